package org.regulake.pipelines.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.LakeFiles;
import picocli.CommandLine.Option;

/** Options for the lake and its configuration, the same for all commands. */
final class ConfigOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Configuration file (default: conf/local.yml; conf/cluster.yml for a run on other"
              + " machines).")
  private Path file;

  @Option(
      names = "--lake",
      paramLabel = "PLACE",
      description = "Folder or URI of the lake (default: as configured).")
  private String lake;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Sets one key of the configuration, as in --set spark.sql.shuffle.partitions=8.")
  private Map<String, String> settings = new LinkedHashMap<>();

  /**
   * For a driver on a machine of a cluster, which has no configuration file: every key is given
   * with {@code --set}.
   */
  @Option(names = "--no-file", hidden = true)
  private boolean isWithoutFile;

  private String defaultFile = "conf/local.yml";

  /** Makes {@code conf/cluster.yml} the default configuration file, for runs on other machines. */
  void useClusterFile() {
    defaultFile = "conf/cluster.yml";
  }

  /** The configuration with the changes of the command line. */
  Config config(String landing) {
    return Config.read(isWithoutFile ? emptyFile() : file(), changes(landing), home());
  }

  /** The same configuration as single settings. */
  Map<String, String> settings(String landing) {
    return SettingsFile.read(file(), changes(landing));
  }

  /**
   * The options, as arguments, with which another process on this machine reads the same
   * configuration; without Spark's settings.
   */
  List<String> arguments(String landing) {
    List<String> arguments = new ArrayList<>(List.of("--config=" + file().toAbsolutePath()));
    settings.forEach(
        (key, value) -> {
          if (!key.startsWith("spark.")) {
            arguments.add("--set=" + key + "=" + value);
          }
        });
    if (lake != null) {
      arguments.add("--lake=" + absolute(lake));
    }
    if (landing != null) {
      arguments.add("--landing=" + absolute(landing));
    }
    return arguments;
  }

  /**
   * The folder of the installation, against which relative paths in a configuration are resolved.
   */
  static Path home() {
    return Path.of(System.getProperty("regulake.home", ""));
  }

  private Path file() {
    return file != null ? file : home().resolve(defaultFile);
  }

  private static Path emptyFile() {
    try {
      Path empty = Files.createTempFile("regulake-settings", ".yml");
      empty.toFile().deleteOnExit();
      return Files.writeString(empty, "{}\n");
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write to the folder for temporary files", cause);
    }
  }

  private Map<String, String> changes(String landing) {
    Map<String, String> overrides = new LinkedHashMap<>();
    if ((lake != null || landing != null) && !settings.containsKey("person_key_file")) {
      // The configured key belongs to the configured lake; another lake has its own key.
      overrides.put("person_key_file", null);
    }
    if (lake != null) {
      // The configured catalog lists the tables of the configured lake; another lake has its own
      // catalog.
      overrides.put("lakehouse.catalog", null);
      overrides.put("lakehouse.location", absolute(lake));
    }
    if (landing != null) {
      overrides.put("landing", absolute(landing));
    }
    overrides.putAll(settings);
    return overrides;
  }

  private static String absolute(String place) {
    return !LakeFiles.isPath(place)
        ? place
        : Path.of(place).toAbsolutePath().normalize().toString();
  }

  /**
   * The key with which persons are hashed: from the environment, from the configured file, or from
   * a file in the lake.
   */
  static PersonKey personKey(Config config) {
    String fromEnvironment = System.getenv(PersonKey.ENVIRONMENT_VARIABLE);
    if (fromEnvironment != null && !fromEnvironment.isBlank()) {
      return PersonKey.ofHex(
          fromEnvironment, "the environment variable " + PersonKey.ENVIRONMENT_VARIABLE);
    }
    if (config.personKeyFile() != null) {
      Path file = Path.of(config.personKeyFile());
      if (!Files.exists(file)) {
        // Only a new lake on this machine gets a generated key: with another random key every known
        // person would become two.
        throw new IllegalArgumentException(
            ("person_key_file: %s does not exist; put the key of this lake there, or for a new lake"
                    + " create one with 'openssl rand -hex 32'")
                .formatted(file));
      }
      return PersonKey.inFile(file);
    }
    String location = config.lakehouse().location();
    if (!LakeFiles.isLocal(location)) {
      throw new IllegalArgumentException(
          "a lake at %s needs a person key: set %s, or 'person_key_file' in the configuration"
              .formatted(location, PersonKey.ENVIRONMENT_VARIABLE));
    }
    Path file = Path.of(LakeFiles.localPath(location), "person.key");
    if (!Files.exists(file)) {
      KeyPrint.of(files(config))
          .ifPresent(
              print -> {
                throw new IllegalStateException(
                    ("the key of this lake, %s, is missing; restore it, or give it as"
                            + " person_key_file or in %s. It has print %s; with another key every"
                            + " known person would become two")
                        .formatted(file, PersonKey.ENVIRONMENT_VARIABLE, print));
              });
    }
    return PersonKey.inFile(file);
  }

  /** Access to the small files of a lake without a Spark session. */
  static LakeFiles files(Config config) {
    return new LakeFiles(config.hadoopConfiguration(), config.lakehouse().location());
  }
}
