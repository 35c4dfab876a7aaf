package org.regulake.models.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Rules on which penalties are public on a day, and for how long (Order 45 of 2021, art. 2 and 13;
 * before it Order 71 of 2014).
 *
 * @param unpublishedKinds kinds that are not published when imposed alone
 * @param lowFine fine below which the short term applies, in yuan; null while there was no short
 *     term
 * @param shortMonths term of criticism and low fines
 * @param longMonths term of all others
 */
public record PenaltyPublicity(
    List<String> unpublishedKinds, BigDecimal lowFine, int shortMonths, int longMonths) {

  public PenaltyPublicity {
    unpublishedKinds = List.copyOf(unpublishedKinds);
  }

  /** The rules in force on a day. */
  public static PenaltyPublicity of(Law law, LocalDate asOf) {
    boolean hasShortTerm = !asOf.isBefore(law.firstDay("low_fine_yuan"));
    int longMonths = law.wholeValue("penalty_publicity_long_months", asOf);
    return new PenaltyPublicity(
        law.codes("penalty_not_published", asOf).stream().map(LawCode::code).toList(),
        hasShortTerm ? law.value("low_fine_yuan", asOf) : null,
        hasShortTerm ? law.wholeValue("penalty_publicity_short_months", asOf) : longMonths,
        longMonths);
  }
}
