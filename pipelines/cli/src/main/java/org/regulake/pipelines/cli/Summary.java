package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.time.Duration;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.collect.CollectReport;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.run.Pipeline;

/**
 * Prints the summary of a run: landed rows and where they went, risky enterprises with reasons, and
 * the next steps.
 */
final class Summary {

  private final Lakehouse lake;
  private final RunLedger ledger;
  private final PrintStream out;
  private final Suggestions suggestions;

  Summary(Lakehouse lake, RunLedger ledger, PrintStream out) {
    this.lake = lake;
    this.ledger = ledger;
    this.out = out;
    this.suggestions = new Suggestions(lake.location());
  }

  void print(Pipeline.Outcome outcome, Duration duration) {
    RunStamp day = outcome.days().get(outcome.days().size() - 1);
    new LandedSummary(lake, ledger, out).print(outcome.collected());
    new JudgedSummary(lake, ledger, out, suggestions).print(outcome.days());
    next(day, outcome.collected(), duration);
  }

  private void next(RunStamp day, CollectReport collected, Duration duration) {
    Text.heading(
        out,
        "完成 · done in %.1f s. The tables are in %s"
            .formatted(duration.toMillis() / 1000.0, lake.location()));
    suggestions.scores(day).forEach(out::println);
    suggestions.quarantine().forEach(out::println);
    suggestions.others().forEach(out::println);
    if (!collected.refusals().isEmpty()) {
      out.println(
          "  先处理退回的文件 first fix the refused files listed above, then run again: fixed files are"
              + " collected.");
    }
  }
}
