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

/** The options that say which lake a command works on; the same for all commands. */
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
   * For a driver on a machine of a cluster, which has no file of ours: every key comes with {@code
   * --set}.
   */
  @Option(names = "--no-file", hidden = true)
  private boolean isWithoutFile;

  private String standardFile = "conf/local.yml";

  /**
   * From here on another file is read when the command line names none: the one for runs on other
   * machines.
   */
  void useFileOfClusters() {
    standardFile = "conf/cluster.yml";
  }

  /** The configuration with everything that the command line says. */
  Config config(String landing) {
    return Config.read(isWithoutFile ? emptyFile() : file(), changes(landing), home());
  }

  /** The same as single settings. */
  Map<String, String> settings(String landing) {
    return SettingsFile.read(file(), changes(landing));
  }

  /**
   * The options by which another process on this machine comes to the same configuration; Spark's
   * settings are left out.
   */
  List<String> words(String landing) {
    List<String> words = new ArrayList<>(List.of("--config=" + file().toAbsolutePath()));
    settings.forEach(
        (key, value) -> {
          if (!key.startsWith("spark.")) {
            words.add("--set=" + key + "=" + value);
          }
        });
    if (lake != null) {
      words.add("--lake=" + absolute(lake));
    }
    if (landing != null) {
      words.add("--landing=" + absolute(landing));
    }
    return words;
  }

  /** Our folder, from which relative paths in a configuration start. */
  static Path home() {
    return Path.of(System.getProperty("regulake.home", ""));
  }

  private Path file() {
    return file != null ? file : home().resolve(standardFile);
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
      // The configured key belongs to the configured lake; another lake has a key of its own.
      overrides.put("person_key_file", null);
    }
    if (lake != null) {
      // The configured catalog lists the tables of the configured lake; another lake has one of its
      // own.
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
   * The key by which persons are hashed: from the environment, from the configured file, or from a
   * file in the lake.
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
        // Only a new lake on this machine makes a key for itself: another random one would make two
        // of every person that is known.
        throw new IllegalArgumentException(
            "person_key_file: %s is not there; put the key of this lake there, or for a new lake make one with 'openssl rand -hex 32'"
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
                    ("the key of this lake, %s, is gone; put it back, or give it as person_key_file"
                         + " or in %s. It has print %s; another key would make two of every person"
                         + " that is known")
                        .formatted(file, PersonKey.ENVIRONMENT_VARIABLE, print));
              });
    }
    return PersonKey.inFile(file);
  }

  /** The small files of a lake, without a Spark session. */
  static LakeFiles files(Config config) {
    return new LakeFiles(config.hadoopConfiguration(), config.lakehouse().location());
  }
}
