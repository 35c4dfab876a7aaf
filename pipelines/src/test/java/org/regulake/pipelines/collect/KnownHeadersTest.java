package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.pipelines.collect.KnownHeaders.KnownHeader;

class KnownHeadersTest {

  private final KnownHeaders headers =
      new KnownHeaders(
          Map.of(
              "企业名称", "name",
              "罚款金额", "fine",
              "持股比例", "share",
              "CF_NR_FK（万元）", "fine",
              "组织机构代码", "organisation"),
          Set.of("备注"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "企业名称|name|",
        "企业 名称：|name|",
        "罚款金额（万元）|fine|万元",
        "罚款金额(亿元)：|fine|亿元",
        "持股比例（%）|share|%",
        "CF_NR_FK|fine|万元",
        "cf_nr_fk|fine|万元",
        "行政相对人代码＿3（组织机构代码）|organisation|",
        "行政相对人代码_2 (组织机构代码)|organisation|"
      })
  void a_header_is_found_in_any_spelling_with_the_unit_in_its_brackets(
      String header, String column, String unit) {
    assertThat(headers.find(header)).contains(new KnownHeader(column, unit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"变更前（企业名称）", "罚款金额（大写）", "企业名称（曾用）", "代码_2", "金额（万元）"})
  void another_word_in_front_or_in_the_brackets_is_another_header(String header) {
    assertThat(headers.find(header)).isEmpty();
  }

  @Test
  void a_header_that_is_not_used_is_known_in_any_spelling() {
    assertThat(headers.isIgnored("备 注：")).isTrue();
    assertThat(headers.isIgnored("企业名称")).isFalse();
  }
}
