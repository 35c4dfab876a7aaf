package org.regulake.models.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "registered_captal, registered_capital, true",
    "statsu, status, true",
    "fines, fine, true",
    "FINE, fine, false",
    "EID, BID, true",
    "ID, BD, false",
    "city, fine, false",
    "remark, region, false",
    "enterprise_name, enterprise_code, false"
  })
  void a_misspelling_is_a_name_that_differs_little_for_its_length(
      String name, String other, boolean isTypo) {
    assertThat(Names.isTypo(name, other)).isEqualTo(isTypo);
    assertThat(Names.isTypo(other, name)).isEqualTo(isTypo);
  }
}
