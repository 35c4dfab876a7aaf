package org.regulake.pipelines.collect;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.regulake.models.code.Folding;
import org.regulake.models.code.IdentifierScheme;
import org.regulake.models.code.Identifiers;
import org.regulake.models.code.IdentityNumber;
import org.regulake.models.code.NotStated;
import org.regulake.models.code.PersonalName;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/**
 * Hides the natural persons in the landed rows of a source: the cell of a number becomes its hash,
 * the cell of a person's name the id of that name, and a number in any other cell is replaced in
 * place.
 */
final class PersonalCells implements Serializable {

  private static final long serialVersionUID = 1L;

  /** A number inside the cell of a name; names do not contain so many digits. */
  private static final Pattern NUMBER_IN_NAME =
      Pattern.compile(
          "[(（\\[【]?\\s*[A-Za-z]{0,3}\\p{Nd}{7,}[A-Za-z]?(?:\\([0-9A-Za-z]\\))?\\s*[)）\\]】]?");

  private static final Pattern LETTER_AND_DIGITS = Pattern.compile("[A-Z]\\d{7}-?\\d");

  /** Words that announce a number, left over after the number is removed. */
  private static final Pattern WORDS =
      Pattern.compile(
          "(?:身份证|护照|证件|ID|passport)(?:编号|号码|号)?\\s*[:：]?(?=\\s*(?:[)）\\]】]|$))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BRACKETS = Pattern.compile("[(（\\[【]\\s*[)）\\]】]");

  /**
   * Positions of the cells of a party in a row.
   *
   * @param number position of its number; -1 for none, as for the others
   * @param kinds meanings of the words in the kind column
   */
  private record Cells(
      Party.Nature nature, int[] codes, int name, int number, int kind, CellType.Lookup kinds)
      implements Serializable {

    /** The kind of party stated by the row, as a standard word; null when not stated. */
    String kindIn(String[] values) {
      return kind < 0 || values[kind] == null ? null : kinds.meaning(values[kind].strip());
    }
  }

  /** Role of a cell. */
  private enum Role {
    TEXT,
    /** A day, an amount, a word of a list: neither a code nor a name. */
    TYPED,
    CODE,
    NAME,
    NUMBER
  }

  private final PersonKey key;
  private final List<Cells> parties;

  /**
   * Whether rows of the source are expected to name natural persons; in other sources a person may
   * occur in place of an enterprise.
   */
  private final boolean isAboutPersons;

  private final Role[] roles;

  PersonalCells(Source source, PersonKey key) {
    List<String> columns = source.landedNames();
    this.key = key;
    this.parties = source.parties().stream().map(party -> cells(source, party, columns)).toList();
    this.isAboutPersons =
        parties.stream().anyMatch(party -> party.nature() != Party.Nature.ENTERPRISE);
    this.roles = new Role[columns.size()];
    Arrays.fill(roles, Role.TEXT);
    source.columns().stream()
        .filter(column -> column.type() != CellType.TEXT)
        .forEach(column -> roles[columns.indexOf(column.name())] = Role.TYPED);
    for (Cells party : parties) {
      for (int code : party.codes()) {
        roles[code] = Role.CODE;
      }
      mark(party.name(), Role.NAME);
      mark(party.number(), Role.NUMBER);
    }
  }

  private void mark(int position, Role role) {
    if (position >= 0) {
      roles[position] = role;
    }
  }

  private static Cells cells(Source source, Party party, List<String> columns) {
    CellType.Lookup kinds =
        source.columns().stream()
            .filter(column -> column.name().equals(party.kindColumn()))
            .findFirst()
            .map(source::lookup)
            .orElse(null);
    return new Cells(
        party.nature(),
        party.codeColumns().stream().mapToInt(columns::indexOf).toArray(),
        columns.indexOf(party.nameColumn()),
        columns.indexOf(party.numberColumn()),
        columns.indexOf(party.kindColumn()),
        kinds);
  }

  /** The id of a name. */
  String idOf(String name) {
    return key.ofName(name);
  }

  /**
   * The names of natural persons in a row, without numbers in the same cell.
   *
   * @param isNational whether codes are national ones or the sender's own
   */
  List<String> names(String[] values, boolean isNational) {
    List<String> names = List.of();
    for (Cells party : parties) {
      String name = personName(party, values, isNational);
      if (name != null && !name.isEmpty()) {
        names = names.isEmpty() ? new ArrayList<>(2) : names;
        names.add(name);
      }
    }
    return names;
  }

  /** Hides all persons of a row in place. */
  void hide(String[] values, boolean isNational) {
    for (Cells party : parties) {
      String name = personName(party, values, isNational);
      if (name != null) {
        hideNumberInName(party, values);
        hideCodesOfForm(party, values, isNational);
        values[party.name()] = name.isEmpty() ? null : key.ofName(name);
        hideElsewhere(name, values);
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] =
          values[i] == null
              ? null
              : switch (roles[i]) {
                case NUMBER ->
                    NotStated.is(values[i])
                        ? null
                        : PersonKey.isHashOfNumber(values[i]) ? values[i] : key.ofNumber(values[i]);
                case CODE -> code(values[i], isNational);
                case NAME ->
                    PersonKey.isIdOfName(values[i])
                        ? values[i]
                        : IdentityNumber.replaceIn(values[i], key::ofNumber);
                case TYPED -> IdentityNumber.replaceInAnyForm(values[i], key::ofNumber);
                case TEXT ->
                    isAboutPersons
                        ? IdentityNumber.replaceInAnyForm(values[i], key::ofNumber)
                        : IdentityNumber.replaceIn(values[i], key::ofNumber);
              };
    }
  }

  /**
   * Hides a repeated name in a cell that should not contain names, as when columns are mixed up;
   * names of enterprises are kept, because they may equal a person's.
   */
  private void hideElsewhere(String name, String[] values) {
    for (int i = 0; i < values.length; i++) {
      if ((roles[i] == Role.TYPED || roles[i] == Role.TEXT)
          && values[i] != null
          && !name.isEmpty()
          && values[i].strip().equals(name)) {
        values[i] = key.ofName(name);
      }
    }
  }

  /** Uses a number that follows a name as the person's number, if no other number is stated. */
  private void hideNumberInName(Cells party, String[] values) {
    if (party.number() >= 0
        && (values[party.number()] == null || NotStated.is(values[party.number()]))
        && statedCode(party, values) == null) {
      String[] found = new String[1];
      IdentityNumber.replaceIn(values[party.name()], number -> found[0] = key.ofNumber(number));
      values[party.number()] = found[0] == null ? values[party.number()] : found[0];
    }
  }

  /**
   * Hides codes that look like a person's number in a row that names a person, even if they pass a
   * check by chance.
   */
  private void hideCodesOfForm(Cells party, String[] values, boolean isNational) {
    for (int position : party.codes()) {
      if (isNational && values[position] != null && IdentityNumber.hasForm(values[position])) {
        values[position] = key.ofNumber(values[position]);
      }
    }
  }

  private String code(String cell, boolean isNational) {
    String hidden = IdentityNumber.replaceInCode(cell, isNational, key::ofNumber);
    // A text without a digit is not a code; it may be a name in the wrong cell.
    return isNational
            && hasNoDigit(hidden)
            && !NotStated.is(hidden)
            && !PersonalName.isOrganisation(hidden)
        ? key.ofName(hidden)
        : hidden;
  }

  private static boolean hasNoDigit(String text) {
    return text.chars().noneMatch(Character::isDigit) && text.chars().anyMatch(Character::isLetter);
  }

  /**
   * The name of the party without numbers, possibly empty, if it is a natural person; null when it
   * is not, or when no name is stated.
   */
  private static String personName(Cells party, String[] values, boolean isNational) {
    String name = party.name() < 0 ? null : values[party.name()];
    // The code is checked first, because it decides most rows.
    if (name == null || !isPerson(party, values, isNational) || !PersonalName.isStated(name)) {
      return null;
    }
    return withoutNumbers(name);
  }

  private static String withoutNumbers(String name) {
    String plain = IdentityNumber.replaceIn(name, number -> "");
    return hasDigits(plain) || plain.length() != name.length()
        ? BRACKETS
            .matcher(WORDS.matcher(NUMBER_IN_NAME.matcher(plain).replaceAll("")).replaceAll(""))
            .replaceAll("")
            .strip()
        : plain.strip();
  }

  private static boolean hasDigits(String text) {
    return text.chars().filter(Character::isDigit).limit(7).count() == 7;
  }

  private static boolean isPerson(Cells party, String[] values, boolean isNational) {
    return switch (party.nature()) {
      case PERSON -> true;
      case ENTERPRISE -> isPersonInPlaceOfEnterprise(party, values, isNational);
      case EITHER -> isPersonOfEither(party, values, isNational);
    };
  }

  private static boolean isPersonOfEither(Cells party, String[] values, boolean isNational) {
    String kind = party.kindIn(values);
    if (kind != null) {
      return kind.equals(Party.KIND_PERSON);
    }
    String number = values[party.number()];
    boolean isNumbered =
        number != null && !NotStated.is(number) && !Identifiers.recognise(number).isValid();
    return isNumbered || isPersonInPlaceOfEnterprise(party, values, isNational);
  }

  /**
   * Whether a person is stated in place of an enterprise: no code could be an enterprise's, and the
   * name does not indicate one.
   */
  private static boolean isPersonInPlaceOfEnterprise(
      Cells party, String[] values, boolean isNational) {
    for (int position : party.codes()) {
      String code = values[position];
      if (code != null && isCodeOfEnterprise(party, code, isNational)) {
        return false;
      }
    }
    return !PersonalName.isOrganisation(values[party.name()]);
  }

  private static boolean isCodeOfEnterprise(Cells party, String code, boolean isNational) {
    if (IdentityNumber.isCreditCodeWithLetters(code)) {
      return true;
    }
    if (NotStated.is(code)) {
      return false;
    }
    if (isNational && Identifiers.recognise(code).isValid()) {
      return party.nature() == Party.Nature.ENTERPRISE && !isLetterAndDigits(code)
          || !IdentityNumber.hasForm(code);
    }
    String[] persons = new String[1];
    IdentityNumber.replaceInCode(code, isNational, number -> persons[0] = number);
    return persons[0] == null
        && (!isNational || !Identifiers.recognise(code).scheme().equals(IdentifierScheme.UNKNOWN));
  }

  /**
   * Whether a code has the form of passports and permits; one in eleven of these passes the check
   * of organisation codes, few of which have this form.
   */
  private static boolean isLetterAndDigits(String code) {
    return LETTER_AND_DIGITS.matcher(Folding.fold(code)).matches();
  }

  private static String statedCode(Cells party, String[] values) {
    for (int position : party.codes()) {
      if (values[position] != null && !NotStated.is(values[position])) {
        return values[position];
      }
    }
    return null;
  }
}
