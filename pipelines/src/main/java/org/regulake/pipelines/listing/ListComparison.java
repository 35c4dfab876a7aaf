package org.regulake.pipelines.listing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.calendar.WorkingDays;
import org.regulake.models.law.Law;
import org.regulake.models.law.ReportDeadlines;
import org.regulake.models.listing.KnownPeriod;
import org.regulake.models.listing.ListEngine;
import org.regulake.models.product.ListDeviation;
import org.regulake.models.product.RiskScore;
import org.regulake.models.table.Field;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.record.UnusableRows;
import org.regulake.pipelines.repair.RecordWithdrawal;
import org.regulake.pipelines.source.AnnualReport;
import org.regulake.pipelines.source.CreditRepair;
import org.regulake.pipelines.source.Inspection;
import org.regulake.pipelines.source.Penalty;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/** Compares the lists as delivered with what the law of the day derives from the facts. */
public final class ListComparison implements Stage {

  /** Sources whose rows in quarantine may hold what seems to be missing. */
  private static final List<Source> READ_FOR_UNUSABLE =
      Stream.concat(
              Stream.of(AnnualReport.SOURCE, Penalty.SOURCE),
              Arrays.stream(StatutoryList.values()).map(StatutoryList::source))
          .toList();

  public static final StageDeclaration DECLARATION =
      StageDeclaration.daily("list", "名单比对 · lists compared with the law")
          .readingKnown(
              Enterprise.TABLE,
              AnnualReport.TABLE,
              Penalty.TABLE,
              CreditRepair.TABLE,
              Inspection.TABLE,
              RecordWithdrawal.TABLE,
              DeliveredFile.TABLE)
          .readingKnown(
              Arrays.stream(StatutoryList.values()).map(list -> list.source().silver()).toList())
          .readingKnown(
              UnusableRows.tables(READ_FOR_UNUSABLE).stream()
                  .filter(table -> !table.equals(Enterprise.TABLE))
                  .toList())
          .writing(ListedDeviation.TABLE);

  private static final String FACTS = "facts";
  private static final String DEVIATION = "deviation";

  private final Law law;

  /**
   * A comparison.
   *
   * @param law the law, of which the terms and grounds in force count
   */
  public ListComparison(Law law) {
    this.law = law;
  }

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public Set<String> rules() {
    return Set.of(Sources.FOLDER, Law.FOLDER, WorkingDays.FOLDER);
  }

  @Override
  public Result work(StageContext context) {
    LocalDate day = context.stamp().asOf();
    ListJudge judge =
        judge(
            new KnownPeriods(
                context.read(DeliveredFile.TABLE), context.read(WithdrawnDelivery.TABLE)),
            day);
    try (UnusableRows unusable = UnusableRows.of(context, READ_FOR_UNUSABLE)) {
      context.write(
          ListedDeviation.TABLE,
          deviations(new ListedFacts(context).of(unusable, READ_FOR_UNUSABLE), judge));
    }
    return Result.PLAIN;
  }

  private ListJudge judge(KnownPeriods periods, LocalDate day) {
    Optional<KnownPeriod> reported = periods.of(AnnualReport.SOURCE);
    List<Integer> yearsOver =
        ReportDeadlines.of(law, day).lastDays().entrySet().stream()
            .filter(
                year ->
                    reported.isPresent()
                        && isComplete(reported.get(), year.getKey(), year.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return new ListJudge(
        ListEngine.on(day, law, WorkingDays.load()),
        ListJudge.listsKnown(periods),
        periods.of(Penalty.SOURCE).orElse(null),
        new ArrayList<>(yearsOver));
  }

  /** Whether the reports of a year are on record from the first day for them to after the last. */
  private static boolean isComplete(KnownPeriod reported, int year, LocalDate lastDay) {
    LocalDate first = LocalDate.of(year + 1, 1, 1);
    return lastDay.isBefore(reported.until())
        && (reported.from() == null || !reported.from().isAfter(first));
  }

  private static Dataset<Row> deviations(Dataset<Row> facts, ListJudge judge) {
    UDF1<Row, List<Row>> judged = judge::deviations;
    return facts
        .select(
            column(Enterprise.ENTITY_ID).as(RiskScore.ENTITY_ID.name()),
            explode(
                    udf(judged, DataTypes.createArrayType(deviation()))
                        .apply(struct(col("*")).as(FACTS)))
                .as(DEVIATION))
        .select(column(RiskScore.ENTITY_ID), col(DEVIATION + ".*"));
  }

  private static StructType deviation() {
    StructType type =
        new StructType()
            .add(ListDeviation.NUMBER.name(), Schemas.type(ListDeviation.NUMBER), false);
    for (Field field : ListDeviation.STATEMENTS) {
      type = type.add(field.name(), Schemas.type(field), field.isNullable());
    }
    return type;
  }
}
