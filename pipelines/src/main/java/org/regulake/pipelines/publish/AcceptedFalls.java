package org.regulake.pipelines.publish;

import static org.apache.spark.sql.functions.lit;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.delivery.AcceptedFall;
import org.regulake.pipelines.lakehouse.Fall;

/** The falls accepted for a day, each up to the size that the person saw. */
final class AcceptedFalls {

  /** Tolerance: a ratio read back from a decision may differ in its last digit. */
  private static final double PRECISION = 1e-9;

  private final List<Row> accepted;

  /**
   * The accepted falls of a day.
   *
   * @param decisions rows of {@link AcceptedFall#TABLE}
   */
  AcceptedFalls(Dataset<Row> decisions, LocalDate day) {
    this.accepted =
        decisions
            .where(column(AcceptedFall.AS_OF).equalTo(lit(day)))
            .orderBy(column(AcceptedFall.ACCEPTED_AT), column(AcceptedFall.DECISION_ID))
            .collectAsList();
  }

  /**
   * The accepted differences of deliveries from what is expected of them: a delivery stays accepted
   * on every later day.
   *
   * @param decisions rows of {@link AcceptedFall#TABLE}
   */
  static AcceptedFalls ofDeliveries(Dataset<Row> decisions) {
    return new AcceptedFalls(
        decisions
            .where(column(AcceptedFall.PRODUCT).contains("/"))
            .orderBy(column(AcceptedFall.ACCEPTED_AT), column(AcceptedFall.DECISION_ID))
            .collectAsList());
  }

  private AcceptedFalls(List<Row> accepted) {
    this.accepted = accepted;
  }

  /**
   * The acceptance of a fall as a sentence, with author and reason; empty when there is none or it
   * is for a smaller fall.
   */
  Optional<String> of(Fall fall) {
    return accepted.stream()
        .filter(
            row ->
                row.getAs(AcceptedFall.PRODUCT.name()).equals(fall.product())
                    && row.getAs(AcceptedFall.MEASURE.name()).equals(fall.measure())
                    && fall.ratio()
                        <= row.<Double>getAs(AcceptedFall.LARGEST_RATIO.name()) + PRECISION)
        .findFirst()
        .map(
            row ->
                "accepted by %s, because %s"
                    .formatted(
                        row.getAs(AcceptedFall.AUTHOR.name()),
                        row.getAs(AcceptedFall.REASON.name())));
  }
}
