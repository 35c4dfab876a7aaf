package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateWordsTest {

  @ParameterizedTest
  @CsvSource({
    "有限责任公司(国有独资), true",
    "有限责任公司（国有控股）, true",
    "股份有限公司(上市、国有控股), true",
    "有 限责任公司（国有全资）, true",
    "有限责任公司(非国有控股), false",
    "有限责任公司(自然人投资或控股), false",
    ", false"
  })
  void the_type_of_a_company_shows_control_by_the_state(String type, boolean isStateControlled) {
    assertThat(StateWords.isStateControlled(type)).isEqualTo(isStateControlled);
  }

  @ParameterizedTest
  @CsvSource({
    "11330000MB0000000X, 某委员会, true",
    ", 浙江省人民政府国有资产监督管理委员会, true",
    ", 绍兴市财政局, true",
    ", 财政部, true",
    "91330000MA0000000X, 绍兴市国有资产监督管理委员会投资公司, false",
    "12330000MB0000000X, 某医院, false",
    ", 人民政府招待所, false",
    ", , false"
  })
  void a_holder_is_an_organ_of_the_state_by_its_code_or_by_the_end_of_its_name(
      String code, String name, boolean isOrgan) {
    assertThat(StateWords.isOrgan(code, name)).isEqualTo(isOrgan);
  }
}
