package org.regulake.pipelines.job;

import java.io.PrintStream;
import java.util.Locale;

/** One line per stage: on a terminal it is there while the stage runs, elsewhere it is written when the stage has ended. */
final class Progress {

  private final PrintStream out;
  private final boolean isTerminal;

  Progress(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  void begin(String key, String title) {
    if (isTerminal) {
      out.print("  …  %-22s %s".formatted(key, title));
      out.write('\r');
      out.flush();
    }
  }

  void done(String key, String title, double seconds, long rows) {
    out.println(String.format(Locale.ROOT, "  ✓  %-22s %s  %,d rows, %.1f s", key, Text.padded(title, 46), rows, seconds));
  }

  void unchanged(String key, String title) {
    out.println("  =  %-22s %s  unchanged".formatted(key, Text.padded(title, 46)));
  }

  void note(String sentence) {
    out.println("     " + sentence);
  }
}
