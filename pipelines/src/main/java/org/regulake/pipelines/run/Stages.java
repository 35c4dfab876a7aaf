package org.regulake.pipelines.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.regulake.models.table.Table;
import org.regulake.pipelines.collect.Collection;
import org.regulake.pipelines.feature.FeatureBuilder;
import org.regulake.pipelines.graph.EdgeBuilder;
import org.regulake.pipelines.graph.GraphBuilder;
import org.regulake.pipelines.identity.EntityResolver;
import org.regulake.pipelines.linkage.Linker;
import org.regulake.pipelines.listing.ListComparison;
import org.regulake.pipelines.monitor.Monitor;
import org.regulake.pipelines.publish.Publisher;
import org.regulake.pipelines.quality.QualityChecker;
import org.regulake.pipelines.record.Recorder;
import org.regulake.pipelines.repair.RepairApplier;
import org.regulake.pipelines.score.Scorer;
import org.regulake.pipelines.stage.Reading;
import org.regulake.pipelines.stage.Reading.Rows;
import org.regulake.pipelines.stage.StageDeclaration;

/** The stages of the data path, in an order in which every table is written before it is read. */
public final class Stages {

  public static final List<StageDeclaration> ALL =
      inOrder(
          List.of(
              Collection.DECLARATION,
              EntityResolver.DECLARATION,
              Recorder.DECLARATION,
              QualityChecker.DECLARATION,
              RepairApplier.DECLARATION,
              Linker.DECLARATION,
              EdgeBuilder.DECLARATION,
              GraphBuilder.DECLARATION,
              FeatureBuilder.DECLARATION,
              ListComparison.DECLARATION,
              Scorer.DECLARATION,
              Monitor.DECLARATION,
              Publisher.DECLARATION));

  private static final Map<Table, StageDeclaration> WRITERS = writers(ALL);

  private Stages() {}

  /** The stage that writes a table. */
  public static StageDeclaration writerOf(Table table) {
    StageDeclaration writer = WRITERS.get(table);
    if (writer == null) {
      throw new IllegalArgumentException("no stage writes " + table.fullName());
    }
    return writer;
  }

  /**
   * The stages in an order in which every table is written before it is read; those that do not
   * depend on each other stay in the given order.
   *
   * @throws IllegalStateException when a table is written twice, is read and never written, is read
   *     in another way than it is written (as a whole or by day), or when stages depend on each
   *     other in a cycle
   */
  static List<StageDeclaration> inOrder(List<StageDeclaration> stages) {
    Map<Table, StageDeclaration> writers = writers(stages);
    stages.forEach(
        stage ->
            stage
                .reads()
                .forEach(reading -> requireFit(stage, reading, writers.get(reading.table()))));
    List<StageDeclaration> ordered = new ArrayList<>();
    Set<StageDeclaration> waiting = new LinkedHashSet<>(stages);
    while (!waiting.isEmpty()) {
      StageDeclaration next =
          waiting.stream()
              .filter(
                  stage ->
                      stage.reads().stream()
                          .noneMatch(reading -> isWaitingFor(reading, writers, waiting)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "stages depend on each other's tables in a cycle: "
                              + waiting.stream()
                                  .map(StageDeclaration::name)
                                  .collect(Collectors.joining(", "))));
      waiting.remove(next);
      ordered.add(next);
    }
    return List.copyOf(ordered);
  }

  private static boolean isWaitingFor(
      Reading reading, Map<Table, StageDeclaration> writers, Set<StageDeclaration> waiting) {
    return reading.rows() != Rows.OF_PREVIOUS_DAY && waiting.contains(writers.get(reading.table()));
  }

  private static Map<Table, StageDeclaration> writers(List<StageDeclaration> stages) {
    Map<Table, StageDeclaration> writers = new HashMap<>();
    stages.forEach(
        stage ->
            stage
                .writes()
                .forEach(
                    table -> {
                      StageDeclaration other = writers.put(table, stage);
                      if (other != null) {
                        throw new IllegalStateException(
                            "%s is written by the stages %s and %s"
                                .formatted(table.fullName(), other.name(), stage.name()));
                      }
                    }));
    return writers;
  }

  private static void requireFit(StageDeclaration stage, Reading reading, StageDeclaration writer) {
    String table = reading.table().fullName();
    if (writer == null) {
      throw new IllegalStateException(
          "stage %s reads %s, which no stage writes".formatted(stage.name(), table));
    }
    if (writer.isDaily() == reading.isOfWholeTable()) {
      throw new IllegalStateException(
          "stage %s reads %s of %s, which stage %s writes %s"
              .formatted(
                  stage.name(),
                  reading.isOfWholeTable() ? "all rows" : "a day",
                  table,
                  writer.name(),
                  writer.isDaily() ? "day by day" : "as a whole"));
    }
    // A day whose result depends on what is learned later could not be judged again as it was.
    boolean isOfMoment = reading.table().knownSince() != null;
    if (stage.isDaily()
        && reading.isOfWholeTable()
        && isOfMoment != (reading.rows() == Rows.KNOWN)) {
      throw new IllegalStateException(
          "stage %s judges a day and reads %s, whose rows %s since when they are known: declare it with %s"
              .formatted(
                  stage.name(),
                  table,
                  isOfMoment ? "state" : "do not state",
                  isOfMoment ? "readingKnown" : "reading"));
    }
    if (!stage.isDaily() && reading.rows() != Rows.ALL) {
      throw new IllegalStateException(
          "stage %s has no day and cannot read a day of %s".formatted(stage.name(), table));
    }
  }
}
