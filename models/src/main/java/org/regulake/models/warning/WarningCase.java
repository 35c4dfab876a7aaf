package org.regulake.models.warning;

import java.time.LocalDate;
import org.regulake.models.rule.Require;

/**
 * An example that runs as a test.
 *
 * @param given text table of the indicator's rows
 * @param expect text table of the warnings raised; all of them
 */
public record WarningCase(String name, LocalDate asOf, String given, String expect) {

  public WarningCase {
    Require.present("a case", "name", name);
    Require.present("case " + name, "as_of", asOf);
    Require.present("case " + name, "given", given);
    Require.present("case " + name, "expect", expect);
  }
}
