package org.regulake.models.graph.pattern;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.regulake.models.law.Law;

/**
 * Thresholds from which two enterprises are suspected to belong together.
 *
 * @param weights for every kind the probability, 0 to 1, that a tie alone makes two enterprises
 *     related
 * @param ownerShare smallest part of a company, 0 to 1, with which an owner counts
 * @param largestGroup largest number of enterprises of one person, owner, address or telephone that
 *     are tied, 2 or more
 * @param confidence smallest confidence of a reported pair, above 0 and up to 1
 * @param sharedOfficers smallest number of officers in common that is reported by itself, 1 or more
 */
public record RelatedPartyRules(
    Map<TieKind, Double> weights,
    double ownerShare,
    int largestGroup,
    double confidence,
    int sharedOfficers)
    implements Serializable {

  /**
   * Rules with a copy of the weights.
   *
   * @throws IllegalArgumentException when a kind has no weight, a weight, the share or the
   *     confidence is no such part of 1, or no two enterprises could be found
   */
  public RelatedPartyRules {
    weights = Map.copyOf(weights);
    Set<TieKind> missing = EnumSet.allOf(TieKind.class);
    missing.removeAll(weights.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "no weight for %s: the rules have to give one for every kind".formatted(missing));
    }
    weights.forEach(
        (kind, weight) -> {
          if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException(
                "a weight of %s for %s: it is a probability, give 0 to 1".formatted(weight, kind));
          }
        });
    if (!(ownerShare >= 0 && ownerShare <= 1)
        || largestGroup < 2
        || !(confidence > 0 && confidence <= 1)
        || sharedOfficers < 1) {
      throw new IllegalArgumentException(
          ("owners from %s on, groups of up to %d, confidence from %s on, %d officers: give 0 to 1,"
                  + " 2 or more, above 0 and up to 1, 1 or more")
              .formatted(ownerShare, largestGroup, confidence, sharedOfficers));
    }
  }

  static RelatedPartyRules of(LocalDate asOf, Law law) {
    return new RelatedPartyRules(
        Map.of(
            TieKind.OFFICER, law.value("related_by_officer_weight", asOf).doubleValue(),
            TieKind.OWNER, law.value("related_by_owner_weight", asOf).doubleValue(),
            TieKind.ADDRESS, law.value("related_by_address_weight", asOf).doubleValue(),
            TieKind.PHONE, law.value("related_by_phone_weight", asOf).doubleValue(),
            TieKind.GUARANTEE, law.value("related_by_guarantee_weight", asOf).doubleValue()),
        law.value("related_owner_share", asOf).doubleValue(),
        law.wholeValue("related_largest_group", asOf),
        law.value("related_confidence", asOf).doubleValue(),
        law.wholeValue("interlocking_officers", asOf));
  }
}
