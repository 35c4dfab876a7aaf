package org.regulake.pipelines.monitor;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.indicator.Population;
import org.regulake.models.learning.indicator.IndicatorMeasurement;
import org.regulake.models.learning.warning.WarningRaiser;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.RunStamp;
import org.regulake.models.warning.Warnings;
import org.regulake.pipelines.lakehouse.BitemporalRows;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.score.EnterpriseScore;
import org.regulake.pipelines.source.AbnormalListing;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/** Measures the indicators of one day of judgment and raises the warnings on them. */
public final class Monitor implements Stage {

  public static final StageDeclaration DECLARATION =
      StageDeclaration.daily("monitor", "监测预警 · indicators and warnings")
          .readingKnown(Enterprise.TABLE, AbnormalListing.TABLE)
          .readingDay(EnterpriseScore.TABLE)
          .writing(IndicatorValue.TABLE, Warning.TABLE);

  private final Indicators indicators;
  private final Warnings warnings;

  public Monitor(Indicators indicators, Warnings warnings) {
    this.indicators = indicators;
    this.warnings = warnings;
  }

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public Set<String> rules() {
    return Set.of(Indicators.FOLDER, Warnings.FOLDER);
  }

  /** Measures the indicators and raises the warnings. */
  @Override
  public Result work(StageContext context) {
    LocalDate day = context.stamp().asOf();
    context.write(
        IndicatorValue.TABLE,
        new IndicatorMeasurement(indicators)
            .measure(
                populations(context),
                day,
                Map.of(Population.ENTERPRISE_SCORE, YearMonth.from(day))));
    Dataset<Row> measured = context.readUnstamped(IndicatorValue.TABLE);
    context.write(Warning.TABLE, new WarningRaiser(warnings).raise(measured, day));
    return Result.PLAIN;
  }

  /**
   * The populations that indicators count; each row is a spell with a first day and the day after
   * its last.
   */
  private static Map<String, Dataset<Row>> populations(StageContext context) {
    RunStamp stamp = context.stamp();
    Dataset<Row> states =
        context
            .read(Enterprise.TABLE)
            .where(
                BitemporalRows.isKnownAt(stamp.knownAt())
                    .and(col("valid_from").leq(lit(stamp.asOf()))));
    Dataset<Row> stays = Stays.of(states.where(col("record_state").equalTo(Enterprise.REGISTERED)));
    Dataset<Row> places =
        stays.select(
            col("entity_id").as("placed_id"),
            col("province_code"),
            col("industry_section"),
            col("from_date").as("arrived_on"),
            col("to_date").as("left_on"));
    // An enterprise that has left the market or the province is no longer counted as listed there,
    // since the denominator does not contain it either.
    Dataset<Row> listings =
        BitemporalRows.asOf(context.read(AbnormalListing.TABLE), stamp.asOf(), stamp.knownAt())
            .join(places, col("entity_id").equalTo(col("placed_id")))
            .where(col("valid_from").lt(col("left_on")).and(col("valid_to").gt(col("arrived_on"))))
            .select(
                col("entity_id"),
                col("province_code"),
                col("industry_section"),
                greatest(col("valid_from"), col("arrived_on")).as("from_date"),
                least(col("valid_to"), col("left_on")).as("to_date"))
            .transform(Monitor::withoutOverlaps)
            .withColumn("ground", lit(null).cast("string"));
    Dataset<Row> scores =
        EnterpriseScore.ofChampion(context.read(EnterpriseScore.TABLE))
            .join(
                states
                    .where(BitemporalRows.isValidOn(stamp.asOf()))
                    .select(
                        col("entity_id").as("placed_id"),
                        col("province_code"),
                        col("industry_section")),
                col("entity_id").equalTo(col("placed_id")))
            .select(
                col("entity_id"),
                col("province_code"),
                col("industry_section"),
                col("class_code"),
                col("score"),
                lit(stamp.asOf().withDayOfMonth(1)).as("from_date"),
                lit(Bitemporal.OPEN_DATE).as("to_date"));
    return Map.of("enterprise", stays, "abnormal_listing", listings, "enterprise_score", scores);
  }

  /**
   * Joins spells of one enterprise that overlap or touch: an enterprise listed on two grounds is on
   * the list once.
   */
  private static Dataset<Row> withoutOverlaps(Dataset<Row> spells) {
    WindowSpec inOrder =
        Window.partitionBy("entity_id", "province_code", "industry_section")
            .orderBy("from_date", "to_date");
    return spells
        .withColumn(
            "reach", max("to_date").over(inOrder.rowsBetween(Window.unboundedPreceding(), -1)))
        .withColumn(
            "spell",
            sum(when(col("reach").isNull().or(col("from_date").gt(col("reach"))), 1).otherwise(0))
                .over(inOrder))
        .groupBy("entity_id", "province_code", "industry_section", "spell")
        .agg(min("from_date").as("from_date"), max("to_date").as("to_date"))
        .drop("spell");
  }
}
