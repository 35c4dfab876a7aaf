package org.regulake.models.listing;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The facts on one enterprise from which its place on the lists follows. What is absent is not
 * known, unless a period or a year is named as completely on record.
 *
 * @param established day of establishment; null: not stated
 * @param exited day of deregistration or revocation; null: on the market, or not stated
 * @param listsKnown periods for which the listings of each list are completely on record
 * @param penaltiesKnown period for which penalties are completely on record; null: for none
 * @param reportYearsKnown report years of which all reports filed in time are on record
 * @param reports annual reports, each year once
 * @param orders orders to publish
 * @param verifications verified concealment and verified failures to reach the enterprise
 * @param penalties penalty decisions
 * @param listings listings as the authorities state them
 * @param repairs applications for removal or credit repair
 */
public record ListFacts(
    LocalDate established,
    LocalDate exited,
    Map<ListKind, KnownPeriod> listsKnown,
    KnownPeriod penaltiesKnown,
    List<Integer> reportYearsKnown,
    List<FiledReport> reports,
    List<PublicationOrder> orders,
    List<Verification> verifications,
    List<Penalty> penalties,
    List<Listing> listings,
    List<Repair> repairs)
    implements Serializable {

  public ListFacts {
    listsKnown = listsKnown == null ? Map.of() : Map.copyOf(listsKnown);
    reportYearsKnown = reportYearsKnown == null ? List.of() : List.copyOf(reportYearsKnown);
    reports = reports == null ? List.of() : List.copyOf(reports);
    orders = orders == null ? List.of() : List.copyOf(orders);
    verifications = verifications == null ? List.of() : List.copyOf(verifications);
    penalties = penalties == null ? List.of() : List.copyOf(penalties);
    listings = listings == null ? List.of() : List.copyOf(listings);
    repairs = repairs == null ? List.of() : List.copyOf(repairs);
  }

  /** The facts that had happened by a day; later ends and remedies are unknown on it. */
  ListFacts upTo(LocalDate day) {
    return new ListFacts(
        established,
        isLater(exited, day) ? null : exited,
        known(day),
        penaltiesKnown == null ? null : penaltiesKnown.upTo(day),
        reportYearsKnown,
        reports.stream().filter(report -> !isLater(report.filed(), day)).toList(),
        orders.stream()
            .filter(order -> !isLater(order.ordered(), day))
            .map(order -> order.upTo(day))
            .toList(),
        verifications.stream()
            .filter(verification -> !isLater(verification.verified(), day))
            .map(verification -> verification.upTo(day))
            .toList(),
        penalties.stream()
            .filter(penalty -> !isLater(penalty.decided(), day))
            .map(penalty -> penalty.upTo(day))
            .toList(),
        listings.stream()
            .filter(listing -> !isLater(listing.listed(), day))
            .map(listing -> listing.upTo(day))
            .toList(),
        repairs.stream().map(repair -> repair.upTo(day)).filter(Objects::nonNull).toList());
  }

  private Map<ListKind, KnownPeriod> known(LocalDate day) {
    return listsKnown.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().upTo(day)));
  }

  static boolean isLater(LocalDate date, LocalDate day) {
    return date != null && date.isAfter(day);
  }
}
