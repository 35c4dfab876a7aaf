package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.code.Folding;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

class CellNormalizerTest {

  private static final CellType.Lookup NO_WORDS = new CellType.Lookup(Map.of());

  private static String normalized(String source, String yaml, String column, String text) {
    Source described = Sources.named(source).orElseThrow();
    CellNormalizer normalizer =
        CellNormalizer.of(described, DeliveryDescriptionTest.described(yaml));
    return normalizer.normalize(described.landedNames().indexOf(column), text);
  }

  /** The same amount in every form that can be parsed, with and without a unit. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10000000 | 10000000",
        "10000000.0 | 10000000",
        "1.0E7 | 10000000",
        "1e7 | 10000000",
        "1.0E+7 | 10000000",
        "10,000,000 | 10000000",
        "１００００００００ | 100000000",
        "10，000，000 | 10000000",
        "' 10000000\u00A0' | 10000000",
        "'\u200B10000000\t' | 10000000",
        "+10000000 | 10000000",
        "9999999.5 | 9999999.5",
        "五百 | 500",
        "伍佰 | 500",
        "1.0E7元 | 10000000",
        "1000万 | 10000000",
        "1000万元 | 10000000",
        "￥10000000 | 10000000",
        "五百万 | 5000000",
        "人民币1000万元整 | 10000000"
      })
  void a_unit_applies_to_every_form_of_a_bare_number_and_to_no_other(String text, BigDecimal yuan) {
    String cell =
        normalized("registration", "units: {registered_capital: 元}", "registered_capital", text);
    assertThat(CellType.CAPITAL_YUAN.parse(cell, NO_WORDS).value()).isEqualTo(yuan.setScale(2));
    String fine = normalized("penalty", "units: {fine: 元}", "fine", text);
    assertThat(CellType.YUAN.parse(fine, NO_WORDS).value()).isEqualTo(yuan.setScale(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-5 | -50000",
        "－5 | -50000",
        "−5 | -50000",
        "–5 | -50000",
        "-1.5E1 | -150000",
        "-5元 | -5",
        "-¥5 | -5",
        "5 | 50000"
      })
  void a_unit_applies_to_signed_sums(String text, BigDecimal yuan) {
    String cell = normalized("annual_report", "units: {profit: 万元}", "profit", text);
    assertThat(CellType.SIGNED_YUAN.parse(cell, NO_WORDS).value()).isEqualTo(yuan.setScale(2));
  }

  /**
   * Random numbers in random spellings with a seed, compared with the number multiplied by the
   * unit.
   */
  @Test
  void a_unit_multiplies_any_number_in_any_spelling_exactly() {
    Random random = new Random(20250131);
    Map<String, BigDecimal> units =
        Map.of(
            "元", BigDecimal.ONE, "万元", new BigDecimal("10000"), "亿", new BigDecimal("100000000"));
    for (int i = 0; i < 3_000; i++) {
      BigDecimal number = BigDecimal.valueOf(random.nextInt(10_000_000), random.nextInt(3));
      String unit = units.keySet().stream().sorted().toList().get(random.nextInt(3));
      String text = spelled(number, random);
      String cell =
          normalized("annual_report", "units: {profit: %s}".formatted(unit), "profit", text);
      BigDecimal expected = number.multiply(units.get(unit)).setScale(2);
      assertThat(CellType.SIGNED_YUAN.parse(cell, NO_WORDS).value())
          .as("'%s' in %s", text, unit)
          .isEqualTo(
              Folding.fold(text).charAt(0) == '-' || text.contains("\u2212")
                  ? expected.negate()
                  : expected);
    }
  }

  private static String spelled(BigDecimal number, Random random) {
    String text =
        switch (random.nextInt(4)) {
          case 0 -> number.toPlainString();
          case 1 -> number.unscaledValue() + "E" + -number.scale();
          case 2 ->
              new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                  .format(number);
          default -> number.toPlainString() + (number.scale() == 0 ? ".0" : "00");
        };
    if (random.nextBoolean()) {
      text =
          text.codePoints()
              .map(c -> c >= '0' && c <= '9' ? c - '0' + '０' : c == ',' ? '，' : c)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
    }
    String[] signs = {"", "", "+", "-", "－", "\u2212"};
    String[] blanks = {"", " ", "\t", "\u00A0", "\u3000", "\uFEFF"};
    String signed = number.signum() == 0 ? text : signs[random.nextInt(signs.length)] + text;
    return blanks[random.nextInt(blanks.length)] + signed + blanks[random.nextInt(blanks.length)];
  }

