package org.regulake.pipelines.collect;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.regulake.models.table.Table;
import org.regulake.pipelines.delivery.AcceptedFall;
import org.regulake.pipelines.delivery.IdentityDecision;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.stage.StageContext;

/** Writes the decisions of people that are found in the landing folder, where they have changed. */
final class DecisionTables {

  private final StageContext context;

  DecisionTables(StageContext context) {
    this.context = context;
  }

  void recordWithdrawals(Collection<Decision.Withdrawal> withdrawals) {
    replaceIfChanged(
        WithdrawnDelivery.TABLE,
        withdrawals.stream()
            .map(
                decision ->
                    RowFactory.create(
                        decision.delivery(),
                        decision.decidedAt(),
                        decision.author(),
                        decision.reason(),
                        decision.id()))
            .toList());
  }

  void recordAcceptances(Collection<Decision.FallAcceptance> acceptances) {
    replaceIfChanged(
        AcceptedFall.TABLE,
        acceptances.stream()
            .flatMap(
                decision ->
                    decision.falls().entrySet().stream()
                        .map(
                            fall ->
                                RowFactory.create(
                                    decision.product(),
                                    decision.asOf(),
                                    fall.getKey(),
                                    fall.getValue(),
                                    decision.decidedAt(),
                                    decision.author(),
                                    decision.reason(),
                                    decision.id())))
            .toList());
  }

  void recordIdentities(Collection<Decision.Identity> identities) {
    replaceIfChanged(
        IdentityDecision.TABLE,
        identities.stream()
            .map(
                decision ->
                    RowFactory.create(
                        decision.first(),
                        decision.second(),
                        decision.isSame(),
                        decision.decidedAt(),
                        decision.author(),
                        decision.reason(),
                        decision.id()))
            .toList());
  }

  private void replaceIfChanged(Table table, List<Row> rows) {
    if (!Set.copyOf(context.read(table).collectAsList()).equals(Set.copyOf(rows))) {
      context.write(table, context.spark().createDataFrame(rows, Schemas.of(table)).coalesce(1));
    }
  }
}
