package org.regulake.pipelines.lakehouse;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The Iceberg catalog of the published tables.
 *
 * @param type where it is kept: in a database ({@code jdbc}), in the folder of the tables ({@code
 *     hadoop}), or by a catalog service ({@code rest}); a database when left out
 * @param uri {@code jdbc:sqlite:…} (one machine) or {@code jdbc:postgresql://…} (many machines), or
 *     the address of the service; null for a folder
 * @param warehouse location of the data files, or its name in the service; the lake itself when
 *     left out
 * @param user user of the database, or client of the service; null where there is none
 * @param passwordFile file with the password of the user (with a token where there is no user); the
 *     environment variable {@code REGULAKE_CATALOG_PASSWORD} when left out. The password itself is
 *     never part of a configuration
 */
public record PublishedCatalogConfig(
    Type type, String uri, String warehouse, String user, String passwordFile) {

  /** Environment variable with the catalog's password. */
  public static final String PASSWORD_VARIABLE = "REGULAKE_CATALOG_PASSWORD";

  /** Kind of the catalog. */
  public enum Type {
    JDBC,
    HADOOP,
    REST;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public PublishedCatalogConfig {
    type = type == null ? Type.JDBC : type;
    if (type == Type.JDBC && (uri == null || !uri.startsWith("jdbc:"))) {
      throw new IllegalArgumentException(
          "catalog: uri '%s' is not a JDBC address; write for example 'jdbc:sqlite:./lake/published.db' or 'jdbc:postgresql://host/db'"
              .formatted(uri));
    }
    if (type == Type.REST && (uri == null || !uri.matches("https?://.+"))) {
      throw new IllegalArgumentException(
          "catalog: uri '%s' is not the address of a catalog service; write for example 'https://catalog.example.org/iceberg'"
              .formatted(uri));
    }
    if (type == Type.HADOOP && (uri != null || user != null || passwordFile != null)) {
      throw new IllegalArgumentException(
          "catalog: a catalog of type hadoop is in the folder of its tables and takes neither uri"
              + " nor user nor password; set 'warehouse' to move it");
    }
  }

  static PublishedCatalogConfig sqliteIn(String location) {
    if (!LakeFiles.isLocal(location)) {
      throw new IllegalArgumentException(
          ("catalog: a lake at %s needs a catalog that all machines can reach; set catalog.uri to a"
                  + " PostgreSQL database, or catalog.type to hadoop (in the lake itself) or rest")
              .formatted(location));
    }
    return new PublishedCatalogConfig(
        Type.JDBC,
        "jdbc:sqlite:" + LakeFiles.localPath(location) + "/published.db",
        null,
        null,
        null);
  }

  /** Whether the catalog is a file on one machine. */
  public boolean isOnOneMachine() {
    return type == Type.JDBC && uri.startsWith("jdbc:sqlite:");
  }

  /** Location of the catalog, for messages. */
  public String place() {
    return type.word() + (uri == null ? "" : " " + uri);
  }

  /** Iceberg catalog properties. */
  Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("type", type.word());
    // Files are accessed like the lake's other files, whatever a catalog service proposes.
    properties.put("io-impl", "org.apache.iceberg.hadoop.HadoopFileIO");
    if (uri != null) {
      properties.put("uri", uri);
    }
    if (warehouse != null) {
      properties.put("warehouse", warehouse);
    }
    String password = password();
    if (type == Type.JDBC) {
      // V1 stores the kind of each entry, without which other readers cannot distinguish views from
      // tables.
      properties.put("jdbc.schema-version", "V1");
      putIfKnown(properties, "jdbc.user", user);
      putIfKnown(properties, "jdbc.password", password);
    }
    if (type == Type.REST) {
      putIfKnown(
          properties,
          user == null ? "token" : "credential",
          user == null || password == null ? password : user + ":" + password);
    }
    return properties;
  }

  /** Iceberg catalog properties that open a database for reading only. */
  Map<String, String> readOnlyProperties() {
    if (type != Type.JDBC) {
      return Map.of();
    }
    Map<String, String> properties = new LinkedHashMap<>();
    // A catalog of an older schema is read as it is; a run brings it up to date.
    properties.put("jdbc.schema-version", "V0");
    if (isOnOneMachine()) {
      // SQLite's number for read-only mode.
      properties.put("jdbc.open_mode", "1");
    } else {
      properties.putAll(Map.of("jdbc.readOnly", "true", "jdbc.readOnlyMode", "always"));
    }
    return properties;
  }

  private String password() {
    if (passwordFile != null) {
      return LakeFiles.readSecret(passwordFile);
    }
    // An SQLite file has no accounts.
    return isOnOneMachine() || type == Type.HADOOP ? null : System.getenv(PASSWORD_VARIABLE);
  }

  private static void putIfKnown(Map<String, String> properties, String key, String value) {
    if (value != null && !value.isBlank()) {
      properties.put(key, value);
    }
  }
}
