package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.code.Numbers.State;

class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12|12",
        "-1,234.5|-1234.5",
        "－0.3|-0.3",
        "１０２．４|102.4",
        "1.2E3|1200",
        "+7|7",
        "0.123456789|0.12345679",
        "-0|0",
        "999999999999999999|999999999999999999"
      })
  void a_number_is_read_with_its_sign_and_rounded_to_eight_decimals(String text, String value) {
    Numbers.Number read = Numbers.read(text);
    assertThat(read.state()).isEqualTo(State.READ);
    assertThat(read.value()).isEqualByComparingTo(new BigDecimal(value)).hasScaleOf(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--5", "1,23", "约10", "10%", "12a", "1e999", "1000000000000000000", "1.2.3", "-"})
  void anything_else_is_unreadable_or_not_stated(String text) {
    assertThat(Numbers.read(text).value()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "N/A", "无"})
  void words_for_nothing_state_nothing(String text) {
    assertThat(Numbers.read(text).state()).isEqualTo(State.NOT_STATED);
  }
}
