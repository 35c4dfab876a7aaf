package org.regulake.models.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regulake.models.calendar.WorkingDays;
import org.regulake.models.law.Law;

class ListPropertiesTest {

  private static final int ENTERPRISES = 3000;

  private final Law law = Law.load();
  private final WorkingDays workingDays = WorkingDays.load();
  private final Map<LocalDate, ListEngine> engines = new HashMap<>();

  private ListJudgement judge(ListFacts facts, LocalDate asOf) {
    return engines.computeIfAbsent(asOf, day -> ListEngine.on(day, law, workingDays)).judge(facts);
  }

  private static <T> List<T> all(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static ListFacts with(ListFacts facts, List<Listing> listings) {
    return new ListFacts(
        facts.established(),
        facts.exited(),
        facts.listsKnown(),
        facts.penaltiesKnown(),
        facts.reportYearsKnown(),
        facts.reports(),
        facts.orders(),
        facts.verifications(),
        facts.penalties(),
        listings,
        facts.repairs());
  }

  private static LocalDate monthEnd(int seed) {
    return LocalDate.of(2015, 1, 1).plusMonths(Math.floorMod(seed * 31, 143)).minusDays(1);
  }

  /** What happens after the judged day: more facts of all kinds, and ends of what was open. */
  private static ListFacts later(ListFacts facts, LocalDate asOf) {
    LocalDate day = asOf.plusDays(1);
    return new ListFacts(
        facts.established(),
        facts.exited() == null ? day : facts.exited(),
        facts.listsKnown(),
        facts.penaltiesKnown(),
        facts.reportYearsKnown(),
        all(facts.reports(), missing(facts, day)),
        all(facts.orders(), List.of(new PublicationOrder(day, null, false, null))),
        all(facts.verifications(), List.of(new Verification("unreachable", day, null))),
        all(facts.penalties(), List.of(new Penalty(day, List.of("closure"), null, "食品", null))),
        all(
            facts.listings().stream()
                .map(one -> one.removed() == null ? removed(one, day, "report_filed") : one)
                .toList(),
            Stream.of(ListKind.values())
                .map(kind -> new Listing(kind, "甲", day, "其他", null, null, null, null))
                .toList()),
        all(
            facts.repairs(),
            List.of(new Repair(ListKind.ABNORMAL, day, true, day, day.plusDays(3)))));
  }

  private static List<FiledReport> missing(ListFacts facts, LocalDate day) {
    return Stream.iterate(2013, year -> year < day.getYear(), year -> year + 1)
        .filter(year -> facts.reports().stream().noneMatch(report -> report.year().equals(year)))
        .map(year -> new FiledReport(year, day))
        .toList();
  }

  private static Listing removed(Listing one, LocalDate day, String ground) {
    return new Listing(
        one.list(), one.name(), one.listed(), one.ground(), day, ground, null, one.validUntil());
  }

  @Test
  void nothing_that_happens_after_the_judged_day_changes_the_answer() {
    for (int seed = 0; seed < ENTERPRISES; seed++) {
      RandomFacts random = new RandomFacts(seed);
      ListFacts facts = with(random.withoutListings(), random.listings());
      LocalDate asOf = monthEnd(seed);
      assertThat(judge(later(facts, asOf), asOf)).as("seed %d", seed).isEqualTo(judge(facts, asOf));
    }
  }

  private static <T> List<T> shuffled(List<T> rows, Random random) {
    List<T> mixed = new ArrayList<>(rows);
    Collections.shuffle(mixed, random);
    return mixed;
  }

  @Test
  void the_order_of_the_facts_does_not_matter() {
    for (int seed = 0; seed < ENTERPRISES; seed++) {
      RandomFacts made = new RandomFacts(seed);
      ListFacts facts = with(made.withoutListings(), made.listings());
      Random random = new Random(seed);
      ListFacts mixed =
          new ListFacts(
              facts.established(),
              facts.exited(),
              facts.listsKnown(),
              facts.penaltiesKnown(),
              shuffled(facts.reportYearsKnown(), random),
              shuffled(facts.reports(), random),
              shuffled(facts.orders(), random),
              shuffled(facts.verifications(), random),
              shuffled(facts.penalties(), random),
              shuffled(facts.listings(), random),
              shuffled(facts.repairs(), random));
      LocalDate asOf = monthEnd(seed);
      assertThat(judge(mixed, asOf)).as("seed %d", seed).isEqualTo(judge(facts, asOf));
    }
  }

  /**
   * The authority lists on the last day for it and removes on the last day for it, unless a listing
   * on the same ground stands already. Listings make further entries due, so this is repeated.
   */
  private ListFacts obeyed(ListFacts facts, LocalDate asOf) {
    ListFacts current = facts;
    for (int round = 0; round < 30; round++) {
      List<Listing> listings = new ArrayList<>();
      for (ExpectedEntry entry : judge(current, asOf).expected()) {
        LocalDate listed = entry.basis().startsWith("penalty") ? entry.firstDay() : entry.listBy();
        boolean isListed =
            listings.stream()
                .anyMatch(
                    one ->
                        one.list() == entry.list()
                            && one.hasGround(entry.ground())
                            && one.endsAfter(entry.listBy() == null ? asOf : entry.listBy()));
        if (listed != null && !listed.isAfter(asOf) && !isListed) {
          LocalDate out =
              entry.outBy() == null || entry.outBy().isAfter(asOf) ? null : entry.outBy();
          listings.add(
              new Listing(entry.list(), null, listed, entry.ground(), out, null, null, null));
        }
      }
      if (listings.equals(current.listings())) {
        return current;
      }
      current = with(current, listings);
    }
    throw new AssertionError("the entries do not settle");
  }

  @Test
  void lists_that_follow_the_expected_entries_to_the_day_show_no_deviation() {
    int listings = 0;
    for (int seed = 0; seed < ENTERPRISES; seed++) {
      LocalDate asOf = monthEnd(seed);
      ListFacts facts = obeyed(new RandomFacts(seed).withoutListings(), asOf);
      listings += facts.listings().size();
      assertThat(judge(facts, asOf).deviations()).as("seed %d on %s", seed, asOf).isEmpty();
    }
    assertThat(listings).isGreaterThan(ENTERPRISES);
  }

  @Test
  void where_nothing_is_on_record_nothing_is_said() {
    ListFacts nothing =
        new ListFacts(null, null, null, null, null, null, null, null, null, null, null);
    assertThat(judge(nothing, LocalDate.of(2026, 6, 30)))
        .isEqualTo(new ListJudgement(List.of(), List.of()));
  }

  @Test
  void a_list_that_was_never_delivered_never_lacks_an_entry_nor_a_removal() {
    for (int seed = 0; seed < ENTERPRISES; seed++) {
      RandomFacts random = new RandomFacts(seed);
      ListFacts facts = with(random.withoutListings(), random.listings());
      ListFacts unknown =
          new ListFacts(
              facts.established(),
              facts.exited(),
              Map.of(),
              null,
              facts.reportYearsKnown(),
              facts.reports(),
              facts.orders(),
              facts.verifications(),
              facts.penalties(),
              facts.listings(),
              facts.repairs());
      assertThat(judge(unknown, monthEnd(seed)).deviations())
          .extracting(ListDeviation::kind)
          .doesNotContain(
              DeviationKind.NOT_LISTED,
              DeviationKind.LISTED_LATE,
              DeviationKind.NOT_REMOVED,
              DeviationKind.STILL_LISTED_BEYOND_TERM);
    }
  }
}
