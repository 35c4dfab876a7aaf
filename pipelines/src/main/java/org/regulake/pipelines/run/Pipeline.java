package org.regulake.pipelines.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.inventory.RiskModels;
import org.regulake.models.law.Law;
import org.regulake.models.quality.Expectations;
import org.regulake.models.quality.QualityRules;
import org.regulake.models.table.RunStamp;
import org.regulake.models.warning.Warnings;
import org.regulake.pipelines.catalogue.CatalogueFiles;
import org.regulake.pipelines.collect.CollectReport;
import org.regulake.pipelines.collect.Collection;
import org.regulake.pipelines.feature.FeatureBuilder;
import org.regulake.pipelines.graph.EdgeBuilder;
import org.regulake.pipelines.graph.GraphBuilder;
import org.regulake.pipelines.identity.EntityResolver;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.linkage.Linker;
import org.regulake.pipelines.listing.ListComparison;
import org.regulake.pipelines.monitor.Monitor;
import org.regulake.pipelines.publish.Products;
import org.regulake.pipelines.publish.Publisher;
import org.regulake.pipelines.quality.QualityChecker;
import org.regulake.pipelines.record.Recorder;
import org.regulake.pipelines.repair.RepairApplier;
import org.regulake.pipelines.score.EnterpriseScore;
import org.regulake.pipelines.score.Scorer;
import org.regulake.pipelines.stage.Stage;

/** Runs the stages, from landed files to published scores. */
public final class Pipeline {

  private final Lakehouse lake;
  private final StageRunner stages;
  private final RunSettings settings;

  public Pipeline(Lakehouse lake, StageRunner stages, RunSettings settings) {
    this.lake = lake;
    this.stages = stages;
    this.settings = settings;
  }

  /**
   * Outcome of a run, for its summary.
   *
   * @param collected what was collected
   * @param days the days that the run was to judge, in order; those whose earlier result was still
   *     valid are among them
   */
  public record Outcome(CollectReport collected, List<RunStamp> days) {}

  /** Runs all stages, and writes the catalogue of what is released. */
  public Outcome run(DayChoice choice, String runId) {
    Collection collection =
        new Collection(
            stages.context(Collection.DECLARATION),
            settings.landing(),
            settings.personKey(),
            settings.now(),
            settings.isRecovering());
    inOrder(
            List.of(
                collection,
                new EntityResolver(),
                new Recorder(settings.personKey(), settings.maxRowsRebuilt()),
                new QualityChecker(QualityRules.load(), Expectations.load()),
                new RepairApplier(),
                new Linker(),
                new EdgeBuilder()))
        .forEach(stages::run);
    List<RunStamp> days = JudgedDays.of(lake, choice, runId, collection.report().refusals());
    Law law = Law.load();
    try {
      judge(days, runId, law);
    } finally {
      // Earlier days may be released when a later one is not.
      CatalogueFiles.of(lake, Products.contracts(), law).write();
    }
    return new Outcome(collection.report(), days);
  }

  /**
   * Judges days, and judges other days again whose scores of the previous day have changed since
   * they were judged.
   */
  private void judge(List<RunStamp> days, String runId, Law law) {
    Indicators indicators = Indicators.load();
    RiskModels models = RiskModels.load();
    List<Stage> daily =
        inOrder(
            List.of(
                new GraphBuilder(law, settings.maxNodesInMemory()),
                new FeatureBuilder(law),
                new ListComparison(law),
                new Scorer(models, law),
                new Monitor(indicators, Warnings.load()),
                new Publisher(models, indicators, law)));
    TreeMap<LocalDate, RunStamp> due = new TreeMap<>();
    days.forEach(day -> due.put(day.asOf(), day));
    stages.announce(days);
    Set<LocalDate> judged = new HashSet<>();
    while (!due.isEmpty()) {
      RunStamp day = due.pollFirstEntry().getValue();
      daily.forEach(stage -> stages.run(stage, day));
      judged.add(day.asOf());
      stages.daysWithChangedPreviousDay().stream()
          .filter(other -> !judged.contains(other) && !due.containsKey(other))
          .forEach(
              other ->
                  judgedBefore(other, runId)
                      .ifPresent(
                          stamp -> {
                            stages.note(
                                ("%s is judged again, because the scores of its previous day, %s,"
                                        + " have changed")
                                    .formatted(other, stamp.previousDay()));
                            due.put(other, stamp);
                          }));
    }
  }

  /** The day with the moment of knowledge at which it was judged. */
  private Optional<RunStamp> judgedBefore(LocalDate day, String runId) {
    return lake
        .read(EnterpriseScore.TABLE)
        .where(RunStamp.condition(day))
        .select(Schemas.column(RunStamp.KNOWN_AT))
        .limit(1)
        .collectAsList()
        .stream()
        .map(row -> new RunStamp(day, row.getAs(0), runId))
        .findFirst();
  }

  private static List<Stage> inOrder(List<Stage> stages) {
    List<Stage> ordered = new ArrayList<>(stages);
    ordered.sort(Comparator.comparing(stage -> Stages.ALL.indexOf(stage.declaration())));
    return ordered;
  }
}
