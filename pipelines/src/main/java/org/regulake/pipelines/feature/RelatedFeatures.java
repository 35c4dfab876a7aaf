package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode_outer;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.graph.Edge;
import org.regulake.pipelines.source.AbnormalListing;
import org.regulake.pipelines.source.Judgment;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Shareholding;
import org.regulake.pipelines.source.Source;

/** Features of adverse records of the enterprises tied to it directly by a stake or guarantee. */
final class RelatedFeatures implements FeatureFamily {

  private static final String RELATED_ID = "related_id";
  private static final String IS_DISHONEST = "is_dishonest";
  private static final String IS_ABNORMAL = "is_abnormal";
  private static final String TIE = "tie";
  private static final String ADVERSE = "adverse";

  @Override
  public Source source() {
    return Shareholding.SOURCE;
  }

  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    Column isTie =
        column(Edge.EDGE_TYPE)
            .isin("shareholding", "guarantee")
            .and(column(Edge.FROM_KIND).notEqual("person"))
            .and(column(Edge.FROM_ID).notEqual(column(Edge.TO_ID)));
    Dataset<Row> ties =
        day.edges().where(isTie).select(column(Edge.FROM_ID), column(Edge.TO_ID), fact().as(TIE));
    Dataset<Row> both =
        ties.toDF("entity_id", RELATED_ID, TIE)
            .unionByName(ties.toDF(RELATED_ID, "entity_id", TIE));
    Dataset<Row> dishonest =
        day.validOnDay(Judgment.TABLE)
            .where(column(Judgment.KIND).equalTo(JudgmentFeatures.DISHONEST_DEBTOR));
    Dataset<Row> adverse =
        flagged(dishonest, true).unionByName(flagged(day.validOnDay(AbnormalListing.TABLE), false));
    // The adverse record of the other enterprise and the tie to it: a reason needs both.
    Column behind = explode_outer(when(col(ADVERSE).isNotNull(), array(col(ADVERSE), col(TIE))));
    return both.join(adverse, col(RELATED_ID).equalTo(col("adverse_id")), "left")
        .select(
            col("entity_id"),
            col(RELATED_ID),
            coalesce(col(IS_DISHONEST), lit(false)).as(IS_DISHONEST),
            coalesce(col(IS_ABNORMAL), lit(false)).as(IS_ABNORMAL),
            behind.as("behind"))
        .select(col("*"), col("behind.*"));
  }

  private static Dataset<Row> flagged(Dataset<Row> rows, boolean isDishonest) {
    return rows.select(
        col("entity_id").as("adverse_id"),
        lit(isDishonest).as(IS_DISHONEST),
        lit(!isDishonest).as(IS_ABNORMAL),
        fact().as(ADVERSE));
  }

  private static Column fact() {
    return struct(column(Bitemporal.VALID_FROM), column(Provenance.RECORD_ID));
  }

  @Override
  public List<Feature> features() {
    return List.of(
        Feature.orZero(
                "related_dishonest_count",
                "count",
                "Dishonest judgment debtors among direct owners, owned and guaranteed enterprises",
                "关联方失信被执行人数",
                moment -> count(IS_DISHONEST))
            .countedWhere(moment -> col(IS_DISHONEST)),
        Feature.orZero(
                "related_abnormal_count",
                "count",
                "Enterprises on the list of abnormal operation among direct owners, owned and"
                    + " guaranteed enterprises",
                "关联方经营异常企业数",
                moment -> count(IS_ABNORMAL))
            .countedWhere(moment -> col(IS_ABNORMAL)));
  }

  private static Column count(String flag) {
    return Sums.distinct(when(col(flag), col(RELATED_ID)));
  }
}
