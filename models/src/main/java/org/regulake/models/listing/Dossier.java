package org.regulake.models.listing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The facts on one enterprise up to the judged day, with the law and the calendar.
 *
 * @param reports states of its annual reports, by year
 */
record Dossier(
    ListLaw law, Deadlines deadlines, LocalDate asOf, ListFacts facts, List<ReportState> reports) {

  private static final Comparator<Listing> BY_DAY =
      Comparator.comparing(Listing::listed)
          .thenComparing(
              Listing::removed, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
          .thenComparing(listing -> String.valueOf(listing.ground()))
          .thenComparing(listing -> String.valueOf(listing.name()));

  static Dossier of(
      ListLaw law, Deadlines deadlines, List<ReportDue> due, LocalDate asOf, ListFacts facts) {
    List<ReportState> reports =
        due.stream().map(year -> ReportState.of(year, facts, asOf)).toList();
    return new Dossier(law, deadlines, asOf, facts, reports);
  }

  /** Listings on a list since its law began, by day. */
  List<Listing> listings(ListKind list, String groundList) {
    return facts.listings().stream()
        .filter(listing -> listing.list() == list && law.hasBegun(groundList, listing.listed()))
        .sorted(BY_DAY)
        .toList();
  }

  /**
   * Whether a day is over and the list is on record for the day after it. Facts are on record up to
   * the judged day at most.
   */
  boolean isPast(ListKind list, LocalDate day) {
    KnownPeriod known = facts.listsKnown().get(list);
    return day != null && known != null && day.isBefore(known.until());
  }

  boolean isKnownSince(ListKind list, LocalDate day) {
    KnownPeriod known = facts.listsKnown().get(list);
    return known != null && known.hasBegunBy(day);
  }

  boolean isKnownOn(ListKind list, LocalDate day) {
    KnownPeriod known = facts.listsKnown().get(list);
    return known != null && known.includes(day);
  }

  boolean hasExitedBy(LocalDate day) {
    return day != null && facts.exited() != null && !facts.exited().isAfter(day);
  }

  /** The earlier of a day and the judged day: the law of days to come is not known yet. */
  LocalDate knownLawOf(LocalDate day) {
    return day.isAfter(asOf) ? asOf : day;
  }

  /** Citations without repetition. */
  static String cite(String... citations) {
    return String.join("；", Stream.of(citations).distinct().toList());
  }
}
