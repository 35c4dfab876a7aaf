package org.regulake.pipelines.everywhere;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** {@code ./regulake}, as an operator calls it. */
final class Launcher {

  /** The key of all lakes of these tests; it protects generated names. */
  static final String PERSON_KEY = "0f".repeat(32);

  private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Duration MOST = Duration.ofMinutes(6);

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private List<String> prefix = List.of();
  private int calls;

  Launcher(Path folder) {
    this.folder = folder;
    environment.put("REGULAKE_NO_ARCHIVE", "1");
    environment.put("REGULAKE_PERSON_KEY", PERSON_KEY);
    environment.put("REGULAKE_HEAP", "2g");
    // Spark would look for a name and an address of this machine that others can reach.
    environment.put("SPARK_LOCAL_IP", Server.HOST);
    environment.put("SPARK_LOCAL_HOSTNAME", Server.HOST);
  }

  /** The Spark distribution; a test that needs one is skipped where there is none. */
  static Path sparkHome() {
    String sparkHome = System.getenv("SPARK_HOME");
    Assumptions.assumeTrue(
        sparkHome != null && !sparkHome.isBlank(),
        "SPARK_HOME is not set: this test needs a Spark 4.1 distribution");
    return Path.of(sparkHome);
  }

  Launcher with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Calls from a machine with another name. */
  Launcher onMachine(String name) {
    // With a list of names in which it is, as machines have.
    String become =
        "hostname %1$s && { cat /etc/hosts; echo 127.0.0.1 %1$s; } > %2$s/hosts && mount --bind %2$s/hosts /etc/hosts && exec \"$0\" \"$@\""
            .formatted(name, folder);
    prefix = List.of("unshare", "--uts", "--mount", "sh", "-c", become);
    return this;
  }

  /** Whether a process can be given a machine name of its own: Linux lets root do so. */
  static boolean canNameMachines() {
    try {
      return new ProcessBuilder("unshare", "--uts", "--mount", "hostname", "another")
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(cause);
    }
  }

  Server start(String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(HOME.resolve("regulake").toString());
    command.addAll(List.of(arguments));
    calls++;
    return Server.start(folder.resolve("regulake-%d.txt".formatted(calls)), environment, command);
  }

  /** Calls the launcher and waits for it; what it printed. */
  String call(String... arguments) {
    try (Server process = start(arguments)) {
      requireDone(process);
      return process.printed();
    }
  }

  static void requireDone(Server process) {
    int code = process.awaitEnd(MOST);
    if (code != 0) {
      throw new AssertionError("./regulake ended with %d:%n%s".formatted(code, process.printed()));
    }
  }
}
