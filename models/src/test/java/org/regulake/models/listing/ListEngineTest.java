package org.regulake.models.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.regulake.models.calendar.WorkingDays;
import org.regulake.models.law.Law;
import org.regulake.models.rule.RuleFiles;

class ListEngineTest {

  private final Law law = Law.load();
  private final WorkingDays workingDays = WorkingDays.load();

  private ListEngine on(LocalDate asOf) {
    return ListEngine.on(asOf, law, workingDays);
  }

  private static ListFacts verified(String ground, LocalDate day, LocalDate remedied) {
    KnownPeriod known = new KnownPeriod(null, LocalDate.of(2026, 12, 31));
    return new ListFacts(
        null,
        null,
        Map.of(ListKind.ABNORMAL, known),
        null,
        null,
        null,
        null,
        List.of(new Verification(ground, day, remedied)),
        null,
        List.of(new Listing(ListKind.ABNORMAL, null, day, ground, null, null, null, null)),
        null);
  }

  private static ListFacts reportMissing(int year) {
    KnownPeriod known = new KnownPeriod(null, LocalDate.of(2026, 12, 31));
    return new ListFacts(
        LocalDate.of(year, 3, 1),
        null,
        Map.of(ListKind.ABNORMAL, known),
        null,
        List.of(year),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Days of the calendar file under a key, read without the calendar itself. */
  private static Set<LocalDate> days(String key) {
    Set<LocalDate> days = new HashSet<>();
    try (InputStream file = RuleFiles.open("calendars/working_days.yml")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      Pattern.compile(key + ": \\[([^]]*)]")
          .matcher(text)
          .results()
          .flatMap(list -> List.of(list.group(1).split(",\\s*")).stream())
          .forEach(day -> days.add(LocalDate.parse(day)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return days;
  }

  @Test
  void every_term_from_every_day_ends_where_counting_day_by_day_does() {
    Set<LocalDate> holidays = days("holidays");
    Set<LocalDate> worked = days("make_up_days");
    assertThat(holidays).hasSizeGreaterThan(200);
    ListEngine engine = on(LocalDate.of(2026, 12, 31));
    LocalDate last = LocalDate.of(2026, 11, 30);
    for (LocalDate day = LocalDate.of(2014, 10, 1); day.isBefore(last); day = day.plusDays(1)) {
      LocalDate tenth = null;
      LocalDate fifth = null;
      int counted = 0;
      for (LocalDate next = day.plusDays(1); counted < 10; next = next.plusDays(1)) {
        boolean isWeekend = next.getDayOfWeek().getValue() > 5;
        if (isWeekend ? worked.contains(next) : !holidays.contains(next)) {
          counted++;
          fifth = counted == 5 ? next : fifth;
          tenth = next;
        }
      }
      ExpectedEntry open = engine.judge(verified("unreachable", day, null)).expected().get(0);
      assertThat(open.listBy()).as("ten working days from %s", day).isEqualTo(tenth);
      LocalDate later = day.minusDays(60);
      if (!later.isBefore(LocalDate.of(2014, 10, 1))) {
        ExpectedEntry gone = engine.judge(verified("unreachable", later, day)).expected().get(0);
        assertThat(gone.outBy()).as("five working days from %s", day).isEqualTo(fifth);
      }
    }
  }

  @Test
  void an_entry_cites_the_provisions_as_they_were_numbered_on_its_day() {
    assertThat(on(LocalDate.of(2023, 7, 31)).judge(reportMissing(2022)).expected())
        .extracting(ExpectedEntry::citation)
        .containsExactly("《企业信息公示暂行条例》（国务院令第654号）第十七条；《企业经营异常名录管理暂行办法》（工商总局令第68号）第六条");
    assertThat(on(LocalDate.of(2024, 7, 31)).judge(reportMissing(2023)).expected())
        .extracting(ExpectedEntry::citation)
        .containsExactly("《企业信息公示暂行条例》（国务院令第654号，第777号修订）第十八条；《企业经营异常名录管理暂行办法》（工商总局令第68号）第六条");
  }

  @Test
  void a_deviation_says_what_since_when_and_under_which_provision() {
    ListDeviation deviation =
        on(LocalDate.of(2024, 7, 31)).judge(reportMissing(2023)).deviations().get(0);
    assertThat(deviation.zh())
        .isEqualTo(
            "因“未按期公示年度报告”应不迟于2024-07-12列入经营异常名录，至今未见列入"
                + "（依据：《企业信息公示暂行条例》（国务院令第654号，第777号修订）第十八条；"
                + "《企业经营异常名录管理暂行办法》（工商总局令第68号）第六条）。");
    assertThat(deviation.en())
        .startsWith(
            "Due on the abnormal-operation list by 2024-07-12 (no annual report in time), and not"
                + " on record as listed; 《企业信息公示暂行条例》");
  }

  @Test
  void every_sentence_names_its_days_and_its_provision() {
    ListCasesTest.cases()
        .flatMap(one -> on(one.asOf()).judge(one.given()).deviations().stream())
        .forEach(
            deviation -> {
              for (String sentence : List.of(deviation.zh(), deviation.en())) {
                assertThat(sentence).contains(deviation.citation()).doesNotContain("null");
                if (deviation.due() != null) {
                  assertThat(sentence).contains(deviation.due().toString());
                }
                if (deviation.stated() != null) {
                  assertThat(sentence).contains(deviation.stated().toString());
                }
              }
            });
  }

  @Test
  void an_engine_and_its_facts_can_be_sent_to_another_machine()
      throws IOException, ClassNotFoundException {
    ListEngine engine = on(LocalDate.of(2024, 7, 31));
    assertThat(copy(engine).judge(copy(reportMissing(2023))))
        .isEqualTo(engine.judge(reportMissing(2023)));
    assertThat(copy(engine.judge(reportMissing(2023))))
        .isEqualTo(engine.judge(reportMissing(2023)));
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T value) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
