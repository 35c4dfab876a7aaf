package org.regulake.models.rule;

import java.util.List;
import java.util.stream.Collectors;

/** Prints sets of rules as one Markdown page ({@code models/RULES.md}). */
public final class RulePage {

  private RulePage() {}

  /** The page: a title, a note on where it comes from, and one section per set of rules. */
  public static String of(List<? extends Printable> sections) {
    return """
        # Rules in force and on record

        Printed from the YAML files of `models/scorecards`, `models/indicators`, `models/warnings` and `models/law`; do not edit.
        A rule is changed by adding a version with a later date to its file.

        """
        + sections.stream().map(Printable::markdown).collect(Collectors.joining("\n"));
  }

  /** One Markdown table row; bars inside cells are escaped. */
  public static String row(Object... cells) {
    return List.of(cells).stream().map(cell -> String.valueOf(cell).replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** The header row of a Markdown table and the rule below it. */
  public static String header(String... names) {
    return row((Object[]) names) + "|" + " --- |".repeat(names.length) + "\n";
  }
}
