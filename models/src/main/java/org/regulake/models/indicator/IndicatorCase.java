package org.regulake.models.indicator;

import java.time.LocalDate;
import java.util.Map;
import org.regulake.models.rule.Require;

/**
 * An example that runs as a test.
 *
 * @param given population → text table with typed header
 * @param expect text table with the expected rows of the output for the months and places it names
 */
public record IndicatorCase(String name, LocalDate asOf, Map<String, String> given, String expect) {

  public IndicatorCase {
    Require.present("a case", "name", name);
    Require.present("case " + name, "as_of", asOf);
    Require.present("case " + name, "given", given);
    Require.present("case " + name, "expect", expect);
  }
}
