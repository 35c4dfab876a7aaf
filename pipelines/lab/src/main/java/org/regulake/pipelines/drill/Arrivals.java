package org.regulake.pipelines.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * One random sequence of arrivals and runs on a lake, whose tables must in the end equal those of
 * one run over all deliveries that ever arrived.
 */
final class Arrivals {

  private static final int MOST_PARTS = 4;
  private static final double SHARE_KILLED = 0.3;
  private static final double SHARE_ARCHIVED = 0.2;

  private final DrillEnvironment environment;
  private final SplittableRandom draws;
  private final Path landing;
  private final Path arrived;
  private final List<String> told = new ArrayList<>();

  /**
   * A sequence.
   *
   * @param draws draws the order, the kills and the rest
   * @param number number of the sequence in the drill
   */
  Arrivals(DrillEnvironment environment, SplittableRandom draws, int number) {
    this.environment = environment;
    this.draws = draws;
    this.landing = environment.folder().resolve("arrivals-%d".formatted(number));
    this.arrived = environment.folder().resolve("arrived-%d".formatted(number));
  }

  /**
   * Lets the deliveries arrive, runs after each part of them, and compares the tables.
   *
   * @return the parts, in words
   */
  String happen() {
    try {
      List<List<Path>> parts = parts();
      int withdrawnAfter = draws.nextInt(parts.size());
      Lake lake = environment.emptyLake();
      for (int i = 0; i < parts.size(); i++) {
        for (Path delivery : parts.get(i)) {
          arrive(delivery);
        }
        told.add("%d deliveries".formatted(parts.get(i).size()));
        if (draws.nextDouble() < SHARE_KILLED) {
          kill(lake);
        }
        run(lake, landing);
        List<Path> increments = parts.get(i).stream().filter(Arrivals::isIncrement).toList();
        if (i == withdrawnAfter && !increments.isEmpty()) {
          withdraw(lake, increments.get(draws.nextInt(increments.size())));
          run(lake, landing);
        }
        archive(parts.get(i));
      }
      Contents stepByStep = lake.contents();
      Lake other = environment.emptyLake();
      run(other, arrived);
      stepByStep.requireSame(
          other.contents(), "after %s, compared with one run".formatted(String.join(", ", told)));
      return String.join(", ", told);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot copy deliveries", cause);
    }
  }

  /**
   * All deliveries in random order, in parts; the first part has one that describes the earliest
   * day.
   */
  private List<List<Path>> parts() throws IOException {
    List<Path> deliveries = new ArrayList<>(deliveries());
    for (int i = deliveries.size() - 1; i > 0; i--) {
      int other = draws.nextInt(i + 1);
      deliveries.set(i, deliveries.set(other, deliveries.get(i)));
    }
    Path earliest =
        deliveries.stream()
            .min(Comparator.comparing(delivery -> delivery.getFileName().toString()))
            .orElseThrow();
    deliveries.remove(earliest);
    deliveries.add(0, earliest);
    List<List<Path>> parts = new ArrayList<>();
    int count = 2 + draws.nextInt(MOST_PARTS - 1);
    for (int i = 0; i < count; i++) {
      parts.add(
          deliveries.subList(i * deliveries.size() / count, (i + 1) * deliveries.size() / count));
    }
    return parts;
  }

  private List<Path> deliveries() throws IOException {
    Path whole = environment.landing().whole();
    try (Stream<Path> folders = Files.walk(whole, 2)) {
      return folders
          .filter(folder -> whole.relativize(folder).getNameCount() == 2)
          .map(whole::relativize)
          .sorted()
          .toList();
    }
  }

  /** Without a full delivery published tables lose so many rows that their release is refused. */
  private static boolean isIncrement(Path delivery) {
    return delivery.getFileName().toString().endsWith("-incremental");
  }

  private void arrive(Path delivery) throws IOException {
    for (Path place : List.of(landing, arrived)) {
      FolderCopy.copy(
          environment.landing().whole().resolve(delivery), place.resolve(delivery.toString()));
    }
  }

  /** Removes collected deliveries from the landing folder, as an archive does. */
  private void archive(List<Path> deliveries) throws IOException {
    for (Path delivery : deliveries) {
      if (draws.nextDouble() < SHARE_ARCHIVED) {
        FolderCopy.empty(landing.resolve(delivery.toString()));
        Files.delete(landing.resolve(delivery.toString()));
      }
    }
  }

  private void kill(Lake lake) {
    Started run = start(lake, landing);
    run.awaitLake();
    Duration moment = Duration.ofMillis(draws.nextLong(environment.undisturbedTime().toMillis()));
    Pause.of(moment);
    run.kill();
    told.add("killed after %.1f s".formatted(moment.toMillis() / 1000.0));
  }

  private void withdraw(Lake lake, Path delivery) throws IOException {
    lake.command(
            "withdraw",
            delivery.toString(),
            "--landing",
            landing.toString(),
            "--because",
            "the drill withdraws it")
        .requireDone("the withdrawal of " + delivery);
    FolderCopy.copy(landing.resolve("decision"), arrived.resolve("decision"));
    told.add("withdrawn " + delivery);
  }

  private void run(Lake lake, Path deliveries) {
    start(lake, deliveries).ended().requireDone("the run after " + String.join(", ", told));
  }

  private Started start(Lake lake, Path deliveries) {
    return environment.start(
        environment.program(),
        lake.arguments(
            "run",
            "--landing",
            deliveries.toString(),
            "--from",
            YearMonth.from(environment.landing().dayBefore()).toString(),
            "--to",
            YearMonth.from(environment.landing().day()).toString(),
            // Few as they are, only changed records are built again.
            "--set",
            "max_rows_rebuilt=0"));
  }
}
