package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.regulake.models.text.ConnectionKeys;
import org.regulake.models.text.Visible;

/**
 * What people read of a command. Names, cells and messages come from files of others, so what is
 * printed at once is one line: whatever would steer the terminal or feign a line of ours is written
 * as an escape. Keys of connections, which places and messages may hold, are hidden.
 */
final class Terminal extends PrintStream {

  private Terminal(PrintStream console) {
    super(console, true, StandardCharsets.UTF_8);
  }

  /** The console of this process. */
  static PrintStream out() {
    return new Terminal(System.out);
  }

  @Override
  public void print(String text) {
    super.print(Visible.of(ConnectionKeys.hidden(String.valueOf(text))));
  }

  @Override
  public void print(Object value) {
    print(String.valueOf(value));
  }
}
