package org.regulake.models.linkage;

import java.util.List;
import java.util.Optional;
import org.regulake.models.code.Folding;
import org.regulake.models.code.NotStated;
import org.regulake.models.name.Address;
import org.regulake.models.name.EnterpriseName;
import org.regulake.models.name.LegalForm;
import org.regulake.models.name.Locality;

/** Reads the fields of records. It keeps the last name it has read, so each task has its own. */
public final class FieldReader {

  /** What {@link Reading.Kind#NAME_BRANCH} reads where the name is that of no branch. */
  private static final String HEAD = "-";

  private final List<LinkageField> fields;
  private String lastName;
  private EnterpriseName lastParts;

  /** A reader of the fields of a model. */
  public FieldReader(List<LinkageField> fields) {
    this.fields = List.copyOf(fields);
  }

  /**
   * The values of a record.
   *
   * @param stated what the column of each field states, in the order of the fields; null where
   *     nothing is
   * @return in the same order; null where nothing is stated, or nothing remains after reading
   */
  public String[] read(String[] stated) {
    String[] values = new String[stated.length];
    for (int i = 0; i < stated.length; i++) {
      values[i] = NotStated.is(stated[i]) ? null : read(stated[i], fields.get(i).read());
    }
    return values;
  }

  private String read(String stated, List<Reading> steps) {
    String value = Folding.trim(stated);
    for (Reading step : steps) {
      if (value == null) {
        return null;
      }
      value = read(value, step);
    }
    return value == null || value.isEmpty() ? null : value;
  }

  private String read(String value, Reading step) {
    return switch (step.kind()) {
      case PLAIN -> Folding.key(value);
      case DIGITS -> Folding.key(value).replaceAll("[^0-9]", "");
      case FIRST -> ends(value, step.length(), true);
      case LAST -> ends(value, step.length(), false);
      case NAME -> name(value).text();
      case NAME_BRAND -> name(value).brand();
      case NAME_BRAND_LOOSELY -> name(value).brandLoosely();
      case NAME_TRADE -> name(value).trade();
      case NAME_REGION -> region(name(value).region());
      case NAME_FORM -> Optional.ofNullable(name(value).form()).map(LegalForm::id).orElse(null);
      case NAME_BRANCH -> branch(name(value));
      case ADDRESS_RESIDUE -> Address.of(value).residue();
    };
  }

  private static String ends(String value, int length, boolean isFirst) {
    int count = value.codePointCount(0, value.length());
    if (count < length) {
      return null;
    }
    return isFirst
        ? value.substring(0, value.offsetByCodePoints(0, length))
        : value.substring(value.offsetByCodePoints(0, count - length));
  }

  private EnterpriseName name(String text) {
    if (!text.equals(lastName)) {
      lastName = text;
      lastParts = EnterpriseName.of(text);
    }
    return lastParts;
  }

  /**
   * Whether a name is that of a branch is stated by every name, so an enterprise has a word too.
   */
  private static String branch(EnterpriseName name) {
    return name.isRead() && !name.isBranch() ? HEAD : name.branch();
  }

  /** 33, 3306, 330604: a division begins with the code of each one that contains it. */
  private static String region(Locality region) {
    return region == null ? null : region.code().map(FieldReader::shortened).orElse(null);
  }

  private static String shortened(String code) {
    return code.replaceFirst("(00){1,2}$", "");
  }
}
