package org.regulake.models.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Names;
import org.regulake.models.rule.Printable;
import org.regulake.models.rule.Require;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.rule.RulePage;

/**
 * The numbers and lists of the law, each by its id and the as-of date. A run for a day of 2016 uses
 * the law of 2016.
 */
public final class Law implements Printable {

  /** Folder of the rule files. */
  public static final String FOLDER = "law";

  private static final String OWN_READING = "models/INTERPRETATIONS.md";

  private final List<LawFile> files;
  private final Map<String, LawNumber> numbers = new TreeMap<>();
  private final Map<String, LawList> lists = new TreeMap<>();
  private final Map<String, Provision> provisions = new TreeMap<>();

  private Law(List<LawFile> files) {
    this.files = files;
    Require.unique(
        "law",
        files.stream()
            .flatMap(
                file ->
                    Stream.of(
                            file.numbers().stream().map(LawNumber::id),
                            file.lists().stream().map(LawList::id),
                            file.provisions().stream().map(Provision::id))
                        .flatMap(ids -> ids))
            .toList());
    for (LawFile file : files) {
      file.numbers().forEach(number -> numbers.put(number.id(), number));
      file.lists().forEach(list -> lists.put(list.id(), list));
      file.provisions().forEach(provision -> provisions.put(provision.id(), provision));
    }
  }

  /**
   * Reads all packaged files of {@code models/law}.
   *
   * @throws IllegalArgumentException when a file is refused; file, line and key are named
   */
  public static Law load() {
    return of(RuleFiles.readAll(FOLDER, LawFile.class));
  }

  static Law of(List<LawFile> files) {
    return new Law(List.copyOf(files));
  }

  /**
   * The number in force on a day, in the unit its file states.
   *
   * @param id for example {@code majority_share}
   * @throws IllegalArgumentException when no such number is known (with the nearest), none is in
   *     force that day, or it is not a number
   */
  public BigDecimal value(String id, LocalDate asOf) {
    LawNumber number = number(id);
    if (number.unit() == LawUnit.MONTH_DAY || number.unit() == LawUnit.WORD) {
      throw new IllegalArgumentException(
          "law '%s' is a %s, not a number: ask for its text or month-day"
              .formatted(id, number.unit()));
    }
    return new BigDecimal(inForce(number, asOf).value());
  }

  /** The number in force on a day, which must be whole. */
  public int wholeValue(String id, LocalDate asOf) {
    return value(id, asOf).intValueExact();
  }

  /** The day of the year in force on a day, for numbers of unit {@link LawUnit#MONTH_DAY}. */
  public MonthDay monthDay(String id, LocalDate asOf) {
    LawNumber number = number(id);
    if (number.unit() != LawUnit.MONTH_DAY) {
      throw new IllegalArgumentException(
          "law '%s' is in %s, not a day of the year".formatted(id, number.unit()));
    }
    return MonthDay.parse("--" + inForce(number, asOf).value());
  }

  /** The first day on which a number is in force. */
  public LocalDate firstDay(String id) {
    return number(id).values().get(0).validFrom();
  }

  /**
   * Whether the bound itself counts on a day ("以上") or only what is beyond it ("超过"), as the number
   * {@code <id>_bound} says.
   */
  public boolean isInclusive(String id, LocalDate asOf) {
    String bound = inForce(number(id + "_bound"), asOf).value();
    return switch (bound) {
      case "inclusive" -> true;
      case "strict" -> false;
      default ->
          throw new IllegalArgumentException(
              "law '%s_bound' is '%s'; write inclusive or strict".formatted(id, bound));
    };
  }

  /** The value in force on a day as written, with its citation. */
  public LawValue entry(String id, LocalDate asOf) {
    return inForce(number(id), asOf);
  }

  /**
   * The entries of a statutory list in force on a day, in the order of the file.
   *
   * @param id for example {@code abnormal_list_ground}
   */
  public List<LawCode> codes(String id, LocalDate asOf) {
    LawList list = lists.get(id);
    if (list == null) {
      throw new IllegalArgumentException(
          "no law file has a list '%s'; %s".formatted(id, Names.hint(id, lists.keySet())));
    }
    return list.codes().stream().filter(code -> code.isInForce(asOf)).toList();
  }

