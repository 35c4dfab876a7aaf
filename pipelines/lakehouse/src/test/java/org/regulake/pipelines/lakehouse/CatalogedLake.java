package org.regulake.pipelines.lakehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** A lake with a catalog for its published tables, in its own session. */
public final class CatalogedLake {

  private CatalogedLake() {}

  /** Opens the lake in a folder. */
  public static Lakehouse in(SparkSession session, Path folder) {
    try {
      // The catalog's database does not create its folder.
      Files.createDirectories(folder);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    SparkSession opened = session.newSession();
    LakehouseConfig config = LakehouseConfig.in(folder.toString());
    config
        .sparkSettings()
        .forEach(
            (key, value) -> {
              if (key.startsWith("spark.sql.catalog." + LakehouseConfig.CATALOG)) {
                opened.conf().set(key, value);
              }
            });
    return new Lakehouse(opened, config);
  }
}
