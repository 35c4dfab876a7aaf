package org.regulake.models.graph.ownership;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.regulake.models.graph.DirectedGraph;

/**
 * The natural persons behind a company (受益所有人): those who own enough of it, directly or through
 * other companies, or control it; the daily manager where there are none (Measures for the
 * Administration of Beneficial Owner Information 2024, art. 6). That there are none is stated only
 * where enough of the holders are known. Voting and profit rights agreed apart from shares are not
 * in the data.
 */
public final class BeneficialOwners {

  /** Reasons why a person is a beneficial owner, or why none is. */
  public enum Reason {
    OWNERSHIP,
    CONTROL,
    OWNERSHIP_AND_CONTROL,
    /**
     * By the share as stated: the stated shares of the company add up to a little more than the
     * whole by rounding, and as a part of their sum the share falls short.
     */
    OWNERSHIP_AS_STATED,
    /**
     * The state controls the company: its legal representative is taken for the owner (Measures of
     * 2024, art. 7).
     */
    STATE_CONTROLLED,
    /**
     * No known person owns or controls enough, and a part large enough to make a beneficial owner
     * belongs to holders whom no record names, to enterprises whose own holders no record names, or
     * was not followed.
     */
    UNKNOWN,
    /** No person owns enough, and the controlling general partner is not named in any record. */
    CONTROL_UNKNOWN,
    /** No natural person owns or controls enough. */
    DAILY_MANAGER,
    /** No person owns or controls enough, and no daily manager is known. */
    NONE
  }

  /** The value of {@link Finding#person} and of the daily manager where there is none. */
  public static final int NO_PERSON = -1;

  /**
   * Largest error bound that lets a smaller share reach the threshold; a larger part that was not
   * followed is only missing.
   */
  private static final double MAX_MARGIN = 1e-6;

  /**
   * Shares are stated to three decimals at least, so a sum may exceed the whole by a thousandth
   * through rounding alone.
   */
  private static final double ROUNDING = 1e-3;

  /**
   * One result for a company.
   *
   * @param person the natural person, or {@link #NO_PERSON}
   * @param integratedShare the person's integrated ownership, 0 to 1; where the owners are unknown,
   *     the part without known owners
   */
  public record Finding(int company, int person, Reason reason, double integratedShare) {}

  private final ShareRegister register;
  private final IntegratedOwnership ownership;
  private final ControlClosure control;
  private final BitSet persons;
  private final ShareThreshold threshold;

  /**
   * Beneficial owners by the law of a day.
   *
   * @param register the shares that ownership and control were computed from
   * @param persons the nodes that are natural persons
   * @param threshold the integrated ownership that makes a beneficial owner
   * @throws IllegalArgumentException when shares are held in a natural person
   */
  public BeneficialOwners(
      ShareRegister register,
      IntegratedOwnership ownership,
      ControlClosure control,
      BitSet persons,
      ShareThreshold threshold) {
    DirectedGraph holders = register.holders();
    for (int person = persons.nextSetBit(0);
        person >= 0 && person < register.nodeCount();
        person = persons.nextSetBit(person + 1)) {
      if (register.hasHolders(person)) {
        throw new IllegalArgumentException(
            ("node %d is a natural person, yet node %d is recorded as holding shares in it: leave"
                    + " such records out, or make it a company")
                .formatted(person, holders.target(holders.firstEdge(person))));
      }
    }
    this.register = register;
    this.ownership = ownership;
    this.control = control;
    this.persons = persons;
    this.threshold = threshold;
  }

  /**
   * The beneficial owners of a company in ascending order; one finding without a person when there
   * is none.
   *
   * @param dailyManager person who runs the company, named when no person owns or controls enough;
   *     {@link #NO_PERSON} when not known
   */
  public List<Finding> of(int company, int dailyManager) {
    return of(ownership.column(company), dailyManager, false);
  }

  /**
   * The same with the owners of the company as computed before.
   *
   * @param isControllerUnknown whether the company has a controller who is not known
   */
  List<Finding> of(OwnerColumn owners, int dailyManager, boolean isControllerUnknown) {
    int company = owners.company();
    List<Finding> findings = new ArrayList<>();
    int controller = naturalController(company);
    double asStated = statedPerCounted(company);
    for (int at = 0; at < owners.size(); at++) {
      int person = owners.owner(at);
      boolean isOwner = isMet(owners.integrated(at), owners);
      boolean isStatedOwner =
          !isOwner && person != controller && isMet(owners.integrated(at) * asStated, owners);
      if (persons.get(person) && (isOwner || isStatedOwner || person == controller)) {
        Reason reason =
            isStatedOwner ? Reason.OWNERSHIP_AS_STATED : reason(isOwner, person == controller);
        findings.add(new Finding(company, person, reason, owners.integrated(at)));
      }
    }
    // The controller may own a part too small to be listed.
    if (controller != NO_PERSON
        && findings.stream().noneMatch(finding -> finding.person() == controller)) {
      findings.add(new Finding(company, controller, Reason.CONTROL, 0));
      findings.sort(Comparator.comparingInt(Finding::person));
    }
    // Owners too small to be listed are known to be too small.
    double unknown = owners.unrecorded() + owners.unfollowed() + heldByUnknown(owners);
    if (findings.isEmpty() && isMet(unknown, owners)) {
      findings.add(new Finding(company, NO_PERSON, Reason.UNKNOWN, unknown));
    } else if (findings.isEmpty() && isControllerUnknown) {
      findings.add(new Finding(company, NO_PERSON, Reason.CONTROL_UNKNOWN, 0));
    } else if (findings.isEmpty()) {
      findings.add(
          new Finding(
              company,
              dailyManager,
              dailyManager == NO_PERSON ? Reason.NONE : Reason.DAILY_MANAGER,
              0));
    }
    return findings;
  }

  private boolean isMet(double part, OwnerColumn owners) {
    return threshold.isMet(part, Math.min(owners.errorBound(), MAX_MARGIN));
  }

  /**
   * Factor from a counted share to the stated one: 1 unless the stated shares exceed the whole by
   * rounding alone.
   */
  private double statedPerCounted(int company) {
    double stated = register.statedShare(company);
    return stated > 1 && stated <= 1 + ROUNDING ? stated : 1;
  }

  /**
   * The part of the owners that are enterprises of which no record names a holder, so that their
   * owners are not known either.
   */
  private double heldByUnknown(OwnerColumn owners) {
    double part = 0;
    for (int at = 0; at < owners.size(); at++) {
      if (!persons.get(owners.owner(at)) && !register.hasHolders(owners.owner(at))) {
        part += owners.integrated(at);
      }
    }
    return part;
  }

  private int naturalController(int company) {
    int controller = control.ultimateController(company);
    return controller != ControlClosure.NONE && persons.get(controller) ? controller : NO_PERSON;
  }

  private static Reason reason(boolean isOwner, boolean isController) {
    if (isOwner && isController) {
      return Reason.OWNERSHIP_AND_CONTROL;
    }
    return isOwner ? Reason.OWNERSHIP : Reason.CONTROL;
  }
}
