package org.regulake.pipelines.lakehouse;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * Location of the tables.
 *
 * @param location folder or URI of the lake; Delta layers and published data files are below it
 * @param catalog Iceberg catalog of the published tables; an SQLite file in the lake when left out
 * @param objectStore the store of {@code s3a://} addresses of the lake and of the landing folder;
 *     null where there are none
 */
public record LakehouseConfig(
    String location, PublishedCatalogConfig catalog, ObjectStoreConfig objectStore) {

  public LakehouseConfig {
    if (location == null || location.isBlank()) {
      throw new IllegalArgumentException(
          "lakehouse: no location is set; name a folder or a URI, as in 'location: ./lake'");
    }
    while (location.length() > 1 && location.endsWith("/")) {
      location = location.substring(0, location.length() - 1);
    }
    catalog = catalog == null ? PublishedCatalogConfig.sqliteIn(location) : catalog;
    objectStore = objectStore == null ? new ObjectStoreConfig(null, null, null, null) : objectStore;
  }

  /** A lake in a folder of this machine, with its catalog inside. */
  public static LakehouseConfig in(String folder) {
    return new LakehouseConfig(folder, null, null);
  }

  /** Name under which Spark knows the Iceberg catalog: {@code lake.published.risk_score}. */
  public static final String CATALOG = "lake";

  static final String CATALOG_SETTINGS = "spark.sql.catalog." + CATALOG;

  /**
   * Settings that determine the rows of a query: a lake reads and writes the same under every
   * configuration and on every machine.
   */
  private static final Map<String, String> QUERY_SETTINGS =
      Map.of(
          // One time zone for all machines; the times of the records are Chinese.
          "spark.sql.session.timeZone", "Asia/Shanghai",
          // java.time values in rows, independent of the machine's time zone.
          "spark.sql.datetime.java8API.enabled", "true",
          "spark.sql.ansi.enabled", "true");

  /**
   * The Spark settings that a session needs to read and write this lake; they override those of a
   * configuration.
   */
  public Map<String, String> sparkSettings() {
    Map<String, String> settings = new LinkedHashMap<>(QUERY_SETTINGS);
    settings.put(
        "spark.sql.extensions",
        "io.delta.sql.DeltaSparkSessionExtension,org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
    settings.put(
        "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    settings.putAll(catalogSettings());
    objectStore
        .hadoopSettings()
        .forEach((key, value) -> settings.put("spark.hadoop." + key, value));
    return settings;
  }

  /** The part of them that defines the Iceberg catalog. */
  Map<String, String> catalogSettings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(CATALOG_SETTINGS, "org.apache.iceberg.spark.SparkCatalog");
    catalog.properties().forEach((key, value) -> settings.put(CATALOG_SETTINGS + "." + key, value));
    settings.put(CATALOG_SETTINGS + ".warehouse", warehouse());
    return settings;
  }

  /** Location of the files of published tables. */
  String warehouse() {
    return catalog.warehouse() == null ? location : catalog.warehouse();
  }

  /** Hadoop configuration for access to the files of the lake without a Spark session. */
  public Configuration hadoopConfiguration() {
    Configuration configuration = LocalDisk.configuration();
    objectStore.hadoopSettings().forEach(configuration::set);
    return configuration;
  }
}
