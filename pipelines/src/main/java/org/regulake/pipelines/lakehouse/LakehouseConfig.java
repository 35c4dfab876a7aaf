package org.regulake.pipelines.lakehouse;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the tables live.
 *
 * @param location folder or URI of the lake; Delta layers and published data files lie below it
 * @param catalog Iceberg catalog of the published tables
 */
public record LakehouseConfig(String location, PublishedCatalogConfig catalog) {

  public LakehouseConfig {
    if (location == null || location.isBlank()) {
      throw new IllegalArgumentException("lakehouse: no location is set; name a folder or a URI, as in 'location: ./lake'");
    }
    while (location.length() > 1 && location.endsWith("/")) {
      location = location.substring(0, location.length() - 1);
    }
    catalog = catalog == null ? PublishedCatalogConfig.sqliteIn(location) : catalog;
  }

  /** Name under which Spark knows the Iceberg catalog: {@code lake.published.risk_score}. */
  public static final String CATALOG = "lake";

  /** The Spark settings that a session needs to read and write this lake. */
  public Map<String, String> sparkSettings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.sql.extensions",
        "io.delta.sql.DeltaSparkSessionExtension,org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
    settings.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    settings.put("spark.sql.catalog." + CATALOG, "org.apache.iceberg.spark.SparkCatalog");
    catalog.properties().forEach((key, value) -> settings.put("spark.sql.catalog." + CATALOG + "." + key, value));
    settings.putIfAbsent("spark.sql.catalog." + CATALOG + ".warehouse", location);
    return settings;
  }
}
