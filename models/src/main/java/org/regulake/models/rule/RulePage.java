package org.regulake.models.rule;

import java.util.List;
import java.util.stream.Collectors;

/** Prints sets of rules as Markdown pages ({@code models/RULES.md}, {@code docs/law.md}). */
public final class RulePage {

  private RulePage() {}

  /**
   * The page: a title, a note on its source files, and one section per set of rules.
   *
   * @param folders folders of the rules, in words
   */
  public static String of(String title, String folders, List<? extends Printable> sections) {
    return """
    # %s

    Printed from the YAML files of %s; do not edit.
    A rule is changed by adding a version with a later date to its file.

    """
            .formatted(title, folders)
        + sections.stream().map(Printable::markdown).collect(Collectors.joining("\n"));
  }

  /** One Markdown table row; bars inside cells are escaped. */
  public static String row(Object... cells) {
    return List.of(cells).stream()
        .map(cell -> String.valueOf(cell).replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** Names separated by commas, each as code. */
  public static String names(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  /** The header row of a Markdown table and the rule below it. */
  public static String header(String... names) {
    return row((Object[]) names) + "|" + " --- |".repeat(names.length) + "\n";
  }
}
