package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.regulake.pipelines.cluster.Program;
import org.regulake.pipelines.cluster.Submission;
import org.regulake.pipelines.cluster.SubmitLine;
import org.regulake.pipelines.cluster.Target;
import org.regulake.pipelines.lakehouse.UploadedFiles;
import org.regulake.pipelines.run.Hashes;
import org.regulake.pipelines.synthetic.Generator;
import picocli.CommandLine.Option;

/**
 * Options to submit a run with spark-submit. This process only writes the command line; the
 * launcher replaces itself by it.
 */
final class SubmitOptions {

  /** The folder, readable only by its owner, in which the launcher expects the command line. */
  private static final String FOLDER = "regulake.submit.folder";

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      description =
          "Master of a run with the Spark 4.1 distribution in SPARK_HOME: spark://host:7077, yarn,"
              + " k8s://https://host:6443 or local[*] (default: in this process, without a"
              + " distribution).")
  private String master;

  @Option(
      names = "--deploy-mode",
      paramLabel = "MODE",
      description =
          "Place of the driver: client = on this machine (default), cluster = on a machine of the"
              + " cluster.")
  private String deployMode;

  @Option(
      names = "--dry-run",
      description =
          "Prints the command line for spark-submit, with secrets hidden, without running" + " it.")
  private boolean isDryRun;

  boolean isRequested() {
    if (master == null && (deployMode != null || isDryRun)) {
      throw new IllegalArgumentException(
          "--deploy-mode and --dry-run need --master, as in --master spark://host:7077");
    }
    return master != null;
  }

  int submit(ConfigOptions options, String landing, List<String> days, PrintStream out) {
    Target target = Target.of(master, deployMode);
    if (target.isRemote()) {
      options.useClusterFile();
    }
    Config config = options.config(landing);
    target.requireInReach(config.lakehouse(), config.landing());
    Path sparkHome = sparkHome();
    Path home = ConfigOptions.home().toAbsolutePath();
    Program program =
        Program.builtIn(home.resolve("pipelines/cli/target"), sparkHome, Cli.class.getName());
    Submission submission =
        new Submission(
            target, program, sparkHome, home, options.settings(landing), System.getenv());
    String uploaded =
        config.lakehouse().location()
            + "/ops/program/"
            + Hashes.of(
                Hashes.ofDataPath(),
                Hashes.ofRules(),
                Hashes.ofModules(List.of(Generator.class, Cli.class)));
    SubmitLine line = submission.line(days, options.arguments(landing), uploaded);
    if (isDryRun) {
      out.println(line.shown());
      return Cli.DONE;
    }
    String folder = System.getProperty(FOLDER);
    if (folder == null) {
      throw new IllegalStateException(
          "--master works only with the launcher: ./regulake run --master " + master);
    }
    if (submission.needsUpload()) {
      UploadedFiles.copy(config.hadoopConfiguration(), submission.files(), uploaded);
    }
    line.write(Path.of(folder));
    return Cli.DONE;
  }

  private static Path sparkHome() {
    String sparkHome = System.getenv("SPARK_HOME");
    if (sparkHome == null || !Files.isExecutable(Path.of(sparkHome, "bin", "spark-submit"))) {
      throw new IllegalArgumentException(
          "--master needs a Spark 4.1 distribution: set SPARK_HOME to its folder, which contains"
              + " bin/spark-submit");
    }
    return Path.of(sparkHome);
  }
}
