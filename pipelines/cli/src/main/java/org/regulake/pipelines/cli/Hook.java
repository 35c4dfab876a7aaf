package org.regulake.pipelines.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reports an outcome to operators: by a command, which gets it as variables of its environment and
 * as JSON on its standard input, and by a POST of the JSON to an address. A hook that fails changes
 * nothing else.
 */
final class Hook {

  /** States of the hook in the line of the outcome. */
  static final String NOT_CALLED = "-";

  static final String CALLED = "called";
  static final String FAILED = "failed";

  private static final String PREFIX = "REGULAKE_";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<String> command;
  private final Optional<URI> address;
  private final Duration timeout;

  private Hook(Optional<String> command, Optional<URI> address, Duration timeout) {
    this.command = command;
    this.address = address;
    this.timeout = timeout;
  }

  /** The call of a command or of an address failed. */
  private static final class HookException extends Exception {
    private static final long serialVersionUID = 1L;

    private HookException(String reason) {
      super(reason);
    }
  }

  /**
   * A hook.
   *
   * @param command command line for a shell; null or blank = none
   * @param address address for the POST, which may hold a token and is never shown; null or blank =
   *     none
   * @param timeout time after which a command or an address counts as failed
   * @throws IllegalArgumentException when the address is not one of a web server
   */
  static Hook of(String command, String address, Duration timeout) {
    return new Hook(
        Optional.ofNullable(command).filter(text -> !text.isBlank()),
        Optional.ofNullable(address).filter(text -> !text.isBlank()).map(Hook::webAddress),
        timeout);
  }

  private static URI webAddress(String text) {
    try {
      URI address = new URI(text.strip());
      if (address.getHost() != null
          && List.of("http", "https").contains(String.valueOf(address.getScheme()))) {
        return address;
      }
    } catch (URISyntaxException unreadable) {
      // Its message quotes the address, which may hold a token.
    }
    throw new IllegalArgumentException(
        ("the address of the hook, in %s or in the file of daily.hook_url_file, is not one of a web"
                + " server; write https://host/path")
            .formatted(DailyConfig.URL_VARIABLE));
  }

  /** Whether there is nothing to call. */
  boolean isEmpty() {
    return command.isEmpty() && address.isEmpty();
  }

  /**
   * Calls the command and the address.
   *
   * @param values the outcome: texts, numbers and lists of texts
   * @return a sentence for each that failed
   */
  List<String> call(Map<String, Object> values) {
    List<String> failures = new ArrayList<>();
    try {
      String json = JSON.writeValueAsString(values);
      command.ifPresent(line -> attempt(() -> start(line, values, json), failures));
      address.ifPresent(place -> attempt(() -> post(place, json), failures));
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("cannot write the outcome as JSON", cause);
    }
    return failures;
  }

  private interface Call {
    void run() throws HookException, IOException, InterruptedException;
  }

  private static void attempt(Call call, List<String> failures) {
    try {
      call.run();
    } catch (HookException reason) {
      failures.add(reason.getMessage());
    } catch (IOException cause) {
      // Its message may quote the address.
      failures.add("the hook could not be called: " + cause.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      failures.add("the hook was interrupted");
    }
  }

  private void start(String line, Map<String, Object> values, String json)
      throws HookException, IOException, InterruptedException {
    Path input = Files.createTempFile("regulake-outcome", ".json");
    try {
      Files.writeString(input, json);
      ProcessBuilder builder =
          new ProcessBuilder("/bin/sh", "-c", line)
              .redirectInput(input.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      // Our own variables hold keys that are not for the command.
      builder.environment().keySet().removeIf(name -> name.startsWith(PREFIX));
      values.forEach(
          (name, value) ->
              builder
                  .environment()
                  .put(PREFIX + name.toUpperCase(Locale.ROOT), DailyOutcome.text(value)));
      Process process = builder.start();
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new HookException(
            "the command of the hook did not end within %d s".formatted(timeout.toSeconds()));
      }
      if (process.exitValue() != 0) {
        throw new HookException(
            "the command of the hook ended with exit code %d".formatted(process.exitValue()));
      }
    } finally {
      Files.delete(input);
    }
  }

  private void post(URI place, String json)
      throws HookException, IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(place)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    HttpResponse<Void> response =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .build()
            .send(request, BodyHandlers.discarding());
    if (response.statusCode() / 100 != 2) {
      throw new HookException(
          "the server of the hook, %s, answered with status %d"
              .formatted(place.getHost(), response.statusCode()));
    }
  }
}
