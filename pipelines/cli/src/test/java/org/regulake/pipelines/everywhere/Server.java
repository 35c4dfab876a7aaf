package org.regulake.pipelines.everywhere;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that a test starts and ends, with its output in a file. */
final class Server implements AutoCloseable {

  static final String HOST = "127.0.0.1";

  private final Process process;
  private final Path output;

  private Server(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static Server start(Path output, Map<String, String> environment, List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    try {
      return new Server(builder.start(), output);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot start " + command, cause);
    }
  }

  /** A port that is currently free. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    } catch (IOException cause) {
      throw new UncheckedIOException("no port is free", cause);
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  String printed() {
    try {
      return Files.readString(output);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Waits until the process has printed a text. */
  Matcher awaitPrinted(String pattern, Duration most) {
    Matcher[] found = new Matcher[1];
    await(
        most,
        "'%s' in %s".formatted(pattern, output),
        () -> {
          found[0] = Pattern.compile(pattern).matcher(printed());
          if (found[0].find()) {
            return true;
          }
          if (!process.isAlive()) {
            throw new AssertionError(
                "the process ended with %d before it printed '%s':%n%s"
                    .formatted(process.exitValue(), pattern, printed()));
          }
          return false;
        });
    return found[0];
  }

  /** Waits until the process listens on a port of this machine. */
  void awaitListening(int port, Duration most) {
    await(
        most,
        "a listener on port %d".formatted(port),
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError(
                "the process ended with %d before it listened:%n%s"
                    .formatted(process.exitValue(), printed()));
          }
          try (Socket socket = new Socket(HOST, port)) {
            return socket.isConnected();
          } catch (IOException notYet) {
            return false;
          }
        });
  }

  /** Waits for the end and returns the exit code. */
  int awaitEnd(Duration most) {
    try {
      if (!process.waitFor(most.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(
            "not ended after %d s:%n%s".formatted(most.toSeconds(), printed()));
      }
      return process.exitValue();
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(cause);
    }
  }

  static void await(Duration most, String what, BooleanSupplier condition) {
    long end = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited %d s for %s".formatted(most.toSeconds(), what));
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException cause) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(cause);
      }
    }
  }

  /** Kills the process and all processes that it started, without a chance to clean up. */
  void kill() {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(Duration.ofSeconds(10));
  }

  /** Ends the process and all processes that it started. */
  @Override
  public void close() {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroy();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }
}
