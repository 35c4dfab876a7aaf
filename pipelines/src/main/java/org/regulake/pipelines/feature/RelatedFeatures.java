package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.graph.Edge;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.abnormallisting.AbnormalListingSource;
import org.regulake.pipelines.source.judgment.Judgment;
import org.regulake.pipelines.source.judgment.JudgmentSource;
import org.regulake.pipelines.source.shareholding.ShareholdingSource;

/** What is on record of the enterprises next to it by stake or guarantee. */
final class RelatedFeatures implements FeatureFamily {

  private static final String RELATED_ID = "related_id";
  private static final String IS_DISHONEST = "is_dishonest";
  private static final String IS_ABNORMAL = "is_abnormal";

  @Override
  public Source source() {
    return ShareholdingSource.SOURCE;
  }

  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    Column isTie = column(Edge.EDGE_TYPE).isin("shareholding", "guarantee").and(column(Edge.FROM_KIND).notEqual("person"))
        .and(column(Edge.FROM_ID).notEqual(column(Edge.TO_ID)));
    Dataset<Row> ties = day.edges().where(isTie).select(column(Edge.FROM_ID), column(Edge.TO_ID));
    Dataset<Row> both = ties.toDF("entity_id", RELATED_ID).unionByName(ties.toDF(RELATED_ID, "entity_id"));
    Dataset<Row> dishonest = day.standing(JudgmentSource.TABLE).where(column(Judgment.KIND).equalTo(JudgmentFeatures.DISHONEST_DEBTOR));
    Dataset<Row> adverse = flagged(dishonest, true).unionByName(flagged(day.standing(AbnormalListingSource.TABLE), false))
        .groupBy(col("entity_id").as("adverse_id")).agg(max(IS_DISHONEST).as(IS_DISHONEST), max(IS_ABNORMAL).as(IS_ABNORMAL));
    return both.join(adverse, col(RELATED_ID).equalTo(col("adverse_id")), "left")
        .withColumn(IS_DISHONEST, coalesce(col(IS_DISHONEST), lit(false)))
        .withColumn(IS_ABNORMAL, coalesce(col(IS_ABNORMAL), lit(false)));
  }

  private static Dataset<Row> flagged(Dataset<Row> rows, boolean isDishonest) {
    return rows.select(col("entity_id"), lit(isDishonest).as(IS_DISHONEST), lit(!isDishonest).as(IS_ABNORMAL));
  }

  @Override
  public List<Feature> features() {
    return List.of(
        Feature.orZero("related_dishonest_count", "count",
            "Dishonest judgment debtors among direct owners, owned and guaranteed enterprises", "关联方失信被执行人数", moment -> count(IS_DISHONEST)),
        Feature.orZero("related_abnormal_count", "count",
            "Enterprises on the list of abnormal operation among direct owners, owned and guaranteed enterprises", "关联方经营异常企业数",
            moment -> count(IS_ABNORMAL)));
  }

  private static Column count(String flag) {
    return countDistinct(when(col(flag), col(RELATED_ID))).cast("double");
  }
}
