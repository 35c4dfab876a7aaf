package org.regulake.pipelines.feature;

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
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.graph.Edge;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Registration;
import org.regulake.pipelines.source.Source;

/**
 * Features of the legal representative, the address and the telephone: how many enterprises share
 * them on the day.
 */
final class SharedTieFeatures implements FeatureFamily {

  private static final String REPRESENTATIVE = "representative";
  private static final String ADDRESS = "address";
  private static final String PHONE = "phone";

  @Override
  public Source source() {
    return Registration.SOURCE;
  }

  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    Dataset<Row> edges = day.edges();
    Column type = column(Edge.EDGE_TYPE);
    Dataset<Row> ties =
        edges
            .where(type.isin(ADDRESS, PHONE))
            .select(
                type.as("kind"),
                column(Edge.FROM_ID).as("entity_id"),
                column(Edge.TO_ID).as("tie"),
                column(Bitemporal.VALID_FROM),
                column(Provenance.RECORD_ID))
            .unionByName(
                edges
                    .where(type.equalTo("legal_representative"))
                    .select(
                        lit(REPRESENTATIVE).as("kind"),
                        column(Edge.TO_ID).as("entity_id"),
                        column(Edge.FROM_ID).as("tie"),
                        column(Bitemporal.VALID_FROM),
                        column(Provenance.RECORD_ID)));
    Dataset<Row> sizes =
        ties.groupBy(col("tie").as("counted_tie"))
            .agg(countDistinct("entity_id").as("enterprise_count"));
    return ties.join(sizes, col("tie").equalTo(col("counted_tie")));
  }

  @Override
  public List<Feature> features() {
    return List.of(
        Feature.orUnknown(
                "representative_enterprise_count",
                "count",
                "Enterprises led by the same legal representative, itself included",
                "同一法定代表人任职企业数",
                moment -> largest(REPRESENTATIVE))
            .ofGreatest(shared(REPRESENTATIVE)),
        Feature.orUnknown(
                "address_enterprise_count",
                "count",
                "Enterprises at the same address, itself included",
                "同一地址企业数",
                moment -> largest(ADDRESS))
            .ofGreatest(shared(ADDRESS)),
        Feature.orUnknown(
                "phone_enterprise_count",
                "count",
                "Enterprises with the same telephone, itself included",
                "同一电话企业数",
                moment -> largest(PHONE))
            .ofGreatest(shared(PHONE)));
  }

  private static Column largest(String kind) {
    return max(sizeOf(kind)).cast("double");
  }

  private static Column sizeOf(String kind) {
    return when(col("kind").equalTo(kind), col("enterprise_count"));
  }

  /** The same number; null where no other enterprise shares the tie. */
  private static Column shared(String kind) {
    return when(
        col("kind").equalTo(kind).and(col("enterprise_count").gt(1)), col("enterprise_count"));
  }
}
