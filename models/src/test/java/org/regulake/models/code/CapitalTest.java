package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.code.Capital.State;
import org.regulake.models.testing.SharedData;

class CapitalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "83万人民币 | 830000",
        "78.4000(万元) | 784000",
        "9(万) | 90000",
        "1,200(万元人民币) | 12000000",
        "300.5(万人民币元) | 3005000",
        "5万 | 50000",
        "5万元人民币 | 50000",
        "1,000万元 | 10000000",
        "５００万 | 5000000",
        "1，000（万元） | 10000000",
        "1亿元 | 100000000",
        "500000元 | 500000",
        "RMB 500万 | 5000000",
        "注册资本:100万元 | 1000000",
        "注册资本：人民币100万元整 | 1000000",
        "人民币:3千万元 | 30000000",
        "￥100 | 100",
        "0万元 | 0",
        "0.0000(万元) | 0",
        "-0万元 | 0",
        "1.5百万 | 1500000",
        "500W | 5000000",
        "1.0E7元 | 10000000",
        "1E+3万 | 10000000",
        ".5万 | 5000",
        "12.34元 | 12.34",
        "  3 000 | ",
        "人民币伍佰万元整 | 5000000",
        "伍佰万元 | 5000000",
        "五百万 | 5000000",
        "壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元玖角壹分 | 12345678.91",
        "十万元 | 100000",
        "拾伍万元 | 150000",
        "壹亿零伍拾万元整 | 100500000",
        "一万亿元 | 1000000000000",
        "二千零五元 | 2005",
        "壹佰元零伍分 | 100.05"
      })
  void yuan_are_read_in_every_spelling(String text, BigDecimal yuan) {
    State state = yuan == null ? State.UNREADABLE : State.READ;
    assertThat(Capital.read(text))
        .isEqualTo(new Capital(state, yuan, yuan == null ? null : "CNY", yuan));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,500(万美元) | 15000000 | USD",
        "100(万香港元) | 1000000 | HKD",
        "100(万港币) | 1000000 | HKD",
        "3.5(万欧元) | 35000 | EUR",
        "1.5(万日元) | 15000 | JPY",
        "1,000.5(万加拿大元) | 10005000 | CAD",
        "2.5(万英镑) | 25000 | GBP",
        "$100万 | 1000000 | USD",
        "US$100 | 100 | USD",
        "HK$1万 | 10000 | HKD",
        "100EUR | 100 | EUR",
        "usd 100万 | 1000000 | USD",
        "伍拾万美元 | 500000 | USD",
        "100万澳门元 | 1000000 | MOP"
      })
  void other_currencies_are_read_but_not_turned_into_yuan(
      String text, BigDecimal amount, String currency) {
    assertThat(Capital.read(text)).isEqualTo(new Capital(State.READ, amount, currency, null));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "", " ", "N/A", "n/a", "NULL", "无", "-", "---", "\\N", "空", "(万元)", "万美元", "(万元人民币)",
        "注册资本:"
      })
  void nothing_is_not_stated(String text) {
    assertThat(Capital.read(text, BigDecimal.TEN))
        .isEqualTo(new Capital(State.NOT_STATED, null, null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100万 200万",
        "5-10万",
        "100万元(实缴50万元)",
        "100比索",
        "约100万",
        "1,00万元",
        "1,0000",
        "1.000,50元",
        "5万(万元)",
        "100万美元人民币",
        "万5",
        "元5",
        "万元五百",
        "3千5百万",
        "五六万元",
        "一百五",
        "五万六",
        "1e999元",
        "(500)万",
        "--5万",
        "1..5万",
        "5百百",
        "12万3",
        "91640424228540599K",
        "2016-02-03",
        "0x1F元"
      })
  void two_numbers_or_an_unknown_word_are_never_guessed(String text) {
    assertThat(Capital.read(text, BigDecimal.ONE))
        .isEqualTo(new Capital(State.UNREADABLE, null, null, null));
  }

  @Test
  void a_bare_number_has_the_unit_of_the_caller() {
    assertThat(Capital.read("3000", new BigDecimal("10000")).yuan())
        .isEqualTo(new BigDecimal("30000000"));
    assertThat(Capital.read("3000", BigDecimal.ONE).yuan()).isEqualTo(new BigDecimal("3000"));
    assertThat(Capital.read("3,000.50", BigDecimal.ONE).yuan()).isEqualTo(new BigDecimal("3000.5"));
    assertThat(Capital.read("3000").state()).isEqualTo(State.UNREADABLE);
    assertThat(Capital.read("3000元", new BigDecimal("10000")).yuan())
        .as("a stated unit wins")
        .isEqualTo(new BigDecimal("3000"));
    assertThat(Capital.read("五百", new BigDecimal("10000")).yuan())
        .isEqualTo(new BigDecimal("5000000"));
  }

  @Test
  void a_negative_sum_is_returned_but_marked() {
    assertThat(Capital.read("-5万元"))
        .isEqualTo(
            new Capital(State.NEGATIVE, new BigDecimal("-50000"), "CNY", new BigDecimal("-50000")));
    assertThat(Capital.read("－5万元").state()).isEqualTo(State.NEGATIVE);
    assertThat(Capital.read("¥-5").amount()).isEqualTo(new BigDecimal("-5"));
    assertThat(Capital.read("-$5").currency()).isEqualTo("USD");
  }

  @Test
  void amounts_are_yuan_only() {
    assertThat(Amounts.read("1,234.50", BigDecimal.ONE))
        .isEqualTo(new Amounts.Amount(State.READ, new BigDecimal("1234.5")));
    assertThat(Amounts.read("2万元", null))
        .isEqualTo(new Amounts.Amount(State.READ, new BigDecimal("20000")));
    assertThat(Amounts.read("1.2亿元", BigDecimal.ONE))
        .isEqualTo(new Amounts.Amount(State.READ, new BigDecimal("120000000")));
    assertThat(Amounts.read("-300", BigDecimal.ONE))
        .isEqualTo(new Amounts.Amount(State.NEGATIVE, new BigDecimal("-300")));
    assertThat(Amounts.read("100美元", BigDecimal.ONE))
        .isEqualTo(new Amounts.Amount(State.UNREADABLE, null));
    assertThat(Amounts.read("N/A", BigDecimal.ONE))
        .isEqualTo(new Amounts.Amount(State.NOT_STATED, null));
  }

  @Test
  void every_capital_in_the_real_register_is_read() {
    Map<State, Integer> counts = new TreeMap<>();
    Map<String, Integer> currencies = new TreeMap<>();
    BigDecimal wan = new BigDecimal("10000");
    for (List<String> row : SharedData.register()) {
      Capital capital = Capital.read(row.get(5));
      counts.merge(capital.state(), 1, Integer::sum);
      assertThat(capital.state()).as(row.get(5)).isIn(State.READ, State.NOT_STATED);
      if (capital.state() == State.READ) {
        currencies.merge(capital.currency(), 1, Integer::sum);
        // Every sum in this register is in ten thousands, whatever the currency.
        BigDecimal stated = new BigDecimal(row.get(5).replaceAll("[^0-9.]", ""));
        assertThat(capital.amount()).as(row.get(5)).isEqualByComparingTo(stated.multiply(wan));
      }
    }
    assertThat(counts).isEqualTo(Map.of(State.READ, 69_855, State.NOT_STATED, 29_779));
    assertThat(currencies)
        .isEqualTo(
            Map.of("CNY", 69_787, "USD", 52, "HKD", 10, "EUR", 3, "JPY", 1, "CAD", 1, "GBP", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "－500 | -500",
        "−500 | -500",
        "﹣500 | -500",
        "–500 | -500",
        "‐500 | -500",
        "—500 | -500",
        "-500 | -500",
        "－500万元 | -5000000",
        "¥－500 | -500",
        "－¥500 | -500",
        "人民币-500元 | -500",
        "- 500 | -500",
        "－1，234.5 | -1234.5",
        "-1.5E3 | -1500"
      })
  void a_sum_below_zero_is_read_with_any_minus(String text, BigDecimal amount) {
    assertThat(Amounts.read(text, BigDecimal.ONE))
        .isEqualTo(new Amounts.Amount(State.NEGATIVE, amount));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(500)",
        "（500）",
        "(¥500)",
        "(500元)",
        "¥(500)",
        "(500.00)万元",
        "[500]",
        "500-",
        "--5",
        "-−5",
        "100–200",
        "5－10万"
      })
  void brackets_and_second_dashes_are_no_minus(String text) {
    assertThat(Amounts.read(text, BigDecimal.ONE).state()).isEqualTo(State.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10000000",
        "1.0E7",
        "1e7",
        "１００００",
        "1，234.5",
        "1,234.5",
        "\u00A0100\t",
        "+5",
        "-5",
        "－5",
        "五百",
        "100整",
        "注册资本:100",
        "0",
        ".5"
      })
  void a_number_without_a_unit_is_bare(String text) {
    assertThat(Amounts.isBare(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100元", "100万", "¥100", "1.0E7元", "五百万", "100 万元", "USD 5", "much", "", "N/A", "万元", "1 2",
        "(5)"
      })
  void a_number_with_a_unit_and_other_text_are_not_bare(String text) {
    assertThat(Amounts.isBare(text)).isFalse();
  }
}
