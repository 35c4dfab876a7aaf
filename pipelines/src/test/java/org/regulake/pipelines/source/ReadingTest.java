package org.regulake.pipelines.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

  private static final Reading.Lookup STATUS =
      new Reading.Lookup(Map.of("active", "active", "存续", "active", "在业", "active"));

  private static Object value(Reading reading, String text) {
    Reading.Outcome outcome = reading.read(text, Reading.Lookup.NONE);
    assertThat(outcome.problem()).isNull();
    return outcome.value();
  }

  private static Reason problem(Reading reading, String text) {
    Reading.Outcome outcome = reading.read(text, Reading.Lookup.NONE);
    assertThat(outcome.value()).isNull();
    return outcome.problem();
  }

  @ParameterizedTest
  @EnumSource
  void a_cell_that_states_nothing_is_neither_a_value_nor_a_problem(Reading reading) {
    for (String text :
        new String[] {
          null, "", "  ", "\u3000", "\u00A0", "\t", "\uFEFF", "N/A", "n/a", "(null)", "无", "-",
          "——", "未公示"
        }) {
      assertThat(reading.read(text, STATUS)).as("'%s'", text).isEqualTo(Reading.Outcome.NOT_STATED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-01-31", "2025/1/31", "20250131", "2025年1月31日", " 2025-01-31 "})
  void a_date_may_be_written_in_many_ways(String text) {
    assertThat(value(Reading.DATE, text)).isEqualTo(LocalDate.of(2025, 1, 31));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-02-29", "2025-02-30", "2025-13-01", "20250431"})
  void a_date_that_is_in_no_calendar_is_impossible(String text) {
    assertThat(problem(Reading.DATE, text)).isEqualTo(Reason.DATE_IMPOSSIBLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"31/01/2025", "yesterday", "45688"})
  void a_date_whose_meaning_would_be_a_guess_is_unreadable(String text) {
    assertThat(problem(Reading.DATE, text)).isEqualTo(Reason.DATE_UNREADABLE);
  }

  @Test
  void the_29th_of_february_is_a_date_in_leap_years() {
    assertThat(value(Reading.DATE, "2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
  }

  @Test
  void months_and_years_are_read_from_whole_dates_and_from_parts() {
    assertThat(value(Reading.MONTH, "2025-03")).isEqualTo("2025-03");
    assertThat(value(Reading.MONTH, "2025年3月15日")).isEqualTo("2025-03");
    assertThat(value(Reading.YEAR, "2024")).isEqualTo(2024);
    assertThat(value(Reading.YEAR, "2024年度".substring(0, 5))).isEqualTo(2024);
    assertThat(problem(Reading.MONTH, "2025-13")).isEqualTo(Reason.DATE_IMPOSSIBLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234.5 | 1234.50",
        "1,234.50元 | 1234.50",
        "1.5万元 | 15000.00",
        "0 | 0.00",
        "2亿元 | 200000000.00"
      })
  void an_amount_of_money_is_in_yuan_with_two_decimals(String text, BigDecimal yuan) {
    assertThat(value(Reading.YUAN, text)).isEqualTo(yuan);
    assertThat(value(Reading.SIGNED_YUAN, text)).isEqualTo(yuan);
  }

  @Test
  void an_amount_below_zero_is_a_problem_unless_it_may_be_signed() {
    assertThat(problem(Reading.YUAN, "-5")).isEqualTo(Reason.AMOUNT_NEGATIVE);
    assertThat(problem(Reading.CAPITAL_AMOUNT, "-5")).isEqualTo(Reason.AMOUNT_NEGATIVE);
    assertThat(value(Reading.SIGNED_YUAN, "-5")).isEqualTo(new BigDecimal("-5.00"));
    assertThat(value(Reading.SIGNED_YUAN, "-1.5万元")).isEqualTo(new BigDecimal("-15000.00"));
    assertThat(problem(Reading.SIGNED_YUAN, "--5")).isEqualTo(Reason.AMOUNT_UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-500",
        "－500",
        "−500",
        "﹣500",
        "–500",
        "‐500",
        "—500",
        "-¥500",
        "¥-500",
        "－500元",
        "-5E2",
        " －５００\u00A0",
        "- 500",
        "-0.05万元"
      })
  void a_loss_may_be_written_with_any_minus(String text) {
    assertThat(value(Reading.SIGNED_YUAN, text)).isEqualTo(new BigDecimal("-500.00"));
    assertThat(problem(Reading.YUAN, text)).isEqualTo(Reason.AMOUNT_NEGATIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(500)", "（500）", "(500元)", "¥(500)", "500-"})
  void a_loss_in_brackets_is_unreadable_and_no_gain(String text) {
    assertThat(problem(Reading.SIGNED_YUAN, text)).isEqualTo(Reason.AMOUNT_UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Null", "Na", "None", "Nil", "Nan"})
  void a_word_for_nothing_that_people_are_called_is_a_name(String text) {
    assertThat(value(Reading.NAME, " " + text + "\t")).isEqualTo(text);
    assertThat(Reading.TEXT.read(text, Reading.Lookup.NONE)).isEqualTo(Reading.Outcome.NOT_STATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91110105MA70038174\t",
        "\u00A091110105MA70038174",
        "９１１１０１０５MA70038174",
        "\u200B91110105MA70038174\uFEFF"
      })
  void a_code_is_read_without_the_blanks_beside_it(String text) {
    assertThat(value(Reading.CODE, text)).isEqualTo("91110105MA70038174");
  }

  @Test
  void a_text_keeps_its_own_characters() {
    assertThat(value(Reading.TEXT, "\u00A0甲（北京）公司\u3000")).isEqualTo("甲（北京）公司");
    assertThat(value(Reading.NAME, "\t甲（北京）公司\u200B")).isEqualTo("甲（北京）公司");
  }

  @Test
  void amounts_that_cannot_be_money_are_problems_of_their_own() {
    assertThat(problem(Reading.YUAN, "many")).isEqualTo(Reason.AMOUNT_UNREADABLE);
    assertThat(problem(Reading.YUAN, "100万美元")).isEqualTo(Reason.AMOUNT_IN_FOREIGN_CURRENCY);
    assertThat(problem(Reading.YUAN, "1000000000000000000")).isEqualTo(Reason.AMOUNT_TOO_LARGE);
    assertThat(value(Reading.YUAN, "999999999999999999"))
        .isEqualTo(new BigDecimal("999999999999999999.00"));
  }

  @Test
  void capital_without_a_unit_is_in_ten_thousand_yuan() {
    assertThat(value(Reading.CAPITAL_AMOUNT, "1000")).isEqualTo(new BigDecimal("10000000.00"));
    assertThat(value(Reading.CAPITAL_CURRENCY, "1000")).isEqualTo("CNY");
    assertThat(value(Reading.CAPITAL_YUAN, "1000")).isEqualTo(new BigDecimal("10000000.00"));
  }

  @Test
  void capital_in_another_currency_keeps_its_amount_and_has_no_yuan() {
    assertThat(value(Reading.CAPITAL_AMOUNT, "100万美元")).isEqualTo(new BigDecimal("1000000.00"));
    assertThat(value(Reading.CAPITAL_CURRENCY, "100万美元")).isEqualTo("USD");
    assertThat(Reading.CAPITAL_YUAN.read("100万美元", Reading.Lookup.NONE))
        .isEqualTo(Reading.Outcome.NOT_STATED);
  }

  /** The column of a capital holds eighteen digits before the point, of any amount in any unit. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "916404030546326522",
        "1000000000000000亿元",
        "999999999999999999.01元",
        "1000000000000000000美元",
        "1E25"
      })
  void a_capital_that_no_column_holds_is_a_problem_once_and_no_value(String text) {
    assertThat(problem(Reading.CAPITAL_AMOUNT, text)).isEqualTo(Reason.AMOUNT_TOO_LARGE);
    assertThat(Reading.CAPITAL_YUAN.read(text, Reading.Lookup.NONE))
        .isEqualTo(Reading.Outcome.NOT_STATED);
    assertThat(Reading.CAPITAL_CURRENCY.read(text, Reading.Lookup.NONE))
        .isEqualTo(Reading.Outcome.NOT_STATED);
  }

  @Test
  void the_largest_capital_fits_its_columns() {
    assertThat(value(Reading.CAPITAL_AMOUNT, "999999999999999999元"))
        .isEqualTo(new BigDecimal("999999999999999999.00"));
    assertThat(value(Reading.CAPITAL_YUAN, "999999999999999999元"))
        .isEqualTo(new BigDecimal("999999999999999999.00"));
  }

  @Test
  void only_one_reading_of_a_capital_reports_that_it_cannot_be_read() {
    assertThat(problem(Reading.CAPITAL_AMOUNT, "much")).isEqualTo(Reason.AMOUNT_UNREADABLE);
    assertThat(problem(Reading.CAPITAL_CURRENCY, "much")).isNull();
    assertThat(problem(Reading.CAPITAL_YUAN, "much")).isNull();
  }

  @Test
  void a_ratio_is_a_share_of_one_or_a_percentage() {
    assertThat(value(Reading.RATIO, "51%")).isEqualTo(new BigDecimal("0.510000000"));
    assertThat(value(Reading.RATIO, "0.51")).isEqualTo(new BigDecimal("0.510000000"));
    assertThat(problem(Reading.RATIO, "151%")).isEqualTo(Reason.RATIO_OUT_OF_RANGE);
    assertThat(problem(Reading.RATIO, "half")).isEqualTo(Reason.RATIO_UNREADABLE);
  }

  @Test
  void a_count_is_a_whole_number_from_zero_on() {
    assertThat(value(Reading.COUNT, "0")).isEqualTo(0L);
    assertThat(value(Reading.COUNT, "12")).isEqualTo(12L);
    assertThat(value(Reading.COUNT, "12.00")).isEqualTo(12L);
    assertThat(value(Reading.COUNT, "1，234人")).isEqualTo(1234L);
    assertThat(value(Reading.COUNT, "1.2E1")).isEqualTo(12L);
    assertThat(problem(Reading.COUNT, "－3")).isEqualTo(Reason.COUNT_NEGATIVE);
    assertThat(problem(Reading.COUNT, "-3")).isEqualTo(Reason.COUNT_NEGATIVE);
    assertThat(problem(Reading.COUNT, "12.5")).isEqualTo(Reason.COUNT_UNREADABLE);
    assertThat(problem(Reading.COUNT, "a dozen")).isEqualTo(Reason.COUNT_UNREADABLE);
    assertThat(problem(Reading.COUNT, "9999999999999999999999")).isEqualTo(Reason.COUNT_UNREADABLE);
  }

  @Test
  void a_word_of_a_closed_list_is_read_in_each_of_its_spellings_and_in_no_other() {
    assertThat(Reading.CHOICE.read(" 存续 ", STATUS).value()).isEqualTo("active");
    assertThat(Reading.CHOICE.read("active", STATUS).value()).isEqualTo("active");
    assertThat(Reading.CHOICE.read("存续中", STATUS).problem()).isEqualTo(Reason.CHOICE_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "存续(在营、开业、在册)",
        "存续（在营、开业、在册）",
        "存续【在营、开业、在册】",
        "存续[在营、开业、在册]",
        " 存续 （在营、开业、在册）",
        "存续\u00A0(在营、开业、在册)\t",
        "存续﹙在营、开业、在册﹚",
        "\uFEFF存续(在营、\u200B开业、在册)"
      })
  void a_word_of_a_closed_list_is_read_in_any_width_and_with_any_brackets(String text) {
    assertThat(
            Reading.CHOICE.read(text, new Reading.Lookup(Map.of("存续（在营、开业、在册）", "active"))).value())
        .isEqualTo("active");
  }

  @Test
  void letters_of_a_closed_list_may_be_of_any_case_and_width() {
    for (String text : new String[] {"ACTIVE", "Active", "ａｃｔｉｖｅ"}) {
      assertThat(Reading.CHOICE.read(text, STATUS).value()).isEqualTo("active");
    }
  }

  @Test
  void one_spelling_cannot_mean_two_words() {
    assertThatThrownBy(() -> new Reading.Lookup(Map.of("A（1）", "first", "a(1)", "second")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("first", "second");
  }
}
