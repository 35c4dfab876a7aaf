package org.regulake.models.listing;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.regulake.models.law.Law;

/** The rows of the law on lists that have begun by the judged day, by id. */
record ListLaw(Map<String, List<LawRow>> rows) implements Serializable {

  static final String ABNORMAL_GROUND = "abnormal_list_ground";
  static final String SERIOUS_GROUND = "serious_list_ground";
  static final String SERIOUS_FIELD = "serious_list_field";
  static final String RED_GROUND = "red_list_ground";
  static final String RED_EXCLUSION = "red_list_exclusion";
  static final String RED_REMOVAL_DAYS = "red_list_removal_working_days";
  static final String THREE_YEARS = "abnormal_to_serious_years";
  static final String NOTICE_DAYS = "three_year_notice_days";
  static final String SERIOUS_LISTING_DAYS = "serious_list_listing_working_days";
  static final String SERIOUS_YEARS = "serious_list_clean_years";
  static final String EARLY_REMOVAL_YEARS = "serious_list_early_removal_years";
  static final String STOP_DISPLAY_DAYS = "serious_list_stop_display_working_days";
  static final String ORDER_DAYS = "order_to_publish_days";
  static final String WINDOW_START = "annual_report_window_start";
  static final String SEVERE_KIND = "severe_penalty_kind";
  static final String SEVERE_FINE = "severe_fine_yuan";
  static final String LIGHT_KIND = "light_penalty_kind";
  static final String SERIOUS_REMOVAL = "removal_of_serious_listing";

  // Ids that are put together from the code of a ground or a field.
  private static final String REPORT_LISTING = "no_annual_report_listing_working_days";
  private static final String ORDER_LISTING = "not_published_when_ordered_listing_working_days";
  private static final String CONCEALMENT_LISTING = "concealment_listing_working_days";
  private static final String UNREACHABLE_LISTING = "unreachable_listing_working_days";
  private static final String REPORT_REMOVAL = "no_annual_report_removal_working_days";
  private static final String ORDER_REMOVAL = "not_published_when_ordered_removal_working_days";
  private static final String CONCEALMENT_REMOVAL = "concealment_removal_working_days";
  private static final String UNREACHABLE_REMOVAL = "unreachable_removal_working_days";
  private static final String REPORT_OUT = "removal_of_no_annual_report";
  private static final String ORDER_OUT = "removal_of_not_published_when_ordered";
  private static final String CONCEALMENT_OUT = "removal_of_concealment";
  private static final String UNREACHABLE_OUT = "removal_of_unreachable";
  private static final String NAME_OUT = "removal_of_name_not_changed";
  private static final String FOOD_WORD = "word_of_food_drug_special_equipment";
  private static final String QUALITY_WORD = "word_of_quality";
  private static final String CONSUMER_WORD = "word_of_consumer_rights";
  private static final String COMPETITION_WORD = "word_of_fair_competition";
  private static final String REFUSAL_WORD = "word_of_refusal_of_duties";

  private static final List<String> NUMBERS =
      List.of(
          RED_REMOVAL_DAYS,
          THREE_YEARS,
          NOTICE_DAYS,
          SERIOUS_LISTING_DAYS,
          SERIOUS_YEARS,
          EARLY_REMOVAL_YEARS,
          STOP_DISPLAY_DAYS,
          ORDER_DAYS,
          WINDOW_START,
          SEVERE_FINE,
          REPORT_LISTING,
          ORDER_LISTING,
          CONCEALMENT_LISTING,
          UNREACHABLE_LISTING,
          REPORT_REMOVAL,
          ORDER_REMOVAL,
          CONCEALMENT_REMOVAL,
          UNREACHABLE_REMOVAL);
  private static final List<String> ABNORMAL_REMOVALS =
      List.of(REPORT_OUT, ORDER_OUT, CONCEALMENT_OUT, UNREACHABLE_OUT, NAME_OUT);
  private static final List<String> LISTS =
      List.of(
          ABNORMAL_GROUND,
          SERIOUS_GROUND,
          SERIOUS_FIELD,
          RED_GROUND,
          RED_EXCLUSION,
          SEVERE_KIND,
          LIGHT_KIND,
          SERIOUS_REMOVAL,
          FOOD_WORD,
          QUALITY_WORD,
          CONSUMER_WORD,
          COMPETITION_WORD,
          REFUSAL_WORD);

