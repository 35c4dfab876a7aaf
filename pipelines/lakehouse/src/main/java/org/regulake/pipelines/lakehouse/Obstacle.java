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
 * Says what stood in the way of a run where it was the machine and not the program: a full disk, a
 * catalog or a storage that cannot be reached. What Spark makes of it is an exception in an
 * exception in a task in a stage.
 */
public final class Obstacle {

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
  private static final String GOES_ON =
      "then run again: the run goes on where it stopped. What was published before is whole";

  private final LakehouseConfig lake;

  private Obstacle(LakehouseConfig lake) {
    this.lake = lake;
  }

  /** A failure of which is said what stood in the way. */
  private static final class ObstacleException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final boolean isStorageLost;

    private ObstacleException(String sentence, boolean isStorageLost, Throwable cause) {
      super(sentence, cause);
      this.isStorageLost = isStorageLost;
    }
  }

  private record Known(String sentence, boolean isStorageLost) {}

  /**
   * Whether an explained failure says that the lake's storage cannot be reached, so that writing to
   * it would only be waited for.
   */
  public static boolean isStorageLost(RuntimeException explained) {
    return explained instanceof ObstacleException obstacle && obstacle.isStorageLost;
  }

  /**
   * The failure with a sentence that says what to do, where the machine stood in the way; the
   * failure itself otherwise.
   *
   * @throws Error the failure itself, when it is one and nothing is known of it; what Hadoop makes
   *     of a full disk is an error too
   */
  public static RuntimeException explained(Throwable failure, LakehouseConfig lake) {
    if (failure instanceof ObstacleException explained) {
      return explained;
    }
    Optional<Known> known = new Obstacle(lake).known(failure);
    if (known.isPresent()) {
      return new ObstacleException(known.get().sentence(), known.get().isStorageLost(), failure);
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException unknown
        ? unknown
        : new IllegalStateException(failure);
  }

  /**
   * Whether a failure comes of what lies in the storage, and not of the way to it: a storage that
   * is away for a moment must not be taken for one that has lost something.
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

  private Optional<Known> known(Throwable failure) {
    Set<Throwable> causes = causes(failure);
    Optional<Throwable> noRoom = first(causes, cause -> mentions(cause, NO_ROOM));
    if (noRoom.isPresent()) {
      return Optional.of(
          new Known(
              "there is no room left for the lake %s (%s)%s. Make room there, or give it more, %s"
                  .formatted(lake.location(), shortened(noRoom.get()), disks(), GOES_ON),
              false));
    }
    Optional<Throwable> catalog = first(causes, Obstacle::isLostDatabase);
    if (catalog.isPresent()) {
      return Optional.of(
          new Known(
              "the catalog of the published tables, %s, cannot be reached (%s). Start it, %s"
                  .formatted(lake.catalog().place(), shortened(catalog.get()), GOES_ON),
              false));
    }
    Optional<Throwable> readOnly =
        first(causes, cause -> cause instanceof SQLException && mentions(cause, READ_ONLY));
    if (readOnly.isPresent()) {
      return Optional.of(
          new Known(
              "the catalog of the published tables, %s, cannot be written (%s). Give this account the right to write it, %s"
                  .formatted(lake.catalog().place(), shortened(readOnly.get()), GOES_ON),
              false));
    }
    if (isLocal()) {
      return Optional.empty();
    }
    return first(causes, cause -> mentions(cause, OUT_OF_REACH))
        .map(
            cause ->
                new Known(
                    "the storage of the lake %s cannot be reached (%s). See to it, %s"
                        .formatted(lake.location(), shortened(cause), GOES_ON),
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

  /** The deepest that fulfils the condition says it most plainly. */
  private static Optional<Throwable> first(Set<Throwable> causes, Predicate<Throwable> condition) {
    return causes.stream().filter(condition).reduce((outer, inner) -> inner);
  }

  /** A task that failed on an executor comes as text only. */
  private static boolean mentions(Throwable cause, List<String> words) {
    String text = cause.toString();
    return words.stream().anyMatch(text::contains);
  }

  /** SQL states of lost connections, and PostgreSQL's of a server that goes down or comes up. */
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

  /** The disks that a run fills: of the lake, and of Spark's own files. */
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
          "%s lies on %s with %,.1f of %,.1f MB free",
          place,
          store,
          store.getUsableSpace() / 1e6,
          store.getTotalSpace() / 1e6);
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "cannot see how full the disk of %s is".formatted(place), cause);
    }
  }
}
