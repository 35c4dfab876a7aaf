package org.regulake.pipelines.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.regulake.models.rule.Names;
import org.regulake.pipelines.collect.Decisions;
import org.regulake.pipelines.lakehouse.Fall;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.stage.StageDeclaration;
import picocli.CommandLine.Option;

/** The options by which a person accepts falls of published tables for which their release was refused. */
final class AcceptedFallOptions {

  @Option(names = "--accept-fall", paramLabel = "PRODUCT", required = true,
      description = "Accept that this published table falls short of the release before, as far as it was refused for that; several times for several.")
  private List<String> products;

  @Option(names = "--because", paramLabel = "REASON", required = true, description = "Why the fall is right, in your words.")
  private String reason;

  @Option(names = "--by", paramLabel = "NAME", description = "Who accepts it (default: the account that runs this).")
  private String author = System.getProperty("user.name");

  /**
   * Writes a decision for every day on which the release of a product was refused because of falls.
   *
   * @return a sentence about each decision
   * @throws IllegalArgumentException when no release waits for that
   */
  List<String> decide(RunLedger.State books, Decisions decisions, Instant now) {
    List<String> sentences = new ArrayList<>();
    products.forEach(product -> requireRefused(product, books));
    books.rejected().forEach((stage, rejection) -> {
      LocalDate day = StageDeclaration.day(stage).orElseThrow();
      for (String product : new TreeSet<>(products)) {
        Map<String, Double> falls = rejection.falls().stream().filter(fall -> fall.product().equals(product))
            .collect(Collectors.toMap(Fall::measure, Fall::ratio, Math::max, TreeMap::new));
        if (!falls.isEmpty()) {
          String folder = decisions.acceptFall(product, day, falls, now, author, reason);
          sentences.add("已接受下降 accepted for %s: %s falls short of the release before (%s), by %s, because %s; the decision is in %s".formatted(
              day, product, String.join(", ", falls.keySet()), author, reason, folder));
        }
      }
    });
    return sentences;
  }

  private static void requireRefused(String product, RunLedger.State books) {
    List<String> refused = books.rejected().values().stream().flatMap(rejection -> rejection.falls().stream()).map(Fall::product).distinct().toList();
    if (!refused.contains(product)) {
      throw new IllegalArgumentException("no release was refused because of a fall of '%s', so there is nothing to accept; %s".formatted(
          product, refused.isEmpty() ? "none waits for that" : Names.hint(product, refused)));
    }
  }

  /** The options for another process. */
  List<String> words() {
    List<String> words = new ArrayList<>(products.stream().map(product -> "--accept-fall=" + product).toList());
    words.add("--because=" + reason);
    words.add("--by=" + author);
    return words;
  }
}