  static ListLaw of(Law law, LocalDate asOf) {
    Map<String, List<LawRow>> rows = new HashMap<>();
    law.numbers().stream()
        .filter(number -> NUMBERS.contains(number.id()))
        .forEach(
            number ->
                rows.put(
                    number.id(),
                    number.values().stream()
                        .filter(value -> !value.validFrom().isAfter(asOf))
                        .map(
                            value ->
                                new LawRow(
                                    value.value(),
                                    "",
                                    "",
                                    value.validFrom(),
                                    value.validTo(),
                                    value.citation()))
                        .toList()));
    law.lists().stream()
        .filter(list -> LISTS.contains(list.id()) || ABNORMAL_REMOVALS.contains(list.id()))
        .forEach(
            list ->
                rows.put(
                    list.id(),
                    list.codes().stream()
                        .filter(code -> !code.validFrom().isAfter(asOf))
                        .map(
                            code ->
                                new LawRow(
                                    code.code(),
                                    code.label().zh(),
                                    code.label().en(),
                                    code.validFrom(),
                                    code.validTo(),
                                    code.citation()))
                        .toList()));
    for (String id : NUMBERS) {
      require(rows, id);
    }
    LISTS.forEach(id -> require(rows, id));
    ABNORMAL_REMOVALS.forEach(id -> require(rows, id));
    return new ListLaw(rows);
  }

  private static void require(Map<String, List<LawRow>> rows, String id) {
    if (!rows.containsKey(id)) {
      throw new IllegalArgumentException(
          "the law on lists has no '%s': add it to a file of models/law".formatted(id));
    }
  }

  /** The number in force on a day. */
  Optional<LawRow> number(String id, LocalDate day) {
    for (LawRow row : rows.getOrDefault(id, List.of())) {
      if (row.isInForce(day)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** The entries of a list in force on a day. */
  List<LawRow> codes(String id, LocalDate day) {
    return rows.getOrDefault(id, List.of()).stream().filter(row -> row.isInForce(day)).toList();
  }

  /** The entry of a list with a code, when it is in force on a day. */
  Optional<LawRow> code(String id, String code, LocalDate day) {
    for (LawRow row : rows.getOrDefault(id, List.of())) {
      if (row.text().equals(code) && row.isInForce(day)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** Whether any entry of a list had begun by a day. */
  boolean hasBegun(String id, LocalDate day) {
    return rows.get(id).stream().anyMatch(row -> !row.validFrom().isAfter(day));
  }

  /** First day on which reports on a year may be filed. */
  LocalDate windowStart(int reportYear, LocalDate day) {
    MonthDay start = MonthDay.parse("--" + number(WINDOW_START, day).orElseThrow().text());
    return start.atYear(reportYear + 1);
  }

  BigDecimal severeFine(LocalDate day) {
    return number(SEVERE_FINE, day).map(row -> new BigDecimal(row.text())).orElse(null);
  }

  /** The latest entry with a code among grounds and grounds of removal, for its label. */
  Optional<LawRow> label(String code) {
    return Stream.of(
            List.of(ABNORMAL_GROUND, SERIOUS_GROUND, SERIOUS_FIELD, RED_GROUND, SERIOUS_REMOVAL),
            ABNORMAL_REMOVALS)
        .flatMap(List::stream)
        .map(rows::get)
        .map(list -> list.stream().filter(row -> row.text().equals(code)).toList())
        .filter(found -> !found.isEmpty())
        .map(found -> found.get(found.size() - 1))
        .findFirst();
  }

  /** Whether a code is one of a removal from the abnormal-operation list at all. */
  boolean isAbnormalRemoval(String code, LocalDate day) {
    return ABNORMAL_REMOVALS.stream().anyMatch(id -> code(id, code, day).isPresent());
  }

  static String listingDays(String ground) {
    return ground + "_listing_working_days";
  }

  static String removalDays(String ground) {
    return ground + "_removal_working_days";
  }

  static String removalsOf(String ground) {
    return "removal_of_" + ground;
  }

  static String wordsOf(String field) {
    return "word_of_" + field;
  }
}