  /**
   * The provisions in force on a day, as cited on that day. Where none of them is in force, the
   * basis is our own reading, and its page is returned.
   *
   * @param provisionIds for example {@code abnormal_list}
   * @throws IllegalArgumentException when a provision is not known, with the nearest
   */
  public String citation(List<String> provisionIds, LocalDate asOf) {
    List<String> texts =
        provisionIds.stream()
            .map(this::provision)
            .flatMap(provision -> provision.inForce(asOf).stream())
            .map(Citation::text)
            .distinct()
            .toList();
    return texts.isEmpty() ? OWN_READING : String.join("；", texts);
  }

  /** All provisions with their past and present citations, in the order of the files. */
  public List<Provision> provisions() {
    return files.stream().flatMap(file -> file.provisions().stream()).toList();
  }

  private Provision provision(String id) {
    Provision provision = provisions.get(id);
    if (provision == null) {
      throw new IllegalArgumentException(
          "no law file has a provision '%s'; %s"
              .formatted(id, Names.hint(id, provisions.keySet())));
    }
    return provision;
  }

  /** All numbers, in alphabetical order. */
  public List<LawNumber> numbers() {
    return List.copyOf(numbers.values());
  }

  /** All lists, in alphabetical order. */
  public List<LawList> lists() {
    return List.copyOf(lists.values());
  }

  private LawNumber number(String id) {
    LawNumber number = numbers.get(id);
    if (number == null) {
      throw new IllegalArgumentException(
          "no law file has a number '%s'; %s".formatted(id, Names.hint(id, numbers.keySet())));
    }
    return number;
  }

  private static LawValue inForce(LawNumber number, LocalDate asOf) {
    return number
        .inForce(asOf)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    ("law '%s' has no value in force on %s; the first begins on %s: add the value"
                            + " of that time to its file")
                        .formatted(number.id(), asOf, number.values().get(0).validFrom())));
  }

  @Override
  public String markdown() {
    StringBuilder page = new StringBuilder("## Law: numbers and lists\n");
    for (LawFile file : files) {
      page.append("\n### %s · %s\n\n".formatted(file.subject().zh(), file.subject().en()));
      List<String> rows = new ArrayList<>();
      for (LawNumber number : file.numbers()) {
        for (LawValue value : number.values()) {
          rows.add(
              row(
                  number.id(),
                  number.label(),
                  value.value(),
                  number.unit().name().toLowerCase(Locale.ROOT),
                  value.validFrom(),
                  value.validTo(),
                  value.citation(),
                  value.evidence(),
                  number.reader()));
        }
      }
      for (LawList list : file.lists()) {
        for (LawCode code : list.codes()) {
          rows.add(
              row(
                  list.id(),
                  code.label(),
                  code.code(),
                  "word",
                  code.validFrom(),
                  code.validTo(),
                  code.citation(),
                  code.evidence(),
                  list.reader()));
        }
      }
      for (Provision provision : file.provisions()) {
        for (Citation citation : provision.citations()) {
          rows.add(
              row(
                  provision.id(),
                  provision.label(),
                  "",
                  "citation",
                  citation.validFrom(),
                  citation.validTo(),
                  citation.text(),
                  citation.evidence(),
                  "rules that name it as their basis"));
        }
      }
      page.append(
          RulePage.header(
              "id", "what", "value", "unit", "from", "to", "citation", "evidence", "read by"));
      rows.forEach(page::append);
    }
    return page.toString();
  }

  private static String row(
      String id,
      Label label,
      String value,
      String unit,
      LocalDate from,
      LocalDate to,
      String citation,
      Evidence evidence,
      String reader) {
    return RulePage.row(
        "`" + id + "`",
        label.zh() + " · " + label.en(),
        value,
        unit,
        from,
        shown(to),
        citation,
        evidence.name().toLowerCase(Locale.ROOT),
        reader);
  }

  private static String shown(LocalDate date) {
    return date == null ? "" : date.toString();
  }
}
