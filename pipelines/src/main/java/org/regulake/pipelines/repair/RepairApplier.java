package org.regulake.pipelines.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Table;
import org.regulake.pipelines.source.CreditRepair;
import org.regulake.pipelines.source.Objection;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/**
 * Builds {@code silver.record_withdrawal}: the records that granted repairs and objections withdraw
 * (State Administration for Market Regulation, Order 107 of 2025; National Development and Reform
 * Commission, Orders 58 of 2023 and 36 of 2026: repair ends display, sharing and use).
 */
public final class RepairApplier implements Stage {

  public static final StageDeclaration DECLARATION =
      StageDeclaration.whole("repair", "信用修复与异议 · withdrawn records")
          .reading(CreditRepair.TABLE, Objection.TABLE)
          .reading(Sources.adverse().stream().map(Source::silver).toList())
          .writing(RecordWithdrawal.TABLE);

  private static final int NAMED_AT_MOST = 5;

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public Set<String> rules() {
    return Set.of(Sources.FOLDER);
  }

  /** Builds the table, if there are decisions or there were any. */
  @Override
  public Result work(StageContext context) {
    boolean isAnyDelivered =
        isStored(context, CreditRepair.TABLE) || isStored(context, Objection.TABLE);
    if (!isAnyDelivered && !context.exists(RecordWithdrawal.TABLE)) {
      return Result.PLAIN;
    }
    Dataset<Row> decisions =
        Withdrawals.ofRepairs(context.read(CreditRepair.TABLE))
            .unionByName(Withdrawals.ofObjections(context.read(Objection.TABLE)));
    Dataset<Row> named =
        Withdrawals.named(decisions, Withdrawals.records(Sources.adverse(), context));
    context.write(RecordWithdrawal.TABLE, Withdrawals.of(named));
    return new Result(List.of(), withoutRecord(decisions, named));
  }

  private static boolean isStored(StageContext context, Table table) {
    return context.recordedRows(table).orElse(0) > 0;
  }

  /** A sentence about decisions that name no record here. */
  private static List<String> withoutRecord(Dataset<Row> decisions, Dataset<Row> named) {
    String decision = RecordWithdrawal.DECISION_RECORD_ID.name();
    Dataset<Row> idle =
        decisions
            .select(decision)
            .distinct()
            .join(named.select(decision).distinct(), new String[] {decision}, "left_anti");
    long count = idle.count();
    if (count == 0) {
      return List.of();
    }
    List<String> some = new ArrayList<>();
    idle.orderBy(decision)
        .limit(NAMED_AT_MOST)
        .collectAsList()
        .forEach(row -> some.add(row.getString(0)));
    return List.of(
        ("%,d 条信用修复或异议未对应任何记录 repairs or objections name no record on record, by enterprise,"
                + " source and number: %s")
            .formatted(count, some.stream().collect(Collectors.joining(", "))));
  }
}
