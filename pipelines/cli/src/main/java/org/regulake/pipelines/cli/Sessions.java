package org.regulake.pipelines.cli;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.regulake.pipelines.cluster.Target;
import org.regulake.pipelines.lakehouse.LocalDisk;

/** Creates all Spark sessions. */
final class Sessions {

  /**
   * Outside UTC, Delta reads each table's log again after each commit to verify its check sum,
   * because of time stamps before 1883.
   */
  private static final String CHECK_SUM_VERIFICATION =
      "spark.databricks.delta.allFilesInCrc.verificationMode.forceOnNonUTC.enabled";

  /**
   * Size of landed (often compressed) data up to which Spark spends more time on preparing queries
   * than on running them.
   */
  private static final long SMALL_LANDING_BYTES = 4L << 20;

  /** Settings for small data: interpreted, fixed plans instead of compiled, adaptive ones. */
  private static final Map<String, String> FOR_SMALL_DATA =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN",
          "spark.sql.adaptive.enabled", "false");

  private Sessions() {}

  /**
   * Opens a session for a run over a number of landed bytes, which affects only the speed, not the
   * results.
   */
  static SparkSession openForRun(Config config, long landedBytes) {
    SparkSession spark = open(config, "run");
    if (landedBytes <= SMALL_LANDING_BYTES) {
      FOR_SMALL_DATA.forEach(
          (key, value) -> {
            if (!config.spark().containsKey(key)) {
              spark.conf().set(key, value);
            }
          });
    }
    return spark;
  }

  /** The target of a session: from the options of spark-submit, or else from the configuration. */
  static Target target(Config config) {
    SparkConf submitted = new SparkConf();
    return Target.of(
        submitted.get("spark.master", config.spark().getOrDefault("spark.master", "local[*]")),
        submitted.get("spark.submit.deployMode", null));
  }

  /**
   * Opens a session for the lake; a master given to spark-submit takes precedence over the
   * configuration.
   */
  static SparkSession open(Config config, String purpose) {
    SparkSession.Builder builder = SparkSession.builder().appName("regulake " + purpose);
    SparkConf submitted = new SparkConf();
    config
        .spark()
        .forEach(
            (key, value) -> {
              if (!submitted.contains(key)) {
                builder.config(key, value);
              }
            });
    config.lakehouse().sparkSettings().forEach(builder::config);
    builder.config(CHECK_SUM_VERIFICATION, "false");
    Target target = target(config);
    builder.master(target.master());
    if (!target.isRemote()) {
      // Remote executors load our classes only after they have set up their file systems.
      LocalDisk.settings().forEach((key, value) -> builder.config("spark.hadoop." + key, value));
    }
    return builder.getOrCreate();
  }
}
