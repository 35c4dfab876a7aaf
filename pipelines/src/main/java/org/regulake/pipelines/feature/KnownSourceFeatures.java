package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.source.Registration;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/** Features of the sources with a record of the enterprise. */
final class KnownSourceFeatures implements FeatureFamily {

  @Override
  public Source source() {
    return Registration.SOURCE;
  }

  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    List<Dataset<Row>> parts = new ArrayList<>();
    parts.add(named(Registration.SOURCE, day.registered()));
    Sources.ofFacts().stream()
        .filter(day::isDelivered)
        .forEach(source -> parts.add(named(source, day.begun(source.silver()))));
    return parts.stream().reduce(Dataset::unionAll).orElseThrow();
  }

  private static Dataset<Row> named(Source source, Dataset<Row> rows) {
    return rows.groupBy(col(source.subject().orElseThrow().idField().name()).as("entity_id"))
        .agg(count(lit(1)).as("records"))
        .select(col("entity_id"), lit(source.name()).as("source"));
  }

  @Override
  public List<Feature> features() {
    return List.of(
        Feature.orUnknown(
            "known_source_count",
            "count",
            "Sources with at least one record of it",
            "有记录的数据源数",
            moment -> Sums.distinct(col("source"))));
  }
}
