package org.regulake.models.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regulake.models.calendar.WorkingDays;
import org.regulake.models.graph.ownership.OwnershipRules;
import org.regulake.models.graph.pattern.PatternRules;
import org.regulake.models.listing.KnownPeriod;
import org.regulake.models.listing.ListEngine;
import org.regulake.models.listing.ListFacts;
import org.regulake.models.listing.ListKind;
import org.regulake.models.listing.Listing;
import org.regulake.models.listing.Penalty;
import org.regulake.models.listing.PublicationOrder;
import org.regulake.models.listing.Verification;
import org.regulake.models.rule.RuleFiles;

/**
 * A law in force from 2030 on changes nothing on thirty days from 2014 to 2025, whatever it amends.
 */
class FutureAmendmentTest {

  private static final LocalDate AMENDED = LocalDate.of(2030, 1, 1);

  private final List<LawFile> files = RuleFiles.readAll("law", LawFile.class);
  private final Law law = Law.of(files);
  private final Law amended = Law.of(files.stream().map(FutureAmendmentTest::amended).toList());

  private static LawFile amended(LawFile file) {
    return new LawFile(
        file.subject(),
        file.numbers().stream().map(FutureAmendmentTest::amended).toList(),
        file.lists().stream().map(FutureAmendmentTest::amended).toList(),
        file.provisions().stream().map(FutureAmendmentTest::amended).toList());
  }

  private static LawNumber amended(LawNumber number) {
    List<LawValue> values = new ArrayList<>(number.values());
    LawValue last = values.remove(values.size() - 1);
    values.add(
        new LawValue(last.value(), last.validFrom(), AMENDED, last.citation(), last.evidence()));
    values.add(
        new LawValue(
            otherThan(number.unit(), last.value()),
            AMENDED,
            null,
            "an amendment of 2030",
            Evidence.OURS));
    return new LawNumber(
        number.id(), number.label(), number.unit(), number.recordedOnly(), number.readBy(), values);
  }

  private static String otherThan(LawUnit unit, String value) {
    return switch (unit) {
      case MONTH_DAY -> "03-31";
      case WORD -> value.equals("strict") ? "inclusive" : "strict";
      default -> value.equals("1") ? "2" : "1";
    };
  }

  private static LawList amended(LawList list) {
    List<LawCode> codes = new ArrayList<>(list.codes());
    codes.add(
        new LawCode("made_up", list.label(), AMENDED, null, "an amendment of 2030", Evidence.OURS));
    return new LawList(list.id(), list.label(), list.recordedOnly(), list.readBy(), codes);
  }

  private static Provision amended(Provision provision) {
    List<Citation> citations = new ArrayList<>(provision.citations());
    Citation last = citations.remove(citations.size() - 1);
    citations.add(new Citation(last.text(), last.validFrom(), AMENDED, last.evidence()));
    citations.add(new Citation("an amendment of 2030", AMENDED, null, Evidence.OURS));
    return new Provision(provision.id(), provision.label(), citations);
  }

  private static Stream<LocalDate> thirtyDays() {
    LocalDate first = LocalDate.of(2014, 12, 31);
    long step = ChronoUnit.DAYS.between(first, LocalDate.of(2025, 12, 31)) / 29;
    return Stream.iterate(first, day -> day.plusDays(step)).limit(30);
  }

  @Test
  void the_law_that_code_reads_on_a_past_day_is_the_same() {
    assertThat(thirtyDays())
        .hasSize(30)
        .allSatisfy(
            day -> {
              assertThat(ReportDeadlines.of(amended, day)).isEqualTo(ReportDeadlines.of(law, day));
              assertThat(PenaltyPublicity.of(amended, day))
                  .isEqualTo(PenaltyPublicity.of(law, day));
              assertThat(OwnershipRules.of(day, amended)).isEqualTo(OwnershipRules.of(day, law));
              assertThat(PatternRules.of(day, amended)).isEqualTo(PatternRules.of(day, law));
            });
  }

  @Test
  void lists_judged_on_a_past_day_are_the_same() {
    WorkingDays workingDays = WorkingDays.load();
    KnownPeriod known = new KnownPeriod(null, LocalDate.of(2026, 12, 31));
    ListFacts facts =
        new ListFacts(
            LocalDate.of(2010, 5, 5),
            null,
            Map.of(ListKind.ABNORMAL, known, ListKind.SERIOUS, known),
            known,
            List.of(2013, 2014, 2015, 2016),
            List.of(),
            List.of(new PublicationOrder(LocalDate.of(2016, 9, 20), null, false, null)),
            List.of(new Verification("unreachable", LocalDate.of(2015, 3, 2), null)),
            List.of(
                new Penalty(LocalDate.of(2022, 3, 10), List.of("closure"), null, "不合格食品", null)),
            List.of(
                new Listing(
                    ListKind.ABNORMAL,
                    null,
                    LocalDate.of(2015, 3, 3),
                    "unreachable",
                    null,
                    null,
                    null,
                    null)),
            List.of());
    assertThat(thirtyDays())
        .allSatisfy(
            day ->
                assertThat(ListEngine.on(day, amended, workingDays).judge(facts))
                    .isEqualTo(ListEngine.on(day, law, workingDays).judge(facts)));
  }

  @Test
  void every_list_and_every_citation_of_a_past_day_is_the_same() {
    assertThat(thirtyDays())
        .allSatisfy(
            day -> {
              law.lists()
                  .forEach(
                      list ->
                          assertThat(amended.codes(list.id(), day))
                              .isEqualTo(law.codes(list.id(), day)));
              law.provisions()
                  .forEach(
                      provision ->
                          assertThat(amended.citation(List.of(provision.id()), day))
                              .isEqualTo(law.citation(List.of(provision.id()), day)));
            });
  }

  @Test
  void from_its_own_day_on_it_is_read() {
    assertThat(amended.isInclusive("majority_share", AMENDED)).isTrue();
    assertThat(amended.isInclusive("majority_share", AMENDED.minusDays(1))).isFalse();
    assertThat(PenaltyPublicity.of(amended, AMENDED))
        .isNotEqualTo(PenaltyPublicity.of(law, AMENDED));
    assertThat(amended.citation(List.of("abnormal_list"), AMENDED))
        .isEqualTo("an amendment of 2030");
  }
}
