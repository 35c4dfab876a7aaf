package org.regulake.models.graph.pattern;

import java.io.Serializable;
import java.time.LocalDate;
import org.regulake.models.graph.ownership.ControlClosure.VoteBase;
import org.regulake.models.graph.ownership.ShareRegister.OverHeld;
import org.regulake.models.law.Law;

/**
 * Thresholds from which relations are reported on a day.
 *
 * @param hubs guarantors of many debtors or large sums
 * @param shortestChain guarantees in a row
 * @param addresses enterprises at one address
 * @param phones enterprises with one telephone
 * @param representatives enterprises with one legal representative
 * @param appointments persons in office in several enterprises
 * @param relatedParties pairs of enterprises that seem to belong together
 * @param control rules for control
 * @param ringBounds bounds of the search for rings
 */
public record PatternRules(
    GuaranteeHubs.Rules hubs,
    int shortestChain,
    SharedAttributeClusters.Rules addresses,
    SharedAttributeClusters.Rules phones,
    SharedAttributeClusters.Rules representatives,
    CrossAppointments.Rules appointments,
    RelatedPartyRules relatedParties,
    SplitControl.Rules control,
    RingBounds ringBounds)
    implements Serializable {

  /** Bounds of the work, not thresholds: a circle that reaches them is reported as incomplete. */
  private static final RingBounds RING_BOUNDS = new RingBounds(6, 1_000_000, 50_000_000);

  /**
   * Largest number of listed evidence; the rest is only counted, as for a guarantor of ten thousand
   * debtors.
   */
  static final int MAX_EVIDENCE = 1_000;

  /** The rules of a day. */
  public static PatternRules of(LocalDate asOf, Law law) {
    int days = law.wholeValue("mass_registration_days", asOf);
    int together = law.wholeValue("mass_registration_enterprises", asOf);
    return new PatternRules(
        new GuaranteeHubs.Rules(
            law.wholeValue("guarantee_hub_debtors", asOf),
            law.value("guarantee_hub_yuan", asOf).doubleValue(),
            law.value("guarantee_over_ratio", asOf).doubleValue()),
        law.wholeValue("guarantee_chain_length", asOf),
        new SharedAttributeClusters.Rules(
            law.wholeValue("shared_address_enterprises", asOf), days, together),
        new SharedAttributeClusters.Rules(
            law.wholeValue("shared_phone_enterprises", asOf), days, together),
        new SharedAttributeClusters.Rules(
            law.wholeValue("shared_representative_enterprises", asOf), days, together),
        new CrossAppointments.Rules(law.wholeValue("cross_appointment_enterprises", asOf)),
        RelatedPartyRules.of(asOf, law),
        new SplitControl.Rules(
            law.value("majority_share", asOf).doubleValue(),
            OverHeld.NORMALISE,
            VoteBase.OUTSTANDING,
            MAX_EVIDENCE),
        RING_BOUNDS);
  }
}
