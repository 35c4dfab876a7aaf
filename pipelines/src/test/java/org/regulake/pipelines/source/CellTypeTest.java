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

class CellTypeTest {

  private static final CellType.Lookup STATUS =
      new CellType.Lookup(Map.of("active", "active", "存续", "active", "在业", "active"));

  private static Object value(CellType type, String text) {
    CellType.ParseResult result = type.parse(text, CellType.Lookup.NONE);
    assertThat(result.problem()).isNull();
    return result.value();
  }

  private static Reason problem(CellType type, String text) {
    CellType.ParseResult result = type.parse(text, CellType.Lookup.NONE);
    assertThat(result.value()).isNull();
    return result.problem();
  }

  @ParameterizedTest
  @EnumSource
  void an_empty_cell_is_neither_a_value_nor_a_problem(CellType type) {
    for (String text :
        new String[] {
          null, "", "  ", "\u3000", "\u00A0", "\t", "\uFEFF", "N/A", "n/a", "(null)", "无", "-",
          "——", "未公示"
        }) {
      assertThat(type.parse(text, STATUS))
          .as("'%s'", text)
          .isEqualTo(CellType.ParseResult.NOT_STATED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-01-31", "2025/1/31", "20250131", "2025年1月31日", " 2025-01-31 "})
  void a_date_may_be_written_in_many_ways(String text) {
    assertThat(value(CellType.DATE, text)).isEqualTo(LocalDate.of(2025, 1, 31));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-02-29", "2025-02-30", "2025-13-01", "20250431"})
  void a_date_that_does_not_exist_is_impossible(String text) {
    assertThat(problem(CellType.DATE, text)).isEqualTo(Reason.DATE_IMPOSSIBLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"31/01/2025", "yesterday", "45688"})
  void an_ambiguous_date_is_unreadable(String text) {
    assertThat(problem(CellType.DATE, text)).isEqualTo(Reason.DATE_UNREADABLE);
  }

  @Test
  void the_29th_of_february_is_a_date_in_leap_years() {
    assertThat(value(CellType.DATE, "2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
  }

  @Test
  void months_and_years_are_read_from_whole_dates_and_from_parts() {
    assertThat(value(CellType.MONTH, "2025-03")).isEqualTo("2025-03");
    assertThat(value(CellType.MONTH, "2025年3月15日")).isEqualTo("2025-03");
    assertThat(value(CellType.YEAR, "2024")).isEqualTo(2024);
    assertThat(value(CellType.YEAR, "2024年度".substring(0, 5))).isEqualTo(2024);
    assertThat(problem(CellType.MONTH, "2025-13")).isEqualTo(Reason.DATE_IMPOSSIBLE);
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
    assertThat(value(CellType.YUAN, text)).isEqualTo(yuan);
    assertThat(value(CellType.SIGNED_YUAN, text)).isEqualTo(yuan);
  }

  @Test
  void an_amount_below_zero_is_a_problem_unless_it_may_be_signed() {
    assertThat(problem(CellType.YUAN, "-5")).isEqualTo(Reason.AMOUNT_NEGATIVE);
    assertThat(problem(CellType.CAPITAL_AMOUNT, "-5")).isEqualTo(Reason.AMOUNT_NEGATIVE);
    assertThat(value(CellType.SIGNED_YUAN, "-5")).isEqualTo(new BigDecimal("-5.00"));
    assertThat(value(CellType.SIGNED_YUAN, "-1.5万元")).isEqualTo(new BigDecimal("-15000.00"));
    assertThat(problem(CellType.SIGNED_YUAN, "--5")).isEqualTo(Reason.AMOUNT_UNREADABLE);
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
    assertThat(value(CellType.SIGNED_YUAN, text)).isEqualTo(new BigDecimal("-500.00"));
    assertThat(problem(CellType.YUAN, text)).isEqualTo(Reason.AMOUNT_NEGATIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(500)", "（500）", "(500元)", "¥(500)", "500-"})
  void a_loss_in_brackets_is_unreadable_and_not_a_gain(String text) {
    assertThat(problem(CellType.SIGNED_YUAN, text)).isEqualTo(Reason.AMOUNT_UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Null", "Na", "None", "Nil", "Nan"})
  void a_word_for_an_empty_value_that_is_also_a_name_is_read_as_a_name(String text) {
    assertThat(value(CellType.NAME, " " + text + "\t")).isEqualTo(text);
    assertThat(CellType.TEXT.parse(text, CellType.Lookup.NONE))
        .isEqualTo(CellType.ParseResult.NOT_STATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91110105MA70038174\t",
        "\u00A091110105MA70038174",
        "９１１１０１０５MA70038174",
        "\u200B91110105MA70038174\uFEFF"
      })
  void a_code_is_read_without_surrounding_blanks(String text) {
    assertThat(value(CellType.CODE, text)).isEqualTo("91110105MA70038174");
  }

  @Test
  void a_text_keeps_its_own_characters() {
    assertThat(value(CellType.TEXT, "\u00A0甲（北京）公司\u3000")).isEqualTo("甲（北京）公司");
    assertThat(value(CellType.NAME, "\t甲（北京）公司\u200B")).isEqualTo("甲（北京）公司");
  }

  @Test
  void unreadable_foreign_and_too_large_amounts_are_different_problems() {
    assertThat(problem(CellType.YUAN, "many")).isEqualTo(Reason.AMOUNT_UNREADABLE);
    assertThat(problem(CellType.YUAN, "100万美元")).isEqualTo(Reason.AMOUNT_IN_FOREIGN_CURRENCY);
    assertThat(problem(CellType.YUAN, "1000000000000000000")).isEqualTo(Reason.AMOUNT_TOO_LARGE);
    assertThat(value(CellType.YUAN, "999999999999999999"))
        .isEqualTo(new BigDecimal("999999999999999999.00"));
  }

  @Test
  void capital_without_a_unit_is_in_ten_thousand_yuan() {
    assertThat(value(CellType.CAPITAL_AMOUNT, "1000")).isEqualTo(new BigDecimal("10000000.00"));
    assertThat(value(CellType.CAPITAL_CURRENCY, "1000")).isEqualTo("CNY");
    assertThat(value(CellType.CAPITAL_YUAN, "1000")).isEqualTo(new BigDecimal("10000000.00"));
  }

  @Test
  void capital_in_another_currency_keeps_its_amount_and_has_no_yuan() {
    assertThat(value(CellType.CAPITAL_AMOUNT, "100万美元")).isEqualTo(new BigDecimal("1000000.00"));
    assertThat(value(CellType.CAPITAL_CURRENCY, "100万美元")).isEqualTo("USD");
    assertThat(CellType.CAPITAL_YUAN.parse("100万美元", CellType.Lookup.NONE))
        .isEqualTo(CellType.ParseResult.NOT_STATED);
  }

  /** The column of a capital has eighteen digits before the point, in any unit. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "916404030546326522",
        "1000000000000000亿元",
        "999999999999999999.01元",
        "1000000000000000000美元",
        "1E25"
      })
  void a_capital_too_large_for_its_column_is_one_problem_and_not_a_value(String text) {
    assertThat(problem(CellType.CAPITAL_AMOUNT, text)).isEqualTo(Reason.AMOUNT_TOO_LARGE);
    assertThat(CellType.CAPITAL_YUAN.parse(text, CellType.Lookup.NONE))
        .isEqualTo(CellType.ParseResult.NOT_STATED);
    assertThat(CellType.CAPITAL_CURRENCY.parse(text, CellType.Lookup.NONE))
        .isEqualTo(CellType.ParseResult.NOT_STATED);
  }

  @Test
  void the_largest_capital_fits_its_columns() {
    assertThat(value(CellType.CAPITAL_AMOUNT, "999999999999999999元"))
        .isEqualTo(new BigDecimal("999999999999999999.00"));
    assertThat(value(CellType.CAPITAL_YUAN, "999999999999999999元"))
        .isEqualTo(new BigDecimal("999999999999999999.00"));
  }

  @Test
  void an_unreadable_capital_is_reported_once() {
    assertThat(problem(CellType.CAPITAL_AMOUNT, "much")).isEqualTo(Reason.AMOUNT_UNREADABLE);
    assertThat(problem(CellType.CAPITAL_CURRENCY, "much")).isNull();
    assertThat(problem(CellType.CAPITAL_YUAN, "much")).isNull();
  }

  @Test
  void a_ratio_is_a_share_of_one_or_a_percentage() {
    assertThat(value(CellType.RATIO, "51%")).isEqualTo(new BigDecimal("0.510000000"));
    assertThat(value(CellType.RATIO, "0.51")).isEqualTo(new BigDecimal("0.510000000"));
    assertThat(problem(CellType.RATIO, "151%")).isEqualTo(Reason.RATIO_OUT_OF_RANGE);
    assertThat(problem(CellType.RATIO, "half")).isEqualTo(Reason.RATIO_UNREADABLE);
  }

  @Test
  void a_count_is_a_whole_number_from_zero_on() {
    assertThat(value(CellType.COUNT, "0")).isEqualTo(0L);
    assertThat(value(CellType.COUNT, "12")).isEqualTo(12L);
    assertThat(value(CellType.COUNT, "12.00")).isEqualTo(12L);
    assertThat(value(CellType.COUNT, "1，234人")).isEqualTo(1234L);
    assertThat(value(CellType.COUNT, "1.2E1")).isEqualTo(12L);
    assertThat(problem(CellType.COUNT, "－3")).isEqualTo(Reason.COUNT_NEGATIVE);
    assertThat(problem(CellType.COUNT, "-3")).isEqualTo(Reason.COUNT_NEGATIVE);
    assertThat(problem(CellType.COUNT, "12.5")).isEqualTo(Reason.COUNT_UNREADABLE);
    assertThat(problem(CellType.COUNT, "a dozen")).isEqualTo(Reason.COUNT_UNREADABLE);
    assertThat(problem(CellType.COUNT, "9999999999999999999999"))
        .isEqualTo(Reason.COUNT_UNREADABLE);
  }

  @Test
  void a_word_of_a_closed_list_is_read_in_its_spellings_and_in_no_other() {
    assertThat(CellType.CHOICE.parse(" 存续 ", STATUS).value()).isEqualTo("active");
    assertThat(CellType.CHOICE.parse("active", STATUS).value()).isEqualTo("active");
    assertThat(CellType.CHOICE.parse("存续中", STATUS).problem()).isEqualTo(Reason.CHOICE_UNKNOWN);
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
            CellType.CHOICE
                .parse(text, new CellType.Lookup(Map.of("存续（在营、开业、在册）", "active")))
                .value())
        .isEqualTo("active");
  }

  @Test
  void letters_of_a_closed_list_may_be_of_any_case_and_width() {
    for (String text : new String[] {"ACTIVE", "Active", "ａｃｔｉｖｅ"}) {
      assertThat(CellType.CHOICE.parse(text, STATUS).value()).isEqualTo("active");
    }
  }

  @Test
  void one_spelling_cannot_mean_two_words() {
    assertThatThrownBy(() -> new CellType.Lookup(Map.of("A（1）", "first", "a(1)", "second")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("first", "second");
  }
}
