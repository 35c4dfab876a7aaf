package org.regulake.pipelines.everywhere;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Calls {@code ./regulake} as an operator does. */
final class Launcher {

  /** The person key of all lakes of these tests, whose names are generated. */
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
    // Otherwise Spark looks for a name and an address of this machine that other machines can
    // reach.
    environment.put("SPARK_LOCAL_IP", Server.HOST);
    environment.put("SPARK_LOCAL_HOSTNAME", Server.HOST);
  }

  /** The Spark distribution; without one, the test is skipped. */
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

  /** Calls as from a machine with another name. */
  Launcher onMachine(String name) {
    // The list of hosts has to contain the new name, as on real machines.
    String become =
        "hostname %1$s && { cat /etc/hosts; echo 127.0.0.1 %1$s; } > %2$s/hosts && mount --bind %2$s/hosts /etc/hosts && exec \"$0\" \"$@\""
            .formatted(name, folder);
    prefix = List.of("unshare", "--uts", "--mount", "sh", "-c", become);
    return this;
  }

  /** Whether a process can get its own machine name, which Linux allows for root. */
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

  /** Calls the launcher, waits for its end and returns its output. */
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
