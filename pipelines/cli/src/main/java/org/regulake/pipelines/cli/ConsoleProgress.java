package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.regulake.pipelines.run.Progress;

/**
 * Prints a line per stage: on a terminal from the start of the stage, elsewhere when it has ended.
 */
final class ConsoleProgress implements Progress {

  private final PrintStream out;
  private final boolean isTerminal;

  ConsoleProgress(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  @Override
  public void begin(String key, String title) {
    if (isTerminal) {
      out.print("  …  %-22s %s".formatted(key, title));
      out.write('\r');
      out.flush();
    }
  }

  @Override
  public void done(String key, String title, double seconds, long rows) {
    out.println(
        String.format(
            Locale.ROOT,
            "  ✓  %-22s %s  %,d rows, %.1f s",
            key,
            Text.padded(title, 46),
            rows,
            seconds));
  }

  @Override
  public void unchanged(String key, String title) {
    out.println("  =  %-22s %s  unchanged".formatted(key, Text.padded(title, 46)));
  }

  @Override
  public void note(String sentence) {
    out.println("     " + sentence);
  }
}
