package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "北京某某有限公司", "红星厂", "张三商店", "李记店", "嘉兴一号股权投资合伙企业（有限合伙）", "国务院国有资产监督管理委员会", "某市财政局",
            "某某镇集体资产经营管理中心",
        "东方集团", "中国某银行", "某产业基金", "某村股份经济合作社", "朝阳区卫生健康局", "某某县供电所", "Example Co., Ltd.",
            "EXAMPLE HOLDINGS (HK) LIMITED",
        "Example Fund L.P.", "Ｅｘａｍｐｌｅ　ＩＮＣ", "Siemensia AG"
      })
  void a_name_with_a_word_of_organisations_is_that_of_an_organisation(String name) {
    assertThat(PersonalName.isOrganisation(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "张三",
        "欧阳一二",
        "李知行",
        "王会",
        "陈局",
        "赵社",
        "阿卜杜拉·买买提",
        "John Smith",
        "Coco Lee",
        "Incas Martin",
        "SA Smith",
        "Null",
        "张某0012ab",
        "丁 一"
      })
  void any_other_name_may_be_that_of_a_person(String name) {
    assertThat(PersonalName.isOrganisation(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "张 三, 张三",
    "张　三, 张三",
    "张\u200B三, 张三",
    "John  Smith, JOHN SMITH",
    "ＪＯＨＮ Smith, JOHN SMITH",
    "阿卜杜拉•买买提, 阿卜杜拉·买买提",
    "阿卜杜拉 ・ 买买提, 阿卜杜拉·买买提",
    "张三, 张三"
  })
  void the_spelling_of_a_name_does_not_matter(String name, String folded) {
    assertThat(PersonalName.fold(name)).isEqualTo(folded);
  }

  @Test
  void null_and_na_are_names_of_people_when_they_are_written_like_names() {
    assertThat(PersonalName.isStated("Null")).isTrue();
    assertThat(PersonalName.isStated(" Na ")).isTrue();
    assertThat(PersonalName.isStated("NULL")).isFalse();
    assertThat(PersonalName.isStated("n/a")).isFalse();
    assertThat(PersonalName.isStated("无")).isFalse();
    assertThat(PersonalName.isStated(null)).isFalse();
  }
}
