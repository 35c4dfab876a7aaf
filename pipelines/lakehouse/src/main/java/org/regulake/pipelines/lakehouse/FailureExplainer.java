package org.regulake.pipelines.lakehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hadoop.fs.ChecksumException;

/**
 * Explains failures of a run whose cause is the environment and not the program: a full disk, or a
 * catalog or storage that cannot be reached. Spark buries such a cause in nested exceptions of
 * tasks and stages.
 */
public final class FailureExplainer {

  private static final List<String> NO_ROOM =
      List.of(
          "No space left on device",
          "Disk quota exceeded",
          "database or disk is full",
          "XMinioStorageFull",
          "Storage backend has reached its minimum free drive threshold",
          "DSQuotaExceeded",
          "QuotaByStorageTypeExceeded");
  private static final List<String> OUT_OF_REACH =
      List.of(
          "java.net.ConnectException",
          "java.net.SocketException",
          "java.net.SocketTimeoutException",
          "java.net.NoRouteToHostException",
          "java.net.UnknownHostException",
          "ConnectTimeoutException",
          "NoHttpResponseException",
          "HttpHostConnectException",
          "ApiCallTimeoutException",
          "ApiCallAttemptTimeoutException",
          "Unable to execute HTTP request",
          "AWSNoResponseException",
          "AWSApiCallTimeoutException");
  private static final List<String> READ_ONLY =
      List.of("SQLITE_READONLY", "SQLITE_CANTOPEN", "read-only transaction", "permission denied");
  private static final List<Class<? extends IOException>> DAMAGE =
      List.of(
          FileNotFoundException.class,
          ChecksumException.class,
          EOFException.class,
          JsonProcessingException.class,
          CharConversionException.class);
  private static final String RESUMES =
      "then run again: the run resumes where it stopped. The tables published before are intact";

  private final LakehouseConfig lake;

  private FailureExplainer(LakehouseConfig lake) {
    this.lake = lake;
  }

  /** A failure with an explanation of its cause. */
  private static final class ExplainedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final boolean isStorageLost;

