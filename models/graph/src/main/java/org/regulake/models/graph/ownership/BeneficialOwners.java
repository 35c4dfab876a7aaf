package org.regulake.models.graph.ownership;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.regulake.models.graph.DirectedGraph;

/**
 * The natural persons behind a company (受益所有人): who owns a part of it, directly or through other
 * companies, or controls it; the daily manager where there is none (Measures for the Administration
 * of Beneficial Owner Information 2024, art. 6). That there is none is said only where enough of
 * the holders are known. Voting and profit rights agreed apart from shares are not seen.
 */
public final class BeneficialOwners {

  /** Why somebody is a beneficial owner, or why nobody is. */
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
     * Nobody known owns or controls enough, and a part large enough to make a beneficial owner is
     * with holders whom no record names, with enterprises whose own holders no record names, or was
     * not followed.
     */
    UNKNOWN,
    /** Nobody owns enough, and a general partner controls whom no record names. */
    CONTROL_UNKNOWN,
    /** No natural person owns or controls enough. */
    DAILY_MANAGER,
    /** Nobody owns or controls enough, and no daily manager is known. */
    NONE
  }

  /** What {@link Finding#person} and the daily manager are where there is nobody. */
  public static final int NOBODY = -1;

  /**
   * Where more than this was not followed, it is missing and no reason to take a share for a larger
   * one.
   */
  private static final double LARGEST_MARGIN = 1e-6;

  /**
   * Shares are stated to three decimals at least, so a sum may exceed the whole by a thousandth
   * through rounding alone.
   */
  private static final double ROUNDING = 1e-3;

  /**
   * One answer for a company.
   *
   * @param person the natural person, or {@link #NOBODY}
   * @param integratedShare the person's integrated ownership, 0 to 1; where the owners are unknown,
   *     the part of which they are
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
            "node %d is a natural person, yet node %d is recorded as holding shares in it: leave such records out, or make it a company"
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
   * @param dailyManager who runs the company, when nobody owns or controls enough of it; {@link
   *     #NOBODY} when not known
   */
  public List<Finding> of(int company, int dailyManager) {
    return of(ownership.column(company), dailyManager, false);
  }

  /**
   * The same where the owners of the company are at hand.
   *
   * @param isControllerUnknown whether somebody controls the company of whom it is not known who it
   *     is
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
    // Control may reach where ownership is too small to be listed.
    if (controller != NOBODY
        && findings.stream().noneMatch(finding -> finding.person() == controller)) {
      findings.add(new Finding(company, controller, Reason.CONTROL, 0));
      findings.sort(Comparator.comparingInt(Finding::person));
    }
    // Owners too small to be listed are known to be too small.
    double unknown = owners.unrecorded() + owners.unfollowed() + heldByUnknown(owners);
    if (findings.isEmpty() && isMet(unknown, owners)) {
      findings.add(new Finding(company, NOBODY, Reason.UNKNOWN, unknown));
    } else if (findings.isEmpty() && isControllerUnknown) {
      findings.add(new Finding(company, NOBODY, Reason.CONTROL_UNKNOWN, 0));
    } else if (findings.isEmpty()) {
      findings.add(
          new Finding(
              company,
              dailyManager,
              dailyManager == NOBODY ? Reason.NONE : Reason.DAILY_MANAGER,
              0));
    }
    return findings;
  }

  private boolean isMet(double part, OwnerColumn owners) {
    return threshold.isMet(part, Math.min(owners.errorBound(), LARGEST_MARGIN));
  }

  /**
   * By what a share has to be multiplied to come to what was stated: 1 unless the stated shares
   * exceed the whole by rounding alone.
   */
  private double statedPerCounted(int company) {
    double stated = register.statedShare(company);
    return stated > 1 && stated <= 1 + ROUNDING ? stated : 1;
  }

  /**
   * The part of enterprises of which no record names a holder: who is behind them is not known
   * either.
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
    return controller != ControlClosure.NONE && persons.get(controller) ? controller : NOBODY;
  }

  private static Reason reason(boolean isOwner, boolean isController) {
    if (isOwner && isController) {
      return Reason.OWNERSHIP_AND_CONTROL;
    }
    return isOwner ? Reason.OWNERSHIP : Reason.CONTROL;
  }
}
