package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.lit;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.Column;
import org.regulake.models.law.Law;
import org.regulake.models.law.LawCode;
import org.regulake.models.law.ReportDeadlines;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;

/**
 * The day for which features are computed, and the legal numbers of that day.
 *
 * @param asOf the day
 * @param severeFine smallest fine of a severe penalty, in yuan
 * @param severePenaltyKinds kinds of penalty that are severe whatever the fine, as in {@code
 *     silver.penalty.penalty_type}
 * @param qualityWords words that mark a violation as one of quality or safety
 * @param reportDeadlines deadlines of the annual reports, by reported year
 * @param reportYears years due by the day whose reports are considered
 */
public record Moment(
    LocalDate asOf,
    BigDecimal severeFine,
    List<String> severePenaltyKinds,
    List<String> qualityWords,
    SortedMap<Integer, LocalDate> reportDeadlines,
    List<Integer> reportYears) {

  public Moment {
    severePenaltyKinds = List.copyOf(severePenaltyKinds);
    qualityWords = List.copyOf(qualityWords);
  }

  /** The day with the law in force on it. */
  public static Moment of(LocalDate asOf, Law law) {
    ReportDeadlines reports = ReportDeadlines.of(law, asOf);
    return new Moment(
        asOf,
        law.value("severe_fine_yuan", asOf),
        law.codes("severe_penalty_kind", asOf).stream().map(LawCode::code).toList(),
        law.codes("quality_matter", asOf).stream().map(word -> word.label().zh()).toList(),
        reports.lastDays(),
        reports.yearsDue(asOf));
  }

  /** Condition: a date lies within a number of months up to the day. */
  public Column inLastMonths(Field date, int months) {
    return column(date).gt(lit(asOf.minusMonths(months))).and(column(date).leq(lit(asOf)));
  }

  /** Condition: the fact has not ended by the day. */
  public Column isOpen() {
    return column(Bitemporal.VALID_TO).gt(lit(asOf));
  }
}
