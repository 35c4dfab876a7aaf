package org.regulake.pipelines.everywhere;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.FileUtil;

/**
 * A folder below {@code target/everywhere} for one test class; it keeps the output of runs until
 * the next time.
 */
final class Place {

  private final Path folder;

  Place(String name) {
    folder = Path.of("target", "everywhere", name).toAbsolutePath();
    FileUtil.fullyDelete(folder.toFile());
    folder("");
  }

  Path folder() {
    return folder;
  }

  Path folder(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /**
   * A configuration for small data on a small cluster of this machine, with additional lines for
   * Spark.
   */
  String conf(String name, String lake, String landing, String spark) {
    try {
      return Files.writeString(
              file(name + ".yml"),
              """
              lakehouse:
                location: %s
                catalog: {type: hadoop}
              landing: %s
              spark:
                spark.driver.host: 127.0.0.1
                spark.executor.cores: "1"
                spark.executor.memory: 1g
                spark.sql.shuffle.partitions: "2"
                spark.default.parallelism: "2"
                spark.databricks.delta.snapshotPartitions: "1"
                spark.databricks.delta.stats.collect: "false"
                spark.buffer.pageSize: 1m
                spark.locality.wait: "0"
                spark.ui.enabled: "false"
                # Half of so short a run would go into compiling code for speed.
                spark.driver.extraJavaOptions: -XX:TieredStopAtLevel=1
                spark.executor.extraJavaOptions: -XX:TieredStopAtLevel=1
              """
                      .formatted(lake, landing)
                  + spark)
          .toString();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
