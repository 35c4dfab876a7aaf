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
 * Options with which a person accepts falls of published tables that caused the release of a day to
 * be rejected.
 */
final class AcceptedFallOptions {

  @Option(
      names = "--accept-fall",
      paramLabel = "PRODUCT",
      required = true,
      description =
          "Accept the fall of this published table against the previous release, up to the size for"
              + " which the release of a day was rejected, and publish the day; may be repeated.")
  private List<String> products;

  @Option(
      names = "--because",
      paramLabel = "REASON",
      required = true,
      description = "Reason why the fall is right, in your words.")
  private String reason;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Name of the person who accepts it (default: the account that runs this).")
  private String author = System.getProperty("user.name");

  /**
   * Determines the day for which the falls are accepted.
   *
   * @param asOf the requested day; empty for the only day whose release was rejected because of
   *     such falls
   * @throws IllegalArgumentException when no release, or releases of several days, were rejected
   *     because of a fall of one of the products
   */
  LocalDate day(RunLedger.State ledger, Optional<LocalDate> asOf) {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (String product : products) {
      TreeSet<LocalDate> rejected = rejected(ledger, product);
      asOf.ifPresent(day -> rejected.removeIf(other -> !other.equals(day)));
      if (rejected.isEmpty()) {
        throw new IllegalArgumentException(
            "no release%s was rejected because of a fall of '%s', so there is nothing to accept; %s"
                .formatted(asOf.map(" of %s"::formatted).orElse(""), product, waiting(ledger)));
      }
      days.addAll(rejected);
    }
    if (days.size() > 1) {
      throw new IllegalArgumentException(
          "the releases of %s were rejected; accept the falls of one day at a time with --as-of"
              .formatted(days));
    }
    return days.first();
  }

  private static TreeSet<LocalDate> rejected(RunLedger.State ledger, String product) {
    return ledger.rejected().entrySet().stream()
        .filter(entry -> !falls(entry.getValue(), product).isEmpty())
        .map(entry -> StageDeclaration.day(entry.getKey()).orElseThrow())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Double> falls(Rejection rejection, String product) {
    return rejection.falls().stream()
        .filter(fall -> fall.product().equals(product))
        .collect(Collectors.toMap(Fall::measure, Fall::ratio, Math::max, TreeMap::new));
  }

  private String waiting(RunLedger.State ledger) {
    List<String> rejected =
        ledger.rejected().values().stream()
            .flatMap(rejection -> rejection.falls().stream())
            .map(Fall::product)
            .distinct()
            .toList();
    return rejected.isEmpty()
        ? "no rejected release is" + " waiting"
        : Names.hint(products.get(0), rejected);
  }

  /**
   * Writes the decisions for a day.
   *
   * @return a sentence about each decision
   */
  List<String> decide(RunLedger.State ledger, LocalDate day, Decisions decisions, Instant now) {
    List<String> sentences = new ArrayList<>();
    ledger
        .rejected()
        .forEach(
            (stage, rejection) -> {
              if (StageDeclaration.day(stage).orElseThrow().equals(day)) {
                for (String product : new TreeSet<>(products)) {
                  Map<String, Double> falls = falls(rejection, product);
                  String folder = decisions.acceptFall(product, day, falls, now, author, reason);
                  sentences.add(
                      ("已接受下降 accepted for %s: fall of %s against the previous release (%s), by %s,"
                              + " because %s; the decision is in %s")
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

  /** The options as arguments for another process. */
  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(products.stream().map(product -> "--accept-fall=" + product).toList());
    arguments.add("--because=" + reason);
    arguments.add("--by=" + author);
    return arguments;
  }
}
