package org.regulake.models.name;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Whether two names are those of one enterprise, as a registrar judges it from the names alone. The
 * brand decides: names with different brands are different, whatever else they share, and a part
 * that only one name states, other than the legal form, leaves the question open.
 *
 * @param verdict by the reason
 * @param reason the part that decides; of several that differ, the first in the order of {@link
 *     NameReason}
 */
public record NameComparison(NameVerdict verdict, NameReason reason) {

  /** As {@link #of(EnterpriseName, EnterpriseName)}, for two texts. */
  public static NameComparison of(String one, String other) {
    return of(EnterpriseName.of(one), EnterpriseName.of(other));
  }

  /**
   * Compares two names, in any order. A text that was not read is never the same as anything, not
   * even as itself; and a name without its region is the same as itself only where the region is
   * not needed to tell enterprises apart.
   */
  public static NameComparison of(EnterpriseName one, EnterpriseName other) {
    NameRules rules = NameRules.standard();
    Set<NameReason> reasons = EnumSet.of(NameReason.PARTS_AGREE);
    if (!one.isRead() || !other.isRead()) {
      reasons = EnumSet.of(NameReason.NOT_READ);
    } else {
      new Differences(one, other, reasons).collect();
    }
    NameReason first = null;
    for (NameVerdict verdict :
        new NameVerdict[] {NameVerdict.DIFFERENT, NameVerdict.UNDECIDED, NameVerdict.SAME}) {
      for (NameReason reason : reasons) {
        first = first == null && rules.verdict(reason) == verdict ? reason : first;
      }
    }
    return new NameComparison(rules.verdict(first), first);
  }

  /** Collects in which parts two names differ. */
  private record Differences(EnterpriseName one, EnterpriseName other, Set<NameReason> reasons) {

    void collect() {
      if (isPlaceOnlyInBrand(one, other) || isPlaceOnlyInBrand(other, one)) {
        reasons.add(NameReason.REGION_UNCLEAR);
      } else {
        compareBrands();
        compareRegions();
        compareTrades();
      }
      compareGroups();
      compareForms();
      compareBranches();
    }

    /**
     * Whether the words are the same, and a place is the region of one name where it is part of the
     * brand of the other: 和平县华某食品, 和平华某食品.
     */
    private static boolean isPlaceOnlyInBrand(EnterpriseName one, EnterpriseName other) {
      return one.region() != null
          && (one.region().shortName() + one.brandAndTrade()).equals(other.brandAndTrade())
          && (other.region() == null
              || one.region().agreement(other.region()) != Locality.Agreement.DIFFERENT);
    }

    private void compareBrands() {
      if (!one.brand().equals(other.brand()) && !isSameWords()) {
        boolean isVariant = NameText.loose(one.brand()).equals(NameText.loose(other.brand()));
        reasons.add(isVariant ? NameReason.BRAND_VARIANT : NameReason.BRAND_DIFFERS);
      }
    }

    /** Whether brand and trade are the same words, wherever the border was seen. */
    private boolean isSameWords() {
      return one.brandAndTrade().equals(other.brandAndTrade());
    }

    private void compareRegions() {
      if (one.region() == null || other.region() == null) {
        reasons.add(NameReason.REGION_UNCLEAR);
        return;
      }
      switch (one.region().agreement(other.region())) {
        case DIFFERENT -> reasons.add(NameReason.REGION_DIFFERS);
        case CONTAINED -> reasons.add(NameReason.REGION_OF_ANOTHER_LEVEL);
        case OPEN -> reasons.add(NameReason.REGION_UNCLEAR);
        case SAME -> {
          if (isLocal() && !one.region().isCounty()) {
            reasons.add(NameReason.REGION_UNCLEAR);
          }
        }
        default -> throw new IllegalStateException();
      }
    }

    /** Whether one of the names is protected within a county only, and the other may be. */
    private boolean isLocal() {
      return (one.form() == null || one.form().isLocal())
          && (other.form() == null || other.form().isLocal())
          && !(one.form() == null && other.form() == null);
    }

    private void compareTrades() {
      if (isSameWords()) {
        if (one.trade() == null && !(isWhole(one) && isWhole(other))) {
          reasons.add(NameReason.TRADE_UNCLEAR);
        }
      } else if (one.trade() == null || other.trade() == null) {
        reasons.add(NameReason.TRADE_UNCLEAR);
      } else if (!one.trade().equals(other.trade())) {
        reasons.add(NameReason.TRADE_DIFFERS);
      }
    }

    /** Whether a name without a trade has none, and is not only shortened. */
    private static boolean isWhole(EnterpriseName name) {
      return name.form() != null || name.group() != GroupWord.NONE;
    }

    private void compareGroups() {
      if (one.group() != other.group()) {
        boolean isOneWithout = one.group() == GroupWord.NONE || other.group() == GroupWord.NONE;
        reasons.add(isOneWithout ? NameReason.GROUP_UNCLEAR : NameReason.GROUP_DIFFERS);
      }
    }

    private void compareForms() {
      LegalForm form = one.form();
      LegalForm second = other.form();
      if (form == null || second == null) {
        return;
      }
      boolean isOneForm = form.id().equals(second.id()) || form.includes(second);
      boolean isOneWord = Objects.equals(one.placeWord(), other.placeWord());
      boolean areBothWords = one.placeWord() != null && other.placeWord() != null;
      if (!isOneWord && (isOneForm || areBothWords)) {
        reasons.add(NameReason.FORM_DIFFERS);
      } else if (!isOneForm && !isBracketLeftOut(form, second)) {
        boolean mayChange = form.mayChangeTo(second) || isSameOffice();
        reasons.add(mayChange ? NameReason.FORM_MAY_CHANGE : NameReason.FORM_DIFFERS);
      }
    }

    /** 华某管理中心 for 华某管理中心（有限合伙）. */
    private boolean isBracketLeftOut(LegalForm form, LegalForm second) {
      return one.placeWord() != null
          && one.placeWord().equals(other.placeWord())
          && (form.isPlaceWord() || second.isPlaceWord());
    }

    /** Whether both are the office of one profession, which may take any of its forms. */
    private boolean isSameOffice() {
      return one.placeWord() != null
          && one.placeWord().equals(other.placeWord())
          && NameRules.standard().formsByEnding().get(one.placeWord()).kind()
              == LegalForm.Kind.OFFICE;
    }

    private void compareBranches() {
      if (one.isBranch() != other.isBranch()) {
        reasons.add(NameReason.BRANCH_OF_ENTERPRISE);
      } else if (one.isBranch() && !one.branch().equals(other.branch())) {
        reasons.add(NameReason.BRANCH_DIFFERS);
      }
    }
  }
}
