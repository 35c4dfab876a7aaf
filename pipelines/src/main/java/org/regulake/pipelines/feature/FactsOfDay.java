package org.regulake.pipelines.feature;

import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.law.Law;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.delivery.CollectedSources;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.graph.Edge;
import org.regulake.pipelines.lakehouse.BitemporalRows;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.record.UnusableRows;
import org.regulake.pipelines.repair.RecordWithdrawal;
import org.regulake.pipelines.repair.StandingRecords;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.stage.StageContext;

/**
 * The facts of the judged day, as known at the moment of knowledge. Unusable rows stay persisted
 * until this is closed.
 */
final class FactsOfDay implements AutoCloseable {

  private final StageContext context;
  private final Law law;
  private final Moment moment;
  private final Set<String> delivered;
  private final UnusableRows unusable;
  private final StandingRecords standing;

  FactsOfDay(StageContext context, Law law) {
    this.context = context;
    this.law = law;
    this.moment = Moment.of(context.stamp().asOf(), law);
    this.delivered = CollectedSources.in(context.read(DeliveredFile.TABLE));
    this.standing = StandingRecords.on(context.stamp(), context.read(RecordWithdrawal.TABLE));
    this.unusable = UnusableRows.of(context, FeatureFamilies.openByUnusableRows());
  }

  RunStamp stamp() {
    return context.stamp();
  }

  LocalDate asOf() {
    return context.stamp().asOf();
  }

  Law law() {
    return law;
  }

  Moment moment() {
    return moment;
  }

  /**
   * Whether a file of the source was collected by the moment of knowledge. For other sources a
   * missing record means unknown, not zero.
   */
  boolean isDelivered(Source source) {
    return delivered.contains(source.name());
  }

  /**
   * Rows of a table known at the moment whose facts had begun by the day, without records that are
   * withdrawn by a repair or an objection on the day.
   */
  Dataset<Row> begun(Table table) {
    return standing.of(
        table, BitemporalRows.asOf(context.read(table), asOf(), context.stamp().knownAt()));
  }

  /** The same, of facts that are valid on the day. */
  Dataset<Row> validOnDay(Table table) {
    return begun(table).where(BitemporalRows.isValidOn(asOf()));
  }

  /** Rows of a table that holds one day per partition. */
  Dataset<Row> ofDay(Table table) {
    return context.read(table);
  }

  /** Past and present states of the enterprises in the register. */
  Dataset<Row> registered() {
    return begun(Enterprise.TABLE)
        .where(column(Enterprise.RECORD_STATE).equalTo(Enterprise.REGISTERED));
  }

  /** States of the enterprises in the register that are valid on the day. */
  Dataset<Row> current() {
    return registered().where(BitemporalRows.isValidOn(asOf()));
  }

  /** Edges that are valid on the day. */
  Dataset<Row> edges() {
    return validOnDay(Edge.TABLE);
  }

  /** The enterprises on the market on the day. */
  Dataset<Row> onTheMarket() {
    return Enterprise.onTheMarket(context.read(Enterprise.TABLE), stamp());
  }

  /**
   * Unusable rows of a source by enterprise: {@code unusable_id}, {@code unusable_rows}, {@code
   * is_mentioned}.
   */
  Optional<Dataset<Row>> unusable(Source source) {
    return unusable.of(source);
  }

  @Override
  public void close() {
    unusable.close();
  }
}
