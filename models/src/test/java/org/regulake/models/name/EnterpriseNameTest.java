package org.regulake.models.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.code.Regions.Region;
import org.regulake.models.name.EnterpriseName.State;

class EnterpriseNameTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "深圳市沐砺岳科技有限公司, 440300, 沐砺岳, 科技, limited_company, -, -",
        "沐砺岳（深圳）科技有限公司, 440300, 沐砺岳, 科技, limited_company, -, -",
        "沐砺岳科技深圳有限公司, 440300, 沐砺岳, 科技, limited_company, -, -",
        "沐砺岳科技有限公司, -, 沐砺岳, 科技, limited_company, -, -",
        "中国沐砺岳浙江有限公司, 330000, 中国沐砺岳, -, limited_company, -, -",
        "广东省深圳市南山区沐砺岳信息技术服务股份有限公司, 440305, 沐砺岳, 信息技术服务, joint_stock_company, -, -",
        "深圳南山科技有限公司, 440300, 南山, 科技, limited_company, -, -",
        "北京新能源科技有限公司, 110000, 新能源, 科技, limited_company, -, -",
        "北京机床厂, 110000, 北京, 机床, establishment, 厂, -",
        "南京市场管理有限公司, 320100, 市场, 管理, limited_company, -, -",
        "南京市沐管理有限公司, 320100, 沐, 管理, limited_company, -, -",
        "上海滩沐屿有限公司, 310000, 滩沐屿, -, limited_company, -, -",
        "长沙市长沙沐屿有限公司, 430100, 长沙沐屿, -, limited_company, -, -",
        "新华沐屿有限公司, -, 新华沐屿, -, limited_company, -, -",
        "福寿安康养老有限公司, -, 福寿安康, 养老, limited_company, -, -",
        "三江侗族自治县沐禾种植专业合作社, 450226, 沐禾, 种植, farmers_cooperative, -, -",
        "余杭区沐禾村股份经济合作社, 330110, 沐禾村, -, rural_collective, -, -",
        "苏州沐禾创业投资中心（有限合伙）, 320500, 沐禾, 创业投资, limited_partnership, 中心, -",
        "杭州沐笙会计师事务所（特殊普通合伙）, 330100, 沐笙, -, special_partnership, 会计师事务所, -",
        "兰州市城关区沐记牛肉面馆, 620102, 沐记牛肉, -, establishment, 面馆, -",
        "余杭区沐笙五金店, 330110, 沐笙, 五金, establishment, 店, -",
        "深圳市沐砺岳科技有限公司上海市浦东新区第2分公司, 440300, 沐砺岳, 科技, limited_company, -, 浦东第二分公司",
        "深圳沐砺岳科技上海分公司, 440300, 沐砺岳, 科技, -, -, 上海分公司",
        "沐砺岳银行股份有限公司杭州分行西湖支行, -, 沐砺岳, 银行, joint_stock_company, -, 杭州分行西湖支行",
        "深圳沐公司治理咨询有限公司, 440300, 沐公司治理, 咨询, limited_company, -, -",
        "深圳沐砺岳, 440300, 沐砺岳, -, -, -, -"
      })
  void a_name_is_read_by_its_parts(
      String text,
      String region,
      String brand,
      String trade,
      String form,
      String placeWord,
      String branch) {
    EnterpriseName name = EnterpriseName.of(text);
    assertThat(name.state()).isEqualTo(State.READ);
    assertThat(name.region() == null ? null : name.region().code().orElseThrow()).isEqualTo(region);
    assertThat(name.brand()).isEqualTo(brand);
    assertThat(name.trade()).isEqualTo(trade);
    assertThat(name.form() == null ? null : name.form().id()).isEqualTo(form);
    assertThat(name.placeWord()).isEqualTo(placeWord);
    assertThat(name.branch()).isEqualTo(branch);
    assertThat(name.isBranch()).isEqualTo(branch != null);
  }

  @ParameterizedTest
  @CsvSource({
    "深圳沐砺岳集团有限公司, PARENT",
    "深圳沐砺岳（集团）股份有限公司, PARENT",
    "沐砺岳集团控股有限公司, PARENT",
    "沐砺岳集团（深圳）有限公司, PARENT",
    "深圳沐砺岳集团, PARENT",
    "深圳沐砺岳集团物流有限公司, MEMBER",
    "深圳沐砺岳物流有限公司, NONE",
    "集团物流有限公司, NONE"
  })
  void a_group_word_names_the_parent_or_a_member(String text, GroupWord group) {
    assertThat(EnterpriseName.of(text).group()).isEqualTo(group);
  }

  @ParameterizedTest
  @CsvSource({
    "无, NOT_STATED",
    "NULL, NOT_STATED",
    "Musheng Technology Co. Ltd., NOT_CHINESE",
    "12345, NOT_CHINESE",
    "张沐笙, UNCLEAR",
    "欧阳建设, UNCLEAR",
    "高平安, UNCLEAR",
    "艾力·沐合提江, UNCLEAR",
    "有限公司, UNCLEAR",
    "（有限合伙）, UNCLEAR",
    "深圳, UNCLEAR",
    "深圳分公司, UNCLEAR",
    "沐笙有限公司工会委员会, UNCLEAR",
    "沐笙有限公司、砺岳有限公司, UNCLEAR"
  })
  void a_text_without_a_part_of_an_enterprise_is_not_read(String text, State state) {
    EnterpriseName name = EnterpriseName.of(text);
    assertThat(name.state()).isEqualTo(state);
    assertThat(name.brand()).isNull();
    assertThat(name.isRead()).isFalse();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {" ", "\u3000", "-"})
  void an_absent_name_is_not_stated(String text) {
    assertThat(EnterpriseName.of(text).state()).isEqualTo(State.NOT_STATED);
  }

  @Test
  void a_district_that_several_cities_have_has_no_code() {
    Locality region = EnterpriseName.of("朝阳区沐屿食品有限公司").region();
    assertThat(region.code()).isEmpty();
    assertThat(region.candidates()).extracting(Region::code).contains("110105", "220104");
  }

  @Test
  void the_country_is_a_region_without_divisions() {
    Locality region = EnterpriseName.of("沐砺岳（中国）有限公司").region();
    assertThat(region.shortName()).isEqualTo("中国");
    assertThat(region.code()).isEmpty();
  }
}
