package org.regulake.pipelines.cli;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.regulake.pipelines.cluster.Target;
import org.regulake.pipelines.lakehouse.LocalDisk;

/** Makes Spark sessions: the only place that does. */
final class Sessions {

  /**
   * Outside UTC Delta reads each table's log again after each commit to prove its check sum, for
   * the sake of time stamps before 1883.
   */
  private static final String PROOF_OF_CHECK_SUMS =
      "spark.databricks.delta.allFilesInCrc.verificationMode.forceOnNonUTC.enabled";

  /**
   * Up to this many landed (often compressed) bytes Spark's time goes into preparing queries, not
   * into running them.
   */
  private static final long SMALL_LANDING_BYTES = 4L << 20;

  /**
   * For small data: plain interpretation and fixed plans instead of compiled code and plans that
   * adapt while they run.
   */
  private static final Map<String, String> FOR_SMALL_DATA =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN",
          "spark.sql.adaptive.enabled", "false");

  private Sessions() {}

  /**
   * A session for a run over so many landed bytes; results do not depend on them, only the time
   * does.
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

  /** Where a session works: what spark-submit was told, or else the configuration. */
  static Target target(Config config) {
    SparkConf submitted = new SparkConf();
    return Target.of(
        submitted.get("spark.master", config.spark().getOrDefault("spark.master", "local[*]")),
        submitted.get("spark.submit.deployMode", null));
  }

  /** A session for the lake; a master named by spark-submit wins over the configuration. */
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
    builder.config(PROOF_OF_CHECK_SUMS, "false");
    Target target = target(config);
    builder.master(target.master());
    if (!target.isRemote()) {
      // Executors elsewhere get our classes only after they have set up their file systems.
      LocalDisk.settings().forEach((key, value) -> builder.config("spark.hadoop." + key, value));
    }
    return builder.getOrCreate();
  }
}
