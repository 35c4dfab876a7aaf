package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentNumberTest {

  /** The example in GB 11643-1999; it belongs to nobody. */
  private static final String EXAMPLE = "11010519491231002X";

  @ParameterizedTest
  @ValueSource(strings = {EXAMPLE, "11010519491231002x", "440524188001010014", "１１０１０５１９４９１２３１００２Ｘ"})
  void a_number_alone_is_replaced(String number) {
    assertThat(replaced(number)).isEqualTo("#");
  }

  @Test
  void a_number_in_a_text_is_replaced_and_the_text_stays() {
    assertThat(replaced("张三（" + EXAMPLE + "），罚款")).isEqualTo("张三(#),罚款");
    assertThat(replaced(EXAMPLE + "、440524188001010014")).isEqualTo("#、#");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "110105194912310021", // check character
    "11010519491331002X", // month
    "91110000600037341L", // a credit code
    "1101051949123100", "A11010519491231002X", "11010519491231002X9", "", "（2015）执字第110105号",
    "510000197001010001" // neither
  })
  void anything_else_stays_as_it_is(String text) {
    assertThat(replaced(text)).isSameAs(text);
  }

  @Test
  void the_resident_number_that_passes_the_eighteenth_check_of_a_credit_code_is_still_a_persons() {
    assertThat(replaced("362322198709086409")).isEqualTo("#");
  }

  @Test
  void nothing_stays_nothing() {
    assertThat(ResidentNumber.replaceIn(null, number -> "#")).isNull();
  }

  private static String replaced(String text) {
    return ResidentNumber.replaceIn(text, number -> "#");
  }
}
