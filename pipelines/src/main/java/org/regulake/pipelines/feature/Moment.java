package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.regulake.models.law.Law;
import org.regulake.models.law.LawCode;

/**
 * The day for which features are computed, and the legal numbers of that day.
 *
 * @param asOf the day
 * @param severeFine fine from which a penalty counts as severe, in yuan
 * @param severePenaltyKinds kinds of penalty that count as severe whatever the fine, in the words of {@code silver.penalty.penalty_type}
 */
public record Moment(LocalDate asOf, BigDecimal severeFine, List<String> severePenaltyKinds) {

  public Moment {
    severePenaltyKinds = List.copyOf(severePenaltyKinds);
  }

  /** The day, with the law that is in force on it. */
  public static Moment of(LocalDate asOf, Law law) {
    return new Moment(asOf, law.value("severe_fine_yuan", asOf), law.codes("severe_penalty_kind", asOf).stream().map(LawCode::code).toList());
  }

  /** Condition: a date lies in the last months up to the day. */
  public Column inLastMonths(String dateColumn, int months) {
    return col(dateColumn).gt(lit(asOf.minusMonths(months))).and(col(dateColumn).leq(lit(asOf)));
  }

  /** The latest year on which a report was due by the day (Order 654, art. 8: from 1 January to 30 June of the next year). */
  public int lastYearDue() {
    return asOf.isAfter(LocalDate.of(asOf.getYear(), 6, 30)) ? asOf.getYear() - 1 : asOf.getYear() - 2;
  }

  /** Condition: the fact has not ended by the day. */
  public Column isOpen() {
    return col("valid_to").gt(lit(asOf));
  }
}
