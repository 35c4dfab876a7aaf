package org.regulake.models.graph.pattern;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Two enterprises and all ties between them. In its findings the smaller enterprise is member 0 and
 * the larger member 1, and evidence numbers the records of {@link #recordIds}.
 */
final class RelatedPair {

  private final List<Tie> ties;
  private final List<String> recordIds;

  /** A pair with its ties in any order. */
  RelatedPair(List<Tie> ties) {
    this.ties = ties.stream().sorted(Tie.ORDER).toList();
    this.recordIds = List.copyOf(recordsOf(tie -> true));
  }

  /** The records that show the ties, each once, in the order of the ties. */
  List<String> recordIds() {
    return recordIds;
  }

  /** The patterns that the pair shows, none or more. */
  List<Finding> findings(RelatedPartyRules rules) {
    List<Finding> findings = new ArrayList<>();
    long officers = ties.stream().filter(RelatedPair::isByOfficer).count();
    if (officers >= rules.sharedOfficers()) {
      findings.add(
          finding(
              Pattern.INTERLOCKING_OFFICERS,
              officers,
              Severity.of(officers, rules.sharedOfficers()),
              RelatedPair::isByOfficer));
    }
    double confidence = confidence(rules);
    if (confidence >= rules.confidence()) {
      findings.add(finding(Pattern.RELATED_PARTIES, confidence, confidence, tie -> true));
    }
    return findings;
  }

  /**
   * Probability that the two belong together: the weight of a tie is its probability, and ties of n
   * independent origins are combined by the noisy-or 1 − (1 − w₁) … (1 − wₙ) (Pearl, Probabilistic
   * Reasoning in Intelligent Systems, 1988, 4.3). Of the ties of one origin the one with the
   * greatest weight counts.
   */
  double confidence(RelatedPartyRules rules) {
    TreeMap<String, Double> weights = new TreeMap<>();
    ties.forEach(tie -> weights.merge(origin(tie), rules.weights().get(tie.kind()), Math::max));
    double unrelated = 1;
    for (double weight : weights.values()) {
      unrelated *= 1 - weight;
    }
    return 1 - unrelated;
  }

  /**
   * A party that owns both and is in office in both is one origin; so are two addresses, which may
   * be one place in two spellings.
   */
  private static String origin(Tie tie) {
    return tie.kind().isParty() ? "party " + tie.sharedId() : tie.kind().name();
  }

  private static boolean isByOfficer(Tie tie) {
    return tie.kind() == TieKind.OFFICER;
  }

  private Finding finding(
      Pattern pattern, double measure, double severity, Predicate<Tie> isShown) {
    int latest = ties.stream().filter(isShown).mapToInt(Tie::startDay).max().orElseThrow();
    return new Finding(
        pattern,
        List.of(0, 1),
        measure,
        severity,
        latest,
        recordsOf(isShown).stream().map(recordIds::indexOf).toList());
  }

  private Set<String> recordsOf(Predicate<Tie> isShown) {
    Set<String> records = new LinkedHashSet<>();
    ties.stream().filter(isShown).forEach(tie -> records.addAll(tie.recordIds()));
    return records;
  }
}
