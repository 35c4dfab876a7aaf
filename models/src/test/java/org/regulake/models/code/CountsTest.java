package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.code.Counts.Count;
import org.regulake.models.code.Counts.State;

class CountsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "12 | 12",
        "12.0 | 12",
        "12.00 | 12",
        "+12 | 12",
        "1.2E1 | 12",
        "1.2e+3 | 1200",
        "1,234 | 1234",
        "1，234 | 1234",
        "1,234,567.0 | 1234567",
        "１２ | 12",
        "１，２３４ | 1234",
        "12人 | 12",
        "12 人 | 12",
        "１２人 | 12",
        "1,234人 | 1234",
        "3个 | 3",
        "3名 | 3",
        "3位 | 3",
        "十二人 | 12",
        "一百零五 | 105",
        "-0 | 0",
        "000012 | 12",
        "999999999999999 | 999999999999999"
      })
  void a_count_is_read_in_every_spelling(String text, long value) {
    assertThat(Counts.read(text)).isEqualTo(new Count(State.READ, value));
    assertThat(Counts.read("\u00A0" + text + "\t")).isEqualTo(new Count(State.READ, value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-3", "－3", "−3", "–3", "‐3", "﹣3", "-3.5", "-1,234", "-3人"})
  void a_count_below_zero_is_negative(String text) {
    assertThat(Counts.read(text).state()).isEqualTo(State.NEGATIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12.5",
        "a dozen",
        "9999999999999999999999",
        "1e15",
        "1E999",
        "1,23",
        "1,2345",
        "12,34",
        "1234,567",
        ",123",
        "1,234,5",
        "1,234,5,7",
        "1.234,5",
        "1,,234",
        "1,234.5",
        "约10人",
        "10-20",
        "10～20人",
        "人",
        "10人以上",
        "--3",
        "3万人",
        "1 234",
        "十十"
      })
  void other_text_is_no_count(String text) {
    assertThat(Counts.read(text).state()).isEqualTo(State.UNREADABLE);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\u00A0", "N/A", "无", "-"})
  void nothing_is_not_stated(String text) {
    assertThat(Counts.read(text).state()).isEqualTo(State.NOT_STATED);
  }

  @Test
  void every_number_is_read_with_its_separators() {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    for (long value = 0; value < 1_000_000_000_000L; value = value * 7 + 3) {
      assertThat(Counts.read(format.format(value)).value()).isEqualTo(value);
    }
  }
}