    private ExplainedException(String sentence, boolean isStorageLost, Throwable cause) {
      super(sentence, cause);
      this.isStorageLost = isStorageLost;
    }
  }

  private record Explanation(String sentence, boolean isStorageLost) {}

  /**
   * Whether an explained failure means that the lake's storage cannot be reached, so that a write
   * to it would only time out.
   */
  public static boolean isStorageLost(RuntimeException explained) {
    return explained instanceof ExplainedException exception && exception.isStorageLost;
  }

  /**
   * Explains a failure: returns it with a cause and a remedy where the environment caused it;
   * otherwise returns the failure itself.
   *
   * @throws Error the failure itself, when it is an Error without a known cause; Hadoop reports a
   *     full disk as an Error, too
   */
  public static RuntimeException explain(Throwable failure, LakehouseConfig lake) {
    if (failure instanceof ExplainedException explained) {
      return explained;
    }
    Optional<Explanation> known = new FailureExplainer(lake).explanation(failure);
    if (known.isPresent()) {
      return new ExplainedException(known.get().sentence(), known.get().isStorageLost(), failure);
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException unknown
        ? unknown
        : new IllegalStateException(failure);
  }

  /**
   * Whether a failure comes from stored data and not from the connection: a storage that is
   * unreachable for a moment must not be taken for a damaged one.
   */
  public static boolean isDamage(Throwable failure) {
    return causes(failure).stream()
        .noneMatch(
            cause ->
                mentions(cause, OUT_OF_REACH)
                    || isLostDatabase(cause)
                    || cause instanceof IOException
                        && DAMAGE.stream().noneMatch(kind -> kind.isInstance(cause)));
  }

  private Optional<Explanation> explanation(Throwable failure) {
    Set<Throwable> causes = causes(failure);
    Optional<Throwable> noRoom = innermost(causes, cause -> mentions(cause, NO_ROOM));
    if (noRoom.isPresent()) {
      return Optional.of(
          new Explanation(
              "there is no space left for the lake %s (%s)%s. Free some space or add more, %s"
                  .formatted(lake.location(), shortened(noRoom.get()), disks(), RESUMES),
              false));
    }
    Optional<Throwable> catalog = innermost(causes, FailureExplainer::isLostDatabase);
    if (catalog.isPresent()) {
      return Optional.of(
          new Explanation(
              "the catalog of the published tables, %s, cannot be reached (%s). Start it, %s"
                  .formatted(lake.catalog().place(), shortened(catalog.get()), RESUMES),
              false));
    }
    Optional<Throwable> readOnly =
        innermost(causes, cause -> cause instanceof SQLException && mentions(cause, READ_ONLY));
    if (readOnly.isPresent()) {
      return Optional.of(
          new Explanation(
              "the catalog of the published tables, %s, cannot be written (%s). Give this account the right to write it, %s"
                  .formatted(lake.catalog().place(), shortened(readOnly.get()), RESUMES),
              false));
    }
    if (isLocal()) {
      return Optional.empty();
    }
    return innermost(causes, cause -> mentions(cause, OUT_OF_REACH))
        .map(
            cause ->
                new Explanation(
                    "the storage of the lake %s cannot be reached (%s). Check it, %s"
                        .formatted(lake.location(), shortened(cause), RESUMES),
                    true));
  }

  private static Set<Throwable> causes(Throwable failure) {
    Set<Throwable> causes = new LinkedHashSet<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>(List.of(failure));
    while (!open.isEmpty()) {
      Throwable one = open.poll();
      if (seen.add(one)) {
        causes.add(one);
        if (one.getCause() != null) {
          open.add(one.getCause());
        }
        open.addAll(List.of(one.getSuppressed()));
        if (one instanceof SQLException sql && sql.getNextException() != null) {
          open.add(sql.getNextException());
        }
      }
    }
    return causes;
  }

  /** The innermost matching cause, which has the clearest message. */
  private static Optional<Throwable> innermost(
      Set<Throwable> causes, Predicate<Throwable> condition) {
    return causes.stream().filter(condition).reduce((outer, inner) -> inner);
  }

  /**
   * Searches the text of a cause: the failure of a task on an executor is reported as text only.
   */
  private static boolean mentions(Throwable cause, List<String> words) {
    String text = cause.toString();
    return words.stream().anyMatch(text::contains);
  }

  /**
   * Recognises SQL states of lost connections, and PostgreSQL's of a server that shuts down or
   * starts up.
   */
  private static boolean isLostDatabase(Throwable cause) {
    return cause instanceof SQLException sql
        && sql.getSQLState() != null
        && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"));
  }

  private static String shortened(Throwable cause) {
    String text =
        String.valueOf(cause.getMessage())
            .lines()
            .filter(line -> !line.isBlank())
            .findFirst()
            .orElse(cause.getClass().getSimpleName())
            .strip();
    Optional<String> known = NO_ROOM.stream().filter(text::contains).findFirst();
    int longest = 200;
    return known.orElse(text.length() > longest ? text.substring(0, longest) + "…" : text);
  }

  /**
   * Free space of the disks that a run fills: that of the lake and that of Spark's temporary files.
   */
  private String disks() {
    StringBuilder text = new StringBuilder();
    Set<String> places = new LinkedHashSet<>();
    if (isLocal()) {
      places.add(LakeFiles.localPath(lake.location()));
    }
    places.add(System.getProperty("java.io.tmpdir"));
    places.forEach(place -> text.append("; ").append(disk(Path.of(place))));
    return text.toString();
  }

  private boolean isLocal() {
    return LakeFiles.isLocal(lake.location());
  }

  private static String disk(Path place) {
    try {
      FileStore store = Files.getFileStore(place);
      return String.format(
          Locale.ROOT,
          "%s is on %s with %,.1f of %,.1f MB free",
          place,
          store,
          store.getUsableSpace() / 1e6,
          store.getTotalSpace() / 1e6);
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "cannot determine the free space of the disk of %s".formatted(place), cause);
    }
  }
}
