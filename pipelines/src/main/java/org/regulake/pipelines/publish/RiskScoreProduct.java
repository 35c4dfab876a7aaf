package org.regulake.pipelines.publish;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.product.Product;
import org.regulake.models.product.RiskScore;
import org.regulake.models.risk.ClassScheme;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.score.EnterpriseScore;
import org.regulake.pipelines.stage.Reading;

/**
 * Product: the scores of a day, with identity and place of the enterprises and their weightiest
 * reasons in words.
 */
final class RiskScoreProduct implements DailyProduct {

  private static final int REASONS_IN_TEXT = 3;

  @Override
  public Product product() {
    return RiskScore.PRODUCT;
  }

  @Override
  public List<Reading> reads() {
    return List.of(
        Reading.known(Enterprise.TABLE),
        Reading.ofDay(EnterpriseScore.TABLE),
        Reading.ofPreviousDay(EnterpriseScore.TABLE));
  }

  @Override
  public Dataset<Row> rows(PublishedDay day) {
    String described = "described_id";
    String judgedBefore = "judged_before_id";
    Dataset<Row> enterprises =
        Enterprise.onTheMarket(day.context().read(Enterprise.TABLE), day.stamp())
            .select(
                column(Enterprise.ENTITY_ID).as(described),
                column(Enterprise.CREDIT_CODE),
                column(Enterprise.STATED_CODE),
                column(Enterprise.ENTERPRISE_NAME),
                column(Enterprise.RECORD_STATE),
                column(Enterprise.PROVINCE_CODE),
                column(Enterprise.PROVINCE_NAME),
                column(Enterprise.REGION_CODE),
                column(Enterprise.REGION_NAME),
                column(Enterprise.INDUSTRY_SECTION));
    // By the champion of this day, even if another model was the champion then: a difference of
    // classes then comes from the enterprise, not from the model.
    Dataset<Row> previous =
        day.context()
            .readPreviousDay(EnterpriseScore.TABLE)
            .where(column(EnterpriseScore.MODEL_ID).equalTo(lit(day.champion().id())))
            .select(
                column(EnterpriseScore.ENTITY_ID).as(judgedBefore),
                column(EnterpriseScore.CLASS_CODE).as(RiskScore.PREVIOUS_CLASS_CODE.name()),
                column(RunStamp.AS_OF).as(RiskScore.PREVIOUS_AS_OF.name()));
    return day.scores()
        .join(enterprises, column(EnterpriseScore.ENTITY_ID).equalTo(col(described)))
        .join(previous, column(EnterpriseScore.ENTITY_ID).equalTo(col(judgedBefore)), "left")
        .withColumn(
            RiskScore.PROVINCE_NAME_EN.name(),
            named(column(RiskScore.PROVINCE_CODE), ProvinceProduct::english))
        .withColumn(
            RiskScore.INDUSTRY_NAME.name(),
            named(column(RiskScore.INDUSTRY_SECTION), IndustryProduct::chinese))
        .withColumn(
            RiskScore.INDUSTRY_NAME_EN.name(),
            named(column(RiskScore.INDUSTRY_SECTION), IndustryProduct::english))
        .withColumn(RiskScore.REASON_ZH.name(), inWords(RiskScore.REASON_ZH.name(), "；", "未发现扣分事项"))
        .withColumn(
            RiskScore.REASON_EN.name(),
            inWords(RiskScore.REASON_EN.name(), "; ", "nothing adverse found"));
  }

  @Override
  public OptionalLong expectedRows(PublishedDay day) {
    return OptionalLong.of(day.scoreCount());
  }

  @Override
  public List<Check> checks(PublishedDay day) {
    Column sumOfPoints =
        aggregate(
            column(RiskScore.REASONS),
            lit(0),
            (total, reason) -> total.plus(reason.getField("points")));
    ClassScheme scheme = day.champion().scheme();
    List<String> codes =
        Stream.concat(scheme.codes().stream(), Stream.of(scheme.thinFile().code())).toList();
    return List.of(
        new Check(
            "unknown_class",
            "with a class that is not one of the model's classes " + codes,
            not(column(RiskScore.CLASS_CODE).isin(codes.toArray()))),
        new Check(
            "unequal_sum",
            "whose reasons do not add up to the score",
            sumOfPoints.notEqual(column(RiskScore.SCORE))),
        new Check(
            "level_of_thin_file",
            "with a rank of the class although too little is known, or without a rank although"
                + " enough is known",
            column(RiskScore.IS_THIN_FILE).notEqual(column(RiskScore.CLASS_LEVEL).isNull())));
  }

  private static Column inWords(String field, String separator, String nothing) {
    Column text =
        array_join(
            transform(
                slice(column(RiskScore.REASONS), 1, REASONS_IN_TEXT),
                reason -> reason.getField(field)),
            separator);
    return when(length(text).equalTo(0), lit(nothing)).otherwise(text);
  }

  private static Column named(Column code, UDF1<String, String> name) {
    return udf(name, DataTypes.StringType).apply(code);
  }
}
