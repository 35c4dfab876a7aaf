package org.regulake.pipelines.lakehouse;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The Iceberg catalog of the published tables.
 *
 * @param uri JDBC address: {@code jdbc:sqlite:…} by default, {@code jdbc:postgresql://…} for many writers
 * @param warehouse where the data files lie; the lake itself when not set
 * @param user database user, if any
 * @param passwordFile file that holds the database password, if any; the password itself never stands in a configuration
 */
public record PublishedCatalogConfig(String uri, String warehouse, String user, String passwordFile) {

  public PublishedCatalogConfig {
    if (uri == null || !uri.startsWith("jdbc:")) {
      throw new IllegalArgumentException(
          "catalog: uri '%s' is not a JDBC address; write for example 'jdbc:sqlite:./lake/published.db' or 'jdbc:postgresql://host/db'"
              .formatted(uri));
    }
  }

  static PublishedCatalogConfig sqliteIn(String location) {
    if (location.matches("[a-z][a-z0-9+.-]*:.*") && !location.startsWith("file:")) {
      throw new IllegalArgumentException(
          "catalog: a lake at %s needs a catalog that all machines can reach; set catalog.uri, for example to a PostgreSQL database"
              .formatted(location));
    }
    return new PublishedCatalogConfig("jdbc:sqlite:" + location.replaceFirst("^file:(//)?", "") + "/published.db", null, null, null);
  }

  /** Iceberg catalog properties. */
  Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("type", "jdbc");
    properties.put("uri", uri);
    // V1 stores the kind of each entry, without which other readers cannot tell a view from a table.
    properties.put("jdbc.schema-version", "V1");
    if (warehouse != null) {
      properties.put("warehouse", warehouse);
    }
    if (user != null) {
      properties.put("jdbc.user", user);
    }
    if (passwordFile != null) {
      properties.put("jdbc.password", LakeFiles.readSecret(passwordFile));
    }
    return properties;
  }
}
