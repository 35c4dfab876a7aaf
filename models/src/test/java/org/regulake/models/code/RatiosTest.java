package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.models.code.Ratios.State;
import org.regulake.models.testing.SharedData;

class RatiosTest {

  @ParameterizedTest
  @CsvSource({
    "0.343, READ, 0.343",
    "34.3%, READ, 0.343",
    "３４．３％, READ, 0.343",
    "34.3 %, READ, 0.343",
    "1, READ, 1",
    "100%, READ, 1",
    "0, READ, 0",
    "0%, READ, 0",
    "1.0000, READ, 1",
    "1.0E-4, READ, 0.0001",
    "33.33333333333333%, READ, 0.3333333333333333",
    ".5, READ, 0.5",
    "34.3, OUT_OF_RANGE, ",
    "1.0001, OUT_OF_RANGE, ",
    "-0.1, OUT_OF_RANGE, ",
    "101%, OUT_OF_RANGE, ",
    "N/A, NOT_STATED, ",
    "'', NOT_STATED, ",
    "一半, UNREADABLE, ",
    "1/3, UNREADABLE, ",
    "'0,343', UNREADABLE, ",
    "34.3%%, UNREADABLE, ",
    "%, UNREADABLE, ",
    "1e999, UNREADABLE, "
  })
  void a_bare_number_is_never_taken_for_a_percentage(String text, State state, BigDecimal value) {
    assertThat(Ratios.read(text)).isEqualTo(new Ratios.Ratio(state, value));
  }

  @Test
  void a_bare_number_is_a_percentage_on_request() {
    assertThat(Ratios.read("34.3", true).value()).isEqualTo(new BigDecimal("0.343"));
    assertThat(Ratios.read("34.3%", true).value()).isEqualTo(new BigDecimal("0.343"));
    assertThat(Ratios.read("1", true).value()).isEqualTo(new BigDecimal("0.01"));
    assertThat(Ratios.read("101", true).state()).isEqualTo(State.OUT_OF_RANGE);
  }

  @Test
  void every_share_in_real_investments_is_read() {
    for (List<String> row : SharedData.rows("exit-risk/investment.csv.gz")) {
      assertThat(Ratios.read(row.get(3)).state()).as(row.toString()).isEqualTo(State.READ);
    }
  }
}
