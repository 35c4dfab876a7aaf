package org.regulake.models.quality;

import java.time.LocalDate;
import org.regulake.models.rule.Require;

/**
 * An example that runs as a test.
 *
 * @param name what it shows
 * @param received day on which the rows are received
 * @param given rows as a text table with a typed header; columns that are left out are not stated
 * @param expect the answer for each of the rows
 */
public record QualityCase(String name, LocalDate received, String given, QualityAnswer expect) {

  public QualityCase {
    Require.present("a case", "name", name);
    Require.present("case " + name, "received", received);
    Require.present("case " + name, "given", given);
    Require.present("case " + name, "expect", expect);
  }
}
