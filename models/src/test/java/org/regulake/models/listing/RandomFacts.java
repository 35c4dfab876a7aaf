package org.regulake.models.listing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Facts on made-up enterprises, the same for the same seed. */
final class RandomFacts {

  private static final LocalDate FIRST = LocalDate.of(2014, 10, 8);
  private static final int DAYS = 4300;
  private static final List<String> KINDS =
      List.of("fine", "warning", "licence_revocation", "business_suspension", "closure");
  private static final List<String> VIOLATIONS =
      List.of("经营不合格食品", "发布虚假广告", "违反消防规定", "拒不履行生效决定", "欺骗消费者");
  private static final List<String> GROUNDS =
      List.of(
          "no_annual_report", "unreachable", "concealment", "not_published_when_ordered", "其他情形");

  private final Random random;

  RandomFacts(long seed) {
    this.random = new Random(seed);
  }

  LocalDate day() {
    return FIRST.plusDays(random.nextInt(DAYS));
  }

  private LocalDate maybe(LocalDate from, int days) {
    return random.nextBoolean() ? from.plusDays(random.nextInt(days)) : null;
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** All facts but listings, with everything on record up to the end of the calendar. */
  ListFacts withoutListings() {
    LocalDate established = LocalDate.of(2008, 1, 1).plusDays(random.nextInt(5000));
    KnownPeriod known = new KnownPeriod(null, LocalDate.of(2026, 12, 31));
    List<Verification> verifications = new ArrayList<>();
    List<PublicationOrder> orders = new ArrayList<>();
    List<Penalty> penalties = new ArrayList<>();
    List<Repair> repairs = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      LocalDate verified = day();
      verifications.add(
          new Verification(
              random.nextBoolean() ? "unreachable" : "concealment",
              verified,
              maybe(verified, 900)));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      LocalDate ordered = day();
      LocalDate published = maybe(ordered, 200);
      orders.add(new PublicationOrder(ordered, null, published != null, published));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      penalties.add(
          new Penalty(
              day(),
              List.of(one(KINDS)),
              random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(300_000)),
              one(VIOLATIONS),
              null));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      repairs.add(new Repair(ListKind.ABNORMAL, day(), null, null, null));
    }
    return new ListFacts(
        established,
        random.nextInt(4) == 0 ? day() : null,
        Map.of(ListKind.ABNORMAL, known, ListKind.SERIOUS, known, ListKind.RED, known),
        known,
        IntStream.range(2013, 2026).boxed().toList(),
        reports(),
        orders,
        verifications,
        penalties,
        List.of(),
        repairs);
  }

  private List<FiledReport> reports() {
    List<FiledReport> reports = new ArrayList<>();
    for (int year = 2013; year < 2026; year++) {
      if (random.nextInt(5) > 0) {
        int days = random.nextInt(6) > 0 ? 120 : 700;
        reports.add(
            new FiledReport(year, LocalDate.of(year + 1, 3, 1).plusDays(random.nextInt(days))));
      }
    }
    return reports;
  }

  /** Listings that need not follow the law. */
  List<Listing> listings() {
    List<Listing> listings = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      LocalDate listed = day();
      listings.add(
          new Listing(
              one(List.of(ListKind.values())),
              null,
              listed,
              one(GROUNDS),
              maybe(listed, 1500),
              one(List.of("report_filed", "reachable_again", "term_over", "repaired")),
              null,
              maybe(listed, 800)));
    }
    return listings;
  }
}
