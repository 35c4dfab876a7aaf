package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.collect.CollectReport;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.RunLedger;

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

  /**
   * Prints the summary.
   *
   * @param days the days to show, in order; may be empty
   */
  void print(CollectReport collected, List<RunStamp> days, Duration duration) {
    new LandedSummary(lake, ledger, out).print(collected);
    if (!days.isEmpty()) {
      new JudgedSummary(lake, ledger, out, suggestions).print(days);
    }
    next(days, collected, duration);
  }

  private void next(List<RunStamp> days, CollectReport collected, Duration duration) {
    Text.heading(
        out,
        "完成 · done in %.1f s. The tables are in %s"
            .formatted(duration.toMillis() / 1000.0, lake.location()));
    if (!days.isEmpty()) {
      suggestions.scores(days.get(days.size() - 1)).forEach(out::println);
    }
    suggestions.quarantine().forEach(out::println);
    suggestions.others().forEach(out::println);
    if (!collected.refusals().isEmpty()) {
      out.println(
          "  先处理退回的文件 first fix the refused files listed above, then run again: fixed files are"
              + " collected.");
    }
  }
}
