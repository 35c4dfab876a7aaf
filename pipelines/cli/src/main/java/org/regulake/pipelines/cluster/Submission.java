package org.regulake.pipelines.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.regulake.models.text.ConnectionKeys;

/**
 * A run that is submitted with spark-submit.
 *
 * @param target where the run takes place
 * @param program the jars that the distribution needs
 * @param sparkHome folder of the distribution
 * @param home folder of the installation, with {@code conf/log4j2.properties} and {@code logs}
 * @param settings the whole configuration as a map from dotted key to value, including Spark's
 *     settings
 * @param environment the environment of the launcher
 */
public record Submission(
    Target target,
    Program program,
    Path sparkHome,
    Path home,
    Map<String, String> settings,
    Map<String, String> environment) {

  /** Default memory of the driver. */
  private static final String DRIVER_MEMORY = "6g";

  /** Storage that a standalone worker can read without our jars. */
  private static final String READ_BY_ANY_WORKER = "(hdfs|webhdfs|viewfs):.*";

  public Submission {
    settings = Map.copyOf(settings);
    environment = Map.copyOf(environment);
  }

  /**
   * Whether the program has to be uploaded to storage first: a standalone worker that starts a
   * driver has to fetch its jars from there. For YARN and Kubernetes, Spark uploads them itself.
   */
  public boolean needsUpload() {
    return target.kind() == ClusterKind.STANDALONE && target.isDriverElsewhere();
  }

  /** The files to upload. */
  public List<Path> files() {
    return program.all();
  }

  /**
   * Builds the command line for spark-submit.
   *
   * @param options options of {@code run}, without those that change the configuration
   * @param changes options with which the driver reads the configuration; used when the driver is
   *     on this machine
   * @param uploaded folder to which the program is uploaded; used only where that is needed
   */
  public SubmitLine line(List<String> options, List<String> changes, String uploaded) {
    requireSubmittable();
    Lines lines = new Lines();
    Map<String, String> own = new TreeMap<>(settings);
    own.entrySet()
        .removeIf(setting -> setting.getKey().startsWith("spark.") || setting.getValue().isBlank());
    lines.option("--master", target.master());
    lines.option("--deploy-mode", target.deployMode());
    lines.option("--name", "regulake run");
    lines.option("--class", program.mainClass());
    lines.option(
        "--driver-memory",
        environment.getOrDefault(
            "REGULAKE_HEAP", settings.getOrDefault("spark.driver.memory", DRIVER_MEMORY)));
    addClassPath(lines, uploaded);
    addJavaOptions(lines);
    if (target.isDriverElsewhere()) {
      addSecrets(lines, own);
      addForDriverElsewhere(lines);
    }
    lines.setting(
        "spark.redaction.regex",
        settings.getOrDefault("spark.redaction.regex", ConnectionKeys.NAMES));
    addSparkSettings(lines);
    List<String> arguments = new ArrayList<>(List.of("run"));
    if (target.isDriverElsewhere()) {
      // The machine of the driver has no configuration file, so all settings are passed as
      // arguments.
      arguments.add("--no-file");
      own.forEach((key, value) -> arguments.add("--set=" + key + "=" + value));
    } else {
      arguments.addAll(changes);
    }
    arguments.addAll(options);
    return new SubmitLine(
        sparkHome.resolve("bin").resolve("spark-submit"),
        lines.environment,
        lines.secretSettings,
        lines.options,
        place(program.jar(), uploaded),
        arguments);
  }

  private void requireSubmittable() {
    if (target.kind() == ClusterKind.KUBERNETES) {
      require("spark.kubernetes.container.image", "the image of Spark 4.1 for the pods");
      if (target.isDriverElsewhere()) {
        require(
            "spark.kubernetes.file.upload.path",
            "a folder that this machine and all pods can access, through which Spark passes our"
                + " jars to the driver");
      }
    }
    String location = settings.getOrDefault("lakehouse.location", "");
    if (needsUpload() && !location.matches(READ_BY_ANY_WORKER)) {
      throw new IllegalArgumentException(
          ("--deploy-mode cluster: the workers of %s fetch our jars before they can read %s. Use"
                  + " --deploy-mode client, or a lake on HDFS, or YARN or Kubernetes")
              .formatted(target.master(), location));
    }
    List<String> secrets =
        settings.keySet().stream()
            .filter(key -> key.startsWith("spark.") && ConnectionKeys.isKeyName(key))
            .sorted()
            .toList();
    if (needsUpload() && !secrets.isEmpty()) {
      throw new IllegalArgumentException(
          ("--deploy-mode cluster: a standalone worker shows all settings of a driver in its list"
               + " of processes, including %s. Give the secret in a file or in the environment, or"
               + " use --deploy-mode client")
              .formatted(String.join(", ", secrets)));
    }
  }

  private void require(String key, String meaning) {
    if (!settings.containsKey(key)) {
      throw new IllegalArgumentException(
          "%s is not set: %s. Set it under 'spark:' in the configuration or with --set %s=…"
              .formatted(key, meaning, key));
    }
  }

  private void addClassPath(Lines lines, String uploaded) {
    if (!target.isDriverElsewhere()) {
      // Spark looks for session catalogs only on the driver's own class path.
      lines.setting(
          "spark.driver.extraClassPath",
          joined(
              program.all().stream().map(Path::toString).toList(),
              ":",
              settings.get("spark.driver.extraClassPath")));
    }
    if (!target.isRemote()) {
      return;
    }
    boolean isYarn = target.kind() == ClusterKind.YARN;
    // In client mode YARN does not ship the main jar to containers.
    List<Path> shipped =
        isYarn && !target.isDriverElsewhere() ? program.all() : program.libraries();
    lines.option(
        "--jars",
        shipped.stream().map(jar -> place(jar, uploaded)).collect(Collectors.joining(",")));
    if (isYarn) {
      // Shipped files are in the working folder of a container.
      lines.setting(
          "spark.executor.extraClassPath",
          joined(List.of("./*"), ":", settings.get("spark.executor.extraClassPath")));
      if (target.isDriverElsewhere()) {
        lines.setting(
            "spark.driver.extraClassPath",
            joined(List.of("./*"), ":", settings.get("spark.driver.extraClassPath")));
      }
    }
  }

  private String place(Path jar, String uploaded) {
    return needsUpload() ? uploaded + "/" + jar.getFileName() : jar.toString();
  }

  private void addJavaOptions(Lines lines) {
    List<String> options = new ArrayList<>();
    if (!target.isDriverElsewhere()) {
      options.add("-Dregulake.home=" + home);
      options.add("-Dregulake.logs=" + home.resolve("logs"));
      options.add(
          "-Dlog4j2.configurationFile="
              + home.resolve("conf").resolve("log4j2.properties").toUri());
    }
    options.addAll(
        List.of(
            "-Dfile.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8", "-Dsun.stderr.encoding=UTF-8"));
    List<String> words =
        options.stream()
            .map(option -> option.contains(" ") ? "\"" + option + "\"" : option)
            .toList();
    lines.setting(
        "spark.driver.extraJavaOptions",
        joined(words, " ", settings.get("spark.driver.extraJavaOptions")));
    if (target.isRemote()) {
      lines.setting(
          "spark.executor.extraJavaOptions",
          joined(
              List.of("-Dfile.encoding=UTF-8"),
              " ",
              settings.get("spark.executor.extraJavaOptions")));
    }
  }

  private static String joined(List<String> words, String separator, String configured) {
    return String.join(separator, words) + (configured == null ? "" : separator + configured);
  }

  private void addForDriverElsewhere(Lines lines) {
    switch (target.kind()) {
      // The launcher waits for the end of the run and exits with its exit code, as with other
      // targets.
      case STANDALONE ->
          settingUnlessConfigured(lines, "spark.standalone.submit.waitAppCompletion", "true");
      // YARN would restart a failed run; the operator should decide that, and the next run resumes
      // where this one stopped.
      case YARN -> settingUnlessConfigured(lines, "spark.yarn.maxAppAttempts", "1");
      default -> {}
    }
  }

  private void settingUnlessConfigured(Lines lines, String key, String value) {
    if (!settings.containsKey(key)) {
      lines.setting(key, value);
    }
  }

  private void addSparkSettings(Lines lines) {
    new TreeMap<>(settings)
        .forEach(
            (key, value) -> {
              if (!key.startsWith("spark.")
                  || lines.isSet(key)
                  || key.equals("spark.master")
                  || key.equals("spark.driver.memory")) {
                return;
              }
              if (ConnectionKeys.isKeyName(key)) {
                lines.secretSettings.put(key, value);
              } else {
                lines.setting(key, value);
              }
            });
  }

  /** Passes the secrets to a driver on another machine. */
  private void addSecrets(Lines lines, Map<String, String> own) {
    List<String> shippedFiles = new ArrayList<>();
    for (Secret secret : Secret.values()) {
      String file = own.get(secret.fileKey());
      boolean isInEnvironment = !environment.getOrDefault(secret.variable(), "").isBlank();
      if (isInEnvironment && (file == null || secret == Secret.PERSON_KEY)) {
        own.remove(secret.fileKey());
        addFromEnvironment(lines, secret);
      } else if (file != null) {
        addFromFile(lines, own, secret, home.resolve(file), shippedFiles);
      } else if (isNeeded(secret) && target.kind() == ClusterKind.KUBERNETES) {
        addFromEnvironment(lines, secret);
      } else if (isNeeded(secret)) {
        throw new IllegalArgumentException(
            ("--deploy-mode cluster: the driver on another machine needs %s; set %s, or %s in the"
                    + " configuration")
                .formatted(secret.meaning(), secret.variable(), secret.fileKey()));
      }
    }
    if (!shippedFiles.isEmpty()) {
      lines.option("--files", String.join(",", shippedFiles));
    }
  }

  private boolean isNeeded(Secret secret) {
    return switch (secret) {
      case PERSON_KEY -> true;
      // A store without settings may authenticate users in another way, as machines in Amazon's
      // cloud do.
      case OBJECT_STORE_USER, OBJECT_STORE_PASSWORD ->
          settings.keySet().stream().anyMatch(key -> key.startsWith("lakehouse.object_store."));
      case CATALOG_PASSWORD -> settings.containsKey("lakehouse.catalog.user");
    };
  }

  private void addFromEnvironment(Lines lines, Secret secret) {
    switch (target.kind()) {
      case YARN ->
          lines.secretSettings.put(
              "spark.yarn.appMasterEnv." + secret.variable(), environment.get(secret.variable()));
      case KUBERNETES ->
          lines.setting(
              "spark.kubernetes.driver.secretKeyRef." + secret.variable(),
              kubernetesSecret() + ":" + secret.variable());
      // In standalone mode spark-submit forwards its whole environment to the driver.
      default -> lines.environment.put(secret.variable(), environment.get(secret.variable()));
    }
  }

  private void addFromFile(
      Lines lines, Map<String, String> own, Secret secret, Path file, List<String> shippedFiles) {
    own.put(secret.fileKey(), file.toString());
    switch (target.kind()) {
      case YARN -> {
        requireThere(secret, file);
        shippedFiles.add(file + "#" + secret.fileKey());
        own.put(secret.fileKey(), secret.fileKey());
      }
      case KUBERNETES -> {
        String mount = "spark.kubernetes.driver.secrets." + kubernetesSecret();
        if (lines.isSet(mount) && !lines.value(mount).equals(String.valueOf(file.getParent()))) {
          throw new IllegalArgumentException(
              ("the files with secrets are in two folders, %s and %s; use one folder, which the"
                      + " secret '%s' of Kubernetes provides in the driver's pod")
                  .formatted(lines.value(mount), file.getParent(), kubernetesSecret()));
        }
        if (!lines.isSet(mount)) {
          lines.setting(mount, String.valueOf(file.getParent()));
        }
      }
      default -> {
        requireThere(secret, file);
        own.remove(secret.fileKey());
        lines.environment.put(secret.variable(), text(file));
      }
    }
  }

  private static void requireThere(Secret secret, Path file) {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "%s is %s, which does not exist or cannot be read: it contains %s"
              .formatted(secret.fileKey(), file, secret.meaning()));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + file, cause);
    }
  }

  private String kubernetesSecret() {
    return environment.getOrDefault("REGULAKE_KUBERNETES_SECRET", "regulake");
  }

  /** The parts of the command line collected so far. */
  private static final class Lines {
    private final List<SubmitLine.Option> options = new ArrayList<>();
    private final Map<String, String> set = new TreeMap<>();
    private final Map<String, String> secretSettings = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();

    void option(String name, String value) {
      options.add(new SubmitLine.Option(name, value));
    }

    void setting(String key, String value) {
      set.put(key, value);
      option("--conf", key + "=" + value);
    }

    boolean isSet(String key) {
      return set.containsKey(key);
    }

    String value(String key) {
      return set.get(key);
    }
  }
}
