package org.regulake.pipelines.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Table;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.identity.LinkedCodes;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.stage.EarlierResult;

/** The records as the last run left them, and what has changed in their inputs since. */
final class EarlierRecords implements AutoCloseable {

  private final EarlierResult result;
  private final Map<String, List<FullDelivery>> fulls;
  private final Map<String, List<Withdrawal>> withdrawals;
  private final LinkedCodes linked;
  private final ChangedIdentifiers identifiers;

  private EarlierRecords(
      EarlierResult result,
      Map<String, List<FullDelivery>> fulls,
      Map<String, List<Withdrawal>> withdrawals,
      Dataset<Row> identifiersBefore,
      Dataset<Row> identifiers) {
    this.result = result;
    this.fulls = fulls;
    this.withdrawals = withdrawals;
    this.linked = LinkedCodes.of(identifiersBefore);
    this.identifiers = ChangedIdentifiers.between(identifiersBefore, identifiers);
  }

  /**
   * The records of the last run.
   *
   * @param result the result of the last run
   * @param identifiers rows of {@code silver.identifier} now
   * @return empty when its inputs can no longer be read
   */
  static Optional<EarlierRecords> of(EarlierResult result, Dataset<Row> identifiers) {
    Optional<Dataset<Row>> files = result.read(DeliveredFile.TABLE);
    Optional<Dataset<Row>> withdrawn = result.read(WithdrawnDelivery.TABLE);
    Optional<Dataset<Row>> before = result.read(Identifier.TABLE);
    return files.isEmpty() || withdrawn.isEmpty() || before.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new EarlierRecords(
                result,
                FullDelivery.bySource(files.get()),
                Withdrawal.bySource(withdrawn.get()),
                before.get(),
                identifiers));
  }

  /** Counts of the rows of a source; empty when the last run did not record it. */
  Optional<RecordCounts> counts(Source source) {
    return Optional.ofNullable(result.kept().get(source.name())).map(RecordCounts::ofText);
  }

  /** The rows added to a table since; empty when others have changed as well. */
  Optional<Dataset<Row>> added(Table table) {
    return result.added(table);
  }

  boolean isUnchanged(Table table) {
    return result.isUnchanged(table);
  }

  /** Whether the same full deliveries and withdrawals of a source were known. */
  boolean hasSame(Source source, List<FullDelivery> fullsNow, List<Withdrawal> withdrawalsNow) {
    return Set.copyOf(fulls.getOrDefault(source.name(), List.of())).equals(Set.copyOf(fullsNow))
        && Set.copyOf(withdrawals.getOrDefault(source.name(), List.of()))
            .equals(Set.copyOf(withdrawalsNow));
  }

  /** The codes that were not resolved by themselves. */
  LinkedCodes linked() {
    return linked;
  }

  /** The codes of which something else is known now. */
  ChangedIdentifiers identifiers() {
    return identifiers;
  }

  @Override
  public void close() {
    linked.close();
    identifiers.close();
  }
}
