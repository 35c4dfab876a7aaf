package org.regulake.pipelines.shipped;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Generates the page of the licences of all shipped jars. */
final class LicencePage {

  private LicencePage() {}

  static String of(List<Library> libraries, LicenceRules rules) {
    Map<String, Integer> counts = new TreeMap<>();
    StringBuilder rows = new StringBuilder();
    for (Library library : libraries) {
      String used = rules.used(library);
      counts.merge(used, 1, Integer::sum);
      rows.append(
          "| %s | %s | %s | %s |%n"
              .formatted(
                  library.jar(), library.name(), used, String.join(", ", rules.offered(library))));
    }
    StringBuilder page =
        new StringBuilder(
            """
            # Licences of what ships

            The jars in `pipelines/cli/target/lib` and `pipelines/cli/target/spark` after a build, from the bill of materials (`target/regulake-sbom.json`) and
            from `licences-by-hand.yml`. A test makes this page; see [dependencies](dependencies.md) for how to renew it.

            | used under | jars |
            |---|---|
            """);
    counts.forEach((licence, jars) -> page.append("| %s | %d |%n".formatted(licence, jars)));
    return page.append(
            """

            | jar | library | used under | offered under, with the licences of what is inside it |
            |---|---|---|---|
            """)
        .append(rows)
        .toString();
  }
}
