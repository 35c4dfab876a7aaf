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
 * @param severeFine fine from which a penalty counts as severe, in yuan
 * @param severePenaltyKinds kinds of penalty that count as severe whatever the fine, in the words
 *     of {@code silver.penalty.penalty_type}
 * @param qualityWords words of which one in a violation makes it one of quality or safety
 * @param reportDeadlines last day on which the annual report on a year was in time, by year
 * @param reportYears the years due by the day whose reports are looked at
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

  /** The day, with the law that is in force on it. */
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

  /** Condition: a date lies in the last months up to the day. */
  public Column inLastMonths(Field date, int months) {
    return column(date).gt(lit(asOf.minusMonths(months))).and(column(date).leq(lit(asOf)));
  }

  /** Condition: the fact has not ended by the day. */
  public Column isOpen() {
    return column(Bitemporal.VALID_TO).gt(lit(asOf));
  }
}
