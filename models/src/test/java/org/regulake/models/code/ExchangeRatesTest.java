package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExchangeRatesTest {

  @Test
  void rates_are_those_of_the_last_complete_year() {
    ExchangeRates.Range dollar = ExchangeRates.on(LocalDate.of(2014, 1, 1)).get("USD");
    assertThat(dollar.lowest()).isEqualByComparingTo("6.054");
    assertThat(dollar.highest()).isEqualByComparingTo("6.246");
    assertThat(ExchangeRates.on(LocalDate.of(2014, 12, 31)).get("USD")).isEqualTo(dollar);
    assertThat(ExchangeRates.on(LocalDate.of(2015, 1, 1)).get("USD")).isNotEqualTo(dollar);
  }

  @Test
  void a_year_without_data_has_no_rates() {
    assertThat(ExchangeRates.on(LocalDate.of(2012, 6, 30))).isEmpty();
    assertThat(ExchangeRates.on(LocalDate.of(2099, 6, 30))).isEmpty();
  }

  /** The Hong Kong dollar stays between 7.75 and 7.85 to the American dollar. */
  @Test
  void every_year_has_the_same_currencies_and_the_pegged_one_agrees_with_its_anchor() {
    Set<String> currencies = ExchangeRates.on(LocalDate.of(2014, 1, 1)).keySet();
    for (int year = 2014; year <= 2026; year++) {
      Map<String, ExchangeRates.Range> rates = ExchangeRates.on(LocalDate.of(year, 1, 1));
      assertThat(rates.keySet()).as("%d", year).isEqualTo(currencies);
      for (boolean isHighest : new boolean[] {true, false}) {
        BigDecimal dollar = isHighest ? rates.get("USD").highest() : rates.get("USD").lowest();
        BigDecimal pegged = isHighest ? rates.get("HKD").highest() : rates.get("HKD").lowest();
        assertThat(dollar.doubleValue() / pegged.doubleValue())
            .as("%d", year)
            .isBetween(7.74, 7.86);
      }
    }
  }

  @Test
  void every_currency_with_rates_is_one_that_registers_state() {
    Set<String> read =
        Resource.rows("currency.csv", ",").stream().map(row -> row[1]).collect(Collectors.toSet());
    assertThat(read).containsAll(ExchangeRates.on(LocalDate.of(2026, 1, 1)).keySet());
  }
}
