package org.regulake.pipelines.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.regulake.models.rule.Names;
import org.regulake.pipelines.collect.Decisions;
import org.regulake.pipelines.lakehouse.Fall;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunLedger.Rejection;
import org.regulake.pipelines.stage.StageDeclaration;
import picocli.CommandLine.Option;

/**
 * The options by which a person accepts falls of published tables for which the release of a day
 * was refused.
 */
final class AcceptedFallOptions {

  @Option(
      names = "--accept-fall",
      paramLabel = "PRODUCT",
      required = true,
      description =
          "Accept that this published table falls short of the release before, as far as the"
              + " release of a day was refused for that, and publish the day; several times for"
              + " several.")
  private List<String> products;

  @Option(
      names = "--because",
      paramLabel = "REASON",
      required = true,
      description = "Why the fall is right, in your words.")
  private String reason;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who accepts it (default: the account that runs this).")
  private String author = System.getProperty("user.name");

  /**
   * The day for which the falls are accepted.
   *
   * @param asOf the day that is asked for; empty for the only one whose release was refused because
   *     of such falls
   * @throws IllegalArgumentException when no release of that day, or of several days, was refused
   *     because of a fall of one of the products
   */
  LocalDate day(RunLedger.State books, Optional<LocalDate> asOf) {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (String product : products) {
      TreeSet<LocalDate> refused = refused(books, product);
      asOf.ifPresent(day -> refused.removeIf(other -> !other.equals(day)));
      if (refused.isEmpty()) {
        throw new IllegalArgumentException(
            "no release%s was refused because of a fall of '%s', so there is nothing to accept; %s"
                .formatted(asOf.map(" of %s"::formatted).orElse(""), product, waiting(books)));
      }
      days.addAll(refused);
    }
    if (days.size() > 1) {
      throw new IllegalArgumentException(
          "the releases of %s were refused; accept the falls of one day at a time with --as-of"
              .formatted(days));
    }
    return days.first();
  }

  private static TreeSet<LocalDate> refused(RunLedger.State books, String product) {
    return books.rejected().entrySet().stream()
        .filter(entry -> !falls(entry.getValue(), product).isEmpty())
        .map(entry -> StageDeclaration.day(entry.getKey()).orElseThrow())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Double> falls(Rejection rejection, String product) {
    return rejection.falls().stream()
        .filter(fall -> fall.product().equals(product))
        .collect(Collectors.toMap(Fall::measure, Fall::ratio, Math::max, TreeMap::new));
  }

  private String waiting(RunLedger.State books) {
    List<String> refused =
        books.rejected().values().stream()
            .flatMap(rejection -> rejection.falls().stream())
            .map(Fall::product)
            .distinct()
            .toList();
    return refused.isEmpty() ? "none waits for that" : Names.hint(products.get(0), refused);
  }

  /**
   * Writes the decisions for a day.
   *
   * @return a sentence about each decision
   */
  List<String> decide(RunLedger.State books, LocalDate day, Decisions decisions, Instant now) {
    List<String> sentences = new ArrayList<>();
    books
        .rejected()
        .forEach(
            (stage, rejection) -> {
              if (StageDeclaration.day(stage).orElseThrow().equals(day)) {
                for (String product : new TreeSet<>(products)) {
                  Map<String, Double> falls = falls(rejection, product);
                  String folder = decisions.acceptFall(product, day, falls, now, author, reason);
                  sentences.add(
                      "已接受下降 accepted for %s: %s falls short of the release before (%s), by %s, because %s; the decision is in %s"
                          .formatted(
                              day,
                              product,
                              String.join(", ", falls.keySet()),
                              author,
                              reason,
                              folder));
                }
              }
            });
    return sentences;
  }

  /** The options for another process. */
  List<String> words() {
    List<String> words =
        new ArrayList<>(products.stream().map(product -> "--accept-fall=" + product).toList());
    words.add("--because=" + reason);
    words.add("--by=" + author);
    return words;
  }
}
