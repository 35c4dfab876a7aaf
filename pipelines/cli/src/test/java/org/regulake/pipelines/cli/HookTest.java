package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hook that is a command, and one that is a web server of this machine. */
class HookTest {

  private static final Map<String, Object> LATE =
      Map.of(
          "outcome", "late", "exit_code", 4, "late", List.of("penalty@2025-02-28", "arrears@2025"));
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private final AtomicReference<String> received = new AtomicReference<>();
  private final CountDownLatch isOver = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private int status = 204;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook/a-token", this::answer);
    server.createContext("/slow", exchange -> await());
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    isOver.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    received.set(
        "%s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void await() {
    try {
      isOver.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private String address(String path) {
    return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
  }

  @Test
  void a_server_gets_the_outcome_as_json() {
    assertThat(Hook.of(null, address("/hook/a-token") + "\n", TIMEOUT).call(LATE)).isEmpty();
    assertThat(received.get())
        .startsWith("POST application/json {")
        .contains("\"outcome\":\"late\"", "\"exit_code\":4")
        .contains("\"late\":[\"penalty@2025-02-28\",\"arrears@2025\"]");
  }

  @Test
  void a_server_that_refuses_or_does_not_answer_is_a_failure_that_hides_the_address() {
    status = 403;
    assertThat(Hook.of(null, address("/hook/a-token"), TIMEOUT).call(LATE))
        .containsExactly("the server of the hook, 127.0.0.1, answered with status 403");
    assertThat(Hook.of(null, address("/slow"), Duration.ofMillis(300)).call(LATE))
        .containsExactly("the hook could not be called: HttpTimeoutException");
    String gone = address("/hook/a-token");
    server.stop(0);
    assertThat(Hook.of(null, gone, TIMEOUT).call(LATE))
        .containsExactly("the hook could not be called: ConnectException");
  }

  @Test
  void an_address_that_is_none_is_refused_without_being_quoted() {
    for (String address : List.of("chat.example.org/a-token", "ftp://host/a-token", "a token")) {
      assertThatThrownBy(() -> Hook.of(null, address, TIMEOUT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("REGULAKE_HOOK_URL")
          .hasMessageNotContaining("token");
    }
  }

  @Test
  void a_command_gets_the_outcome_as_variables_and_as_json() throws IOException {
    Path got = folder.resolve("got");
    String command =
        "{ echo \"$REGULAKE_OUTCOME $REGULAKE_EXIT_CODE $REGULAKE_LATE\"; cat; } > '%s'"
            .formatted(got);
    assertThat(Hook.of(command, null, TIMEOUT).call(LATE)).isEmpty();
    assertThat(Files.readString(got))
        .startsWith("late 4 penalty@2025-02-28,arrears@2025\n{")
        .contains("\"outcome\":\"late\"");
  }

  @Test
  void a_command_that_fails_or_hangs_is_a_failure() {
    assertThat(Hook.of("exit 7", null, TIMEOUT).call(LATE))
        .containsExactly("the command of the hook ended with exit code 7");
    assertThat(Hook.of("sleep 600", null, Duration.ofSeconds(1)).call(LATE))
        .containsExactly("the command of the hook did not end within 1 s");
  }

  @Test
  void a_command_that_fails_does_not_keep_the_server_from_being_told() {
    assertThat(Hook.of("exit 7", address("/hook/a-token"), TIMEOUT).call(LATE)).hasSize(1);
    assertThat(received.get()).contains("late");
  }

  @Test
  void no_command_and_no_address_make_an_empty_hook() {
    assertThat(Hook.of(null, null, TIMEOUT).isEmpty()).isTrue();
    assertThat(Hook.of(" ", "", TIMEOUT).isEmpty()).isTrue();
    assertThat(Hook.of("true", null, TIMEOUT).isEmpty()).isFalse();
  }
}
