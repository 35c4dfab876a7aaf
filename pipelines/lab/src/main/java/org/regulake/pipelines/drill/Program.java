package org.regulake.pipelines.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command that starts a program in a new process.
 *
 * @param command the command before its arguments
 * @param environment environment variables in addition to those of this process
 */
public record Program(List<String> command, Map<String, String> environment) {

  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** The running program, with the same Java and its options. */
  public static Program ofThisProcess(Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(
        ProcessHandle.current()
            .info()
            .command()
            .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return new Program(command, Map.of());
  }

  /** The same program with other environment variables. */
  Program in(Map<String, String> variables) {
    return new Program(command, variables);
  }

  /** The same program with one more Java option. */
  Program with(String option) {
    List<String> changed = new ArrayList<>(command);
    changed.add(command.lastIndexOf("-cp"), option);
    return new Program(changed, environment);
  }

  /** Starts the program with its output redirected to a file. */
  Started start(Path output, List<String> arguments) {
    List<String> words = new ArrayList<>(command);
    words.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new Started(process, output);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot start " + words.get(0), cause);
    }
  }
}
