package org.regulake.pipelines.publish;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.product.Product;
import org.regulake.models.product.RiskReason;
import org.regulake.pipelines.score.EnterpriseScore;
import org.regulake.pipelines.stage.Reading;

/** Product: the reasons of the scores of a day, one per row. */
final class RiskReasonProduct implements DailyProduct {

  @Override
  public Product product() {
    return RiskReason.PRODUCT;
  }

  @Override
  public List<Reading> reads() {
    return List.of(Reading.ofDay(EnterpriseScore.TABLE));
  }

  @Override
  public Dataset<Row> rows(PublishedDay day) {
    return day.scores()
        .select(
            column(EnterpriseScore.ENTITY_ID),
            column(EnterpriseScore.REASON_FACTS),
            explode(column(EnterpriseScore.REASONS)).as("reason"))
        .select(
            column(EnterpriseScore.ENTITY_ID),
            col("reason.*"),
            transform(
                    element_at(column(EnterpriseScore.REASON_FACTS), col("reason.rank")),
                    RiskReasonProduct::fact)
                .as(RiskReason.FACTS.name()))
        .withColumn(
            RiskReason.IS_MISSING.name(), coalesce(column(RiskReason.IS_MISSING), lit(false)));
  }

  /** Splits off the source, with which the id of a landed row begins. */
  private static Column fact(Column stated) {
    Column recordId = stated.getField("record_id");
    return struct(
        substring_index(recordId, "/", 1).as("source"),
        recordId.as("record_id"),
        stated.getField("fact_date").as("fact_date"));
  }

  @Override
  public OptionalLong expectedRows(PublishedDay day) {
    Row reasons =
        day.scores().agg(coalesce(sum(size(column(EnterpriseScore.REASONS))), lit(0L))).first();
    return OptionalLong.of(reasons.getLong(0));
  }
}
