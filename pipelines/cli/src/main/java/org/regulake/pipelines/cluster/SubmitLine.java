package org.regulake.pipelines.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.regulake.models.text.ConnectionKeys;

/**
 * A command line for spark-submit.
 *
 * @param command path of the spark-submit of the distribution
 * @param environment secrets passed in the environment
 * @param secretSettings settings passed in a file, because all users of the machine can read a
 *     command line
 * @param options options and their values
 * @param jar the main jar
 * @param arguments arguments of the program
 */
public record SubmitLine(
    Path command,
    Map<String, String> environment,
    Map<String, String> secretSettings,
    List<Option> options,
    String jar,
    List<String> arguments) {

  public SubmitLine {
    environment = new TreeMap<>(environment);
    secretSettings = new TreeMap<>(secretSettings);
    options = List.copyOf(options);
    arguments = List.copyOf(arguments);
  }

  /** An option of spark-submit with its value. */
  record Option(String name, String value) {}

  /**
   * Text for people: one option per line, secrets hidden. It can be pasted into a shell once these
   * are filled in.
   */
  public String shown() {
    List<String> lines = new ArrayList<>();
    environment.keySet().forEach(name -> lines.add(name + "=" + ConnectionKeys.REDACTED));
    lines.add(quoted(command.toString()));
    options.forEach(option -> lines.add("  " + option.name() + " " + quoted(option.value())));
    secretSettings
        .keySet()
        .forEach(key -> lines.add("  --conf " + key + "=" + ConnectionKeys.REDACTED));
    lines.add("  " + quoted(jar));
    lines.add("  " + arguments.stream().map(SubmitLine::quoted).collect(Collectors.joining(" ")));
    return ConnectionKeys.redact(String.join(" \\\n", lines));
  }

  /**
   * Writes files for the launcher: {@code environment} and {@code words}, each entry followed by a
   * zero byte, and {@code secrets.properties} if there are secret settings.
   *
   * @param folder folder that only its owner can read
   */
  public void write(Path folder) {
    try {
      List<String> words = new ArrayList<>(List.of(command.toString()));
      options.forEach(option -> words.addAll(List.of(option.name(), option.value())));
      if (!secretSettings.isEmpty()) {
        Path properties = folder.resolve("secrets.properties");
        Files.createFile(
            properties,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
            properties,
            secretSettings.entrySet().stream()
                .map(
                    setting ->
                        setting.getKey() + "=" + setting.getValue().replace("\\", "\\\\") + "\n")
                .collect(Collectors.joining()));
        // The spark-defaults.conf of the distribution still applies.
        words.addAll(List.of("--properties-file", properties.toString(), "--load-spark-defaults"));
      }
      words.add(jar);
      words.addAll(arguments);
      Files.write(
          folder.resolve("environment"),
          ended(environment.entrySet().stream().map(Map.Entry::toString).toList()));
      Files.write(folder.resolve("words"), ended(words));
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "cannot write the command line for spark-submit to" + " " + folder, cause);
    }
  }

  private static byte[] ended(List<String> words) {
    return words.stream()
        .map(word -> word + "\0")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
