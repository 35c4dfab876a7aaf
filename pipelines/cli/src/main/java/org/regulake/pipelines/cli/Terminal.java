package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.regulake.models.text.ConnectionKeys;
import org.regulake.models.text.Visible;

/**
 * Output of a command for people. Names, cells and messages may contain text from delivered files,
 * so every printed text stays on one line: characters that would control the terminal or start a
 * new line are written as escapes. Keys of connections, which places and messages may contain, are
 * hidden.
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
    super.print(Visible.of(ConnectionKeys.redact(String.valueOf(text))));
  }

  @Override
  public void print(Object value) {
    print(String.valueOf(value));
  }
}
