package org.regulake.models.graph.ownership;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.regulake.models.law.Law;
import org.regulake.models.law.LawCode;

/**
 * Rules on ownership by the law of a day and by the operator.
 *
 * @param majority part of the votes that has to be exceeded for control, at least one half
 * @param beneficialShare integrated ownership that makes a natural person a beneficial owner
 * @param isBeneficialShareInclusive whether exactly this share does
 * @param smallestShare parts of an enterprise below this are not listed; their sum is
 * @param largestRing enterprises that may hold each other in one ring and be solved at once; 8
 *     bytes for each pair of them
 * @param formsWithoutVotes legal forms in which a share carries no vote, as in {@code
 *     silver.enterprise}: the largest share of a partnership or a co-operative does not give
 *     control
 * @param formsOfPartners the forms among them whose enterprises are controlled by their general
 *     partners
 * @param isRepresentativeOwnerOfStateControlled whether the legal representative of a company that
 *     the state controls is taken for its owner
 */
public record OwnershipRules(
    double majority,
    double beneficialShare,
    boolean isBeneficialShareInclusive,
    double smallestShare,
    int largestRing,
    Set<String> formsWithoutVotes,
    Set<String> formsOfPartners,
    boolean isRepresentativeOwnerOfStateControlled)
    implements Serializable {

  private static final double SMALLEST_SHARE = 1e-4;
  private static final double MAX_UNFOLLOWED = 1e-6;
  private static final int LARGEST_RING = 1_000;

  /**
   * The rules of a day. Before the first rule on beneficial owners the first one applies, so that
   * every day has a rule.
   */
  public static OwnershipRules of(LocalDate asOf, Law law) {
    LocalDate first = law.firstDay("beneficial_owner_share");
    LocalDate day = asOf.isBefore(first) ? first : asOf;
    return new OwnershipRules(
        law.value("majority_share", asOf).doubleValue(),
        law.value("beneficial_owner_share", day).doubleValue(),
        law.isInclusive("beneficial_owner_share", day),
        SMALLEST_SHARE,
        LARGEST_RING,
        ids(law.codes("form_without_votes_by_share", asOf)),
        ids(law.codes("form_with_general_partner", asOf)),
        !law.codes("beneficial_owner_of_state_controlled", asOf).isEmpty());
  }

  private static Set<String> ids(List<LawCode> codes) {
    return codes.stream().map(LawCode::code).collect(Collectors.toUnmodifiableSet());
  }

  OwnershipPrecision precision() {
    return new OwnershipPrecision(smallestShare, MAX_UNFOLLOWED);
  }

  ShareThreshold beneficialThreshold() {
    return isBeneficialShareInclusive
        ? ShareThreshold.atLeast(beneficialShare)
        : ShareThreshold.moreThan(beneficialShare);
  }
}