  @ParameterizedTest
  @ValueSource(strings = {"much", "N/A", "(5)", "1 2", "元", "5-10"})
  void a_text_that_is_not_a_number_gets_no_unit(String text) {
    assertThat(
            normalized(
                "registration", "units: {registered_capital: 元}", "registered_capital", text))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,5 | 1234.5元",
        "1234,5 | 1234.5元",
        "1.234.567 | 1234567元",
        "１．２３４，５ | 1234.5元",
        "1.234,5元 | 1234.5元"
      })
  void foreign_number_signs_are_converted_before_the_unit_is_added(String text, String cell) {
    assertThat(
            normalized(
                "penalty",
                "{numbers: {decimal: ',', grouping: '.'}, units: {fine: 元}}",
                "fine",
                text))
        .isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 234 567,5", "1\u00A0234\u00A0567,5", "1\u202F234\u202F567,5"})
  void a_blank_between_groups_may_be_any_blank(String text) {
    assertThat(normalized("penalty", "numbers: {decimal: ',', grouping: ' '}", "fine", text))
        .isEqualTo("1234567.5");
    assertThat(
            normalized("penalty", "numbers: {decimal: ',', grouping: \"\\u00A0\"}", "fine", text))
        .isEqualTo("1234567.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "03/02/2016 | 2016-02-03",
        "'\u00A003/02/2016\t' | 2016-02-03",
        "０３/０２/２０１６ | 2016-02-03",
        "31/12/2016 23:59 | 2016-12-31",
        "02/2016 | 2016-02-01",
        "3 Feb 2016 | 2016-02-03",
        "2016-02-03 | 2016-02-03",
        "31/02/2016 | 31/02/2016",
        "13/13/2016 | 13/13/2016",
        "N/A | N/A"
      })
  void a_date_is_read_by_the_first_pattern_that_fits(String text, String cell) {
    String yaml = "dates: [dd/MM/yyyy, 'dd/MM/yyyy HH:mm', MM/yyyy, d MMM yyyy]";
    assertThat(normalized("registration", yaml, "established_date", text)).isEqualTo(cell);
    assertThat(normalized("registration", yaml, "address", text)).as("no date").isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ATIVO | active",
        "ativo | active",
        "' Ativo\u00A0' | active",
        "ＡＴＩＶＯ | active",
        "BAIXADA(X) | deregistered",
        "BAIXADA（X） | deregistered",
        "存续 | 存续",
        "outro | outro"
      })
  void foreign_words_are_replaced_in_any_spelling(String text, String cell) {
    assertThat(
            normalized(
                "registration",
                "words: {status: {ATIVO: active, 'Baixada (X)': deregistered}}",
                "status",
                text))
        .isEqualTo(cell);
  }

  @Test
  void the_senders_words_for_nothing_state_nothing_in_the_columns_named() {
    for (String text : List.of("NDA", "nda", " ＮＤＡ ", "X 9")) {
      assertThat(normalized("registration", "not_stated: [NDA, X9]", "address", text)).isNull();
      assertThat(normalized("registration", "not_stated: {address: [NDA, X9]}", "address", text))
          .isNull();
      assertThat(normalized("registration", "not_stated: {address: [NDA, X9]}", "city", text))
          .isEqualTo(text);
    }
    assertThat(normalized("registration", "not_stated: [NDA]", "enterprise_name", "NDA公司"))
        .isEqualTo("NDA公司");
    assertThat(
            normalized(
                "registration",
                "{not_stated: ['0'], units: {registered_capital: 元}}",
                "registered_capital",
                "0"))
        .isNull();
  }

  @Test
  void codes_are_rewritten_in_columns_of_codes_only() {
    String yaml = "codes: {strip_suffix: [.SH], pad: 6}";
    assertThat(normalized("registration", yaml, "credit_code", "1.SH")).isEqualTo("000001");
    assertThat(normalized("registration", yaml, "registration_number", "600000.sh"))
        .isEqualTo("600000");
    assertThat(normalized("registration", yaml, "enterprise_name", "1.SH")).isEqualTo("1.SH");
  }

  @Test
  void without_a_description_every_cell_is_unchanged() {
    for (Source source : Sources.ALL) {
      String[] values =
          source.landedNames().stream().map(column -> " 1.0E7\u00A0").toArray(String[]::new);
      CellNormalizer.of(source, DeliveryDescription.NONE).normalize(values);
      assertThat(values).containsOnly(" 1.0E7\u00A0");
    }
  }
}
