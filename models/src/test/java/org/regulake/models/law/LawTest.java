package org.regulake.models.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.regulake.models.rule.Label;

class LawTest {

  private final Law law = Law.load();

  @Test
  void the_numbers_of_today_are_those_of_the_texts() {
    LocalDate today = LocalDate.of(2026, 6, 30);
    assertThat(law.value("majority_share", today)).isEqualByComparingTo("0.5");
    assertThat(law.value("beneficial_owner_share", today)).isEqualByComparingTo("0.25");
    assertThat(law.value("inspection_floor_ratio", today)).isEqualByComparingTo("0.03");
    assertThat(law.monthDay("annual_report_due", today)).isEqualTo(MonthDay.of(6, 30));
    assertThat(law.wholeValue("penalty_publicity_long_months", today)).isEqualTo(36);
    assertThat(law.codes("abnormal_list_ground", today)).hasSize(5);
    assertThat(law.codes("severe_penalty_kind", today))
        .extracting(LawCode::code)
        .containsExactly(
            "licence_revocation",
            "business_suspension",
            "qualification_lowering",
            "business_restriction",
            "closure",
            "occupation_ban");
  }

  @Test
  void a_past_day_gets_the_number_of_its_time() {
    assertThat(law.wholeValue("repair_handling_working_days", LocalDate.of(2025, 12, 24)))
        .isEqualTo(15);
    assertThat(law.wholeValue("repair_handling_working_days", LocalDate.of(2025, 12, 25)))
        .isEqualTo(7);
    assertThat(law.wholeValue("penalty_publish_working_days", LocalDate.of(2016, 1, 1)))
        .isEqualTo(7);
    assertThat(law.codes("serious_list_field", LocalDate.of(2020, 1, 1))).isEmpty();
  }

  @Test
  void exactly_half_controlled_until_the_law_required_more_than_half() {
    assertThat(law.isInclusive("majority_share", LocalDate.of(2024, 6, 30))).isTrue();
    assertThat(law.isInclusive("majority_share", LocalDate.of(2024, 7, 1))).isFalse();
  }

  @Test
  void exactly_a_quarter_makes_a_beneficial_owner_since_the_law_says_from_a_quarter() {
    assertThat(law.isInclusive("beneficial_owner_share", LocalDate.of(2024, 10, 31))).isFalse();
    assertThat(law.isInclusive("beneficial_owner_share", LocalDate.of(2024, 11, 1))).isTrue();
  }

  @Test
  void a_kind_of_penalty_became_heavier_with_the_order_that_names_it() {
    assertThat(law.codes("severe_penalty_kind", LocalDate.of(2021, 8, 31)))
        .extracting(LawCode::code)
        .containsExactly("licence_revocation", "business_suspension");
  }

  @Test
  void a_number_that_ended_without_a_successor_is_refused_not_guessed() {
    assertThatThrownBy(() -> law.value("abnormal_to_serious_years", LocalDate.of(2022, 1, 1)))
        .hasMessage(
            "law 'abnormal_to_serious_years' has no value in force on 2022-01-01; the first begins"
                + " on 2014-10-01: add the value of that time to its file");
  }

  @Test
  void article_17_is_cited_as_article_18_since_Order_777() {
    assertThat(law.citation(List.of("abnormal_list"), LocalDate.of(2024, 4, 30)))
        .isEqualTo("《企业信息公示暂行条例》（国务院令第654号）第十七条");
    assertThat(law.citation(List.of("abnormal_list"), LocalDate.of(2024, 5, 1)))
        .isEqualTo("《企业信息公示暂行条例》（国务院令第654号，第777号修订）第十八条");
  }

  @Test
  void provisions_in_force_are_cited_and_otherwise_our_own_reading() {
    assertThat(law.citation(List.of("serious_list", "product_tracing"), LocalDate.of(2014, 12, 31)))
        .isEqualTo("models/INTERPRETATIONS.md");
    assertThat(law.citation(List.of("serious_list", "product_tracing"), LocalDate.of(2016, 12, 31)))
        .isEqualTo("国办发〔2015〕51号第十四项（产品追溯）");
  }

  /**
   * Every year that a citation names in its text is over or begun on the first day on which it is
   * cited.
   */
  @Test
  void no_citation_names_a_year_after_its_first_day_of_use() {
    for (Provision provision : law.provisions()) {
      for (Citation citation : provision.citations()) {
        Matcher year = Pattern.compile("(?:19|20)\\d\\d").matcher(citation.text());
        while (year.find()) {
          assertThat(Integer.parseInt(year.group()))
              .as(citation.text())
              .isLessThanOrEqualTo(citation.validFrom().getYear());
        }
      }
    }
  }

  @Test
  void a_gap_between_values_and_two_values_on_a_day_are_refused() {
    for (LocalDate end :
        new LocalDate[] {null, LocalDate.of(2020, 1, 1), LocalDate.of(2020, 3, 1)}) {
      assertThatThrownBy(
              () ->
                  new LawNumber(
                      "share",
                      new Label("份额", "share"),
                      LawUnit.RATIO,
                      null,
                      List.of("Somebody"),
                      List.of(
                          new LawValue(
                              "0.5", LocalDate.of(2010, 1, 1), end, "art. 1", Evidence.READ),
                          new LawValue(
                              "0.6", LocalDate.of(2020, 2, 1), null, "art. 2", Evidence.READ))))
          .hasMessageContaining(
              "law 'share': the part from 2010-01-01 has to end on 2020-02-01, when the next one"
                  + " begins");
    }
  }

  @Test
  void a_number_that_no_class_reads_has_to_say_so() {
    List<LawValue> values =
        List.of(new LawValue("0.5", LocalDate.of(2010, 1, 1), null, "art. 1", Evidence.READ));
    Label label = new Label("份额", "share");
    assertThatThrownBy(() -> new LawNumber("share", label, LawUnit.RATIO, null, null, values))
        .hasMessageContaining("recorded_only");
    assertThatThrownBy(
            () -> new LawNumber("share", label, LawUnit.RATIO, true, List.of("Somebody"), values))
        .hasMessageContaining("recorded_only");
  }

  @Test
  void a_misspelt_number_is_refused_with_the_nearest() {
    assertThatThrownBy(() -> law.value("majority_shares", LocalDate.of(2026, 1, 1)))
        .hasMessage("no law file has a number 'majority_shares'; nearest: 'majority_share'");
  }
}
