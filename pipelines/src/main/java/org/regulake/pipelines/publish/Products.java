package org.regulake.pipelines.publish;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.law.Law;
import org.regulake.models.table.Table;
import org.regulake.pipelines.monitor.IndicatorValue;
import org.regulake.pipelines.monitor.Warning;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.score.EnterpriseScore;
import org.regulake.pipelines.stage.StageContext;

/** Makes the rows of the published tables for one day. */
final class Products {

  private static final int REASONS_IN_TEXT = 3;

  private final StageContext context;
  private final Indicators indicators;
  private final Law law;

  Products(StageContext context, Indicators indicators, Law law) {
    this.context = context;
    this.indicators = indicators;
    this.law = law;
  }

  /** All published tables with the day's rows, in the order in which they are released. */
  Map<Table, Dataset<Row>> rows() {
    Dataset<Row> scores = context.read(EnterpriseScore.TABLE);
    Map<Table, Dataset<Row>> products = new LinkedHashMap<>();
    products.put(RiskScore.TABLE, riskScores(scores));
    products.put(RiskReason.TABLE, riskReasons(scores));
    Dataset<Row> values = context.read(IndicatorValue.TABLE)
        .withColumn("month", to_date(concat(col("month"), lit("-01"))));
    Column isTotal = col("province_code").equalTo(Indicators.ALL).or(col("industry_section").equalTo(Indicators.ALL));
    products.put(PublishedMonitor.INDICATOR, values.where(not(isTotal)));
    products.put(PublishedMonitor.INDICATOR_TOTAL, values.where(isTotal));
    products.put(PublishedMonitor.WARNING, context.read(Warning.TABLE));
    products.put(PublishedMonitor.INDICATOR_DEFINITION, Words.indicators(context.spark(), indicators, law, context.stamp().asOf()));
    products.put(PublishedMonitor.PROVINCE, Words.provinces(context.spark()));
    products.put(PublishedMonitor.INDUSTRY, Words.industries(context.spark()));
    products.replaceAll((table, rows) -> rows.drop("as_of", "known_at", "run_id"));
    return products;
  }

  private Dataset<Row> riskScores(Dataset<Row> scores) {
    Dataset<Row> enterprises = Enterprise.onTheMarket(context.read(Enterprise.TABLE), context.stamp())
        .select(col("entity_id").as("described_id"), col("credit_code"), col("stated_code"), col("enterprise_name"), col("record_state"),
            col("province_code"), col("province_name"), col("region_code"), col("region_name"), col("industry_section"));
    Dataset<Row> previous = context.readPreviousDay(EnterpriseScore.TABLE)
        .select(col("entity_id").as("previous_id"), col("class_code").as("previous_class_code"), col("as_of").as("previous_as_of"));
    return scores
        .join(enterprises, col("entity_id").equalTo(col("described_id")))
        .join(previous, col("entity_id").equalTo(col("previous_id")), "left")
        .withColumn("province_name_en", named(col("province_code"), Words::provinceInEnglish))
        .withColumn("industry_name", named(col("industry_section"), Words::industry))
        .withColumn("industry_name_en", named(col("industry_section"), Words::industryInEnglish))
        .withColumn("reason_zh", inWords("reason_zh", "；", "未发现扣分事项"))
        .withColumn("reason_en", inWords("reason_en", "; ", "nothing adverse found"));
  }

  private static Column inWords(String field, String separator, String nothing) {
    Column text = array_join(transform(slice(col("reasons"), 1, REASONS_IN_TEXT), reason -> reason.getField(field)), separator);
    return when(length(text).equalTo(0), lit(nothing)).otherwise(text);
  }

  private static Column named(Column code, org.apache.spark.sql.api.java.UDF1<String, String> name) {
    UserDefinedFunction function = udf(name, DataTypes.StringType);
    return function.apply(code);
  }

  private static Dataset<Row> riskReasons(Dataset<Row> scores) {
    return scores.select(col("entity_id"), explode(col("reasons")).as("reason")).select(col("entity_id"), col("reason.*"))
        .withColumn("is_missing", coalesce(col("is_missing"), lit(false)));
  }
}
