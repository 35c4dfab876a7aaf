package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/**
 * Rows of several sources before and after their persons are hidden; all names and numbers are made
 * up.
 */
class PersonalCellsTest {

  private static final PersonKey KEY =
      PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test");
  private static final String NUMBER = "11010519491231002X";
  private static final String CODE = "91110105MA700561XB";

  private static Source source(String name) {
    return Sources.named(name).orElseThrow();
  }

  private static String[] row(Source source, String... columnsAndCells) {
    String[] values = new String[source.landedNames().size()];
    for (int i = 0; i < columnsAndCells.length; i += 2) {
      values[source.landedNames().indexOf(columnsAndCells[i])] = columnsAndCells[i + 1];
    }
    return values;
  }

  private static String hidden(Source source, String column, String... columnsAndCells) {
    String[] values = row(source, columnsAndCells);
    new PersonalCells(source, KEY).hide(values, true);
    return values[source.landedNames().indexOf(column)];
  }

  private static List<String> names(Source source, String... columnsAndCells) {
    return new PersonalCells(source, KEY).names(row(source, columnsAndCells), true);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          张三,     -,                  -,                  自然人, true
          张三,     -,                  -,                  person, true
          张三,     -,                  -,                  -,      true
          张三,     -,                  11010519491231002X, -,      true
          张三,     无,                 -,                  -,      true
          张三,     11010519491231002X, -,                  -,      true
          张三,     E12345678,          -,                  -,      true
          张三,     12345,              -,                  -,      true
          张三,     110105491231002,    -,                  -,      true
          某某公司, 110105491231002,    -,                  -,      false
          张三,     E98765432,          -,                  -,      true
          张三,     110105012345678,    -,                  -,      false
          某某公司, -,                  -,                  自然人, true
          张三（北京某某有限公司）, -,  -,                  自然人, true
          北京某某有限公司张三, -,      -,                  自然人, true
          某某公司, -,                  11010519491231002X, -,      true
          某某公司, -,                  -,                  -,      false
          某某公司, -,                  91110105MA700561XB, -,      false
          张三,     -,                  -,                  企业,   false
          张三,     91110105MA700561XB, -,                  -,      false
          某某公司, 12345,              -,                  -,      false
          Null,     -,                  -,                  自然人, true
          """)
  void a_holder_is_a_person_if_the_row_states_it_or_nothing_contradicts(
      String name, String code, String number, String kind, boolean isPerson) {
    String cell =
        hidden(
            source("shareholding"),
            "holder_name",
            "holder_name",
            name,
            "holder_code",
            code,
            "holder_number",
            number,
            "holder_kind",
            kind);
    assertThat(cell).isEqualTo(isPerson ? KEY.ofName(name) : name);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          张三11010519491231002X,            张三
          张三（11010519491231002X）,        张三
          张三 身份证号：11010519491231002X, 张三
          张三(护照E12345678),               张三
          张三 110105 491231 002,            张三
          ' 张三 ',                          张三
          John Smith G1234567,               John Smith
          张某0012ab,                        张某0012ab
          """)
  void a_number_in_the_cell_of_a_name_is_not_part_of_it(String cell, String name) {
    assertThat(names(source("officer"), "person_name", cell)).containsExactly(name);
    assertThat(hidden(source("officer"), "person_name", "person_name", cell))
        .isEqualTo(KEY.ofName(name));
  }

  @Test
  void a_number_in_the_cell_of_a_name_is_used_if_no_other_is_stated() {
    Source officer = source("officer");
    assertThat(hidden(officer, "person_number", "person_name", "张三" + NUMBER))
        .isEqualTo(KEY.ofNumber(NUMBER));
    assertThat(
            hidden(
                officer,
                "person_number",
                "person_name",
                "张三" + NUMBER,
                "person_number",
                "E12345678"))
        .isEqualTo(KEY.ofNumber("E12345678"));
    assertThat(hidden(officer, "person_name", "person_name", NUMBER)).isNull();
    assertThat(hidden(officer, "person_number", "person_name", NUMBER))
        .isEqualTo(KEY.ofNumber(NUMBER));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          张三,     11010519491231002X, true
          张三,     -,                  true
          张三,     无,                 true
          张三商店, -,                  false
          张三,     91110105MA700561XB, false
          张三,     91110105MA01C0QX2W, false
          张三商店, 11010519491231002X, false
          张三,     H88012340,          true
          张三,     H8801234-0,         true
          张三商店, H88012340,          false
          张三,     MA700561X,          false
          """)
  void a_person_in_place_of_an_enterprise_is_hidden_as_well(
      String name, String code, boolean isPerson) {
    assertThat(
            hidden(
                source("judgment"),
                "enterprise_name",
                "enterprise_name",
                name,
                "enterprise_code",
                code))
        .isEqualTo(isPerson ? KEY.ofName(name) : name);
  }

  @ParameterizedTest
  @CsvSource({
    "decision_id",
    "authority",
    "enterprise_name",
    "decision_date",
    "penalty_type",
    "fine",
    "violation",
    "legal_basis"
  })
  void a_number_is_hashed_in_any_cell(String column) {
    Source penalty = source("penalty");
    assertThat(hidden(penalty, column, column, "第" + NUMBER + "号", "enterprise_code", CODE))
        .isEqualTo("第" + KEY.ofNumber(NUMBER) + "号");
    assertThat(hidden(penalty, column, column, "第110105491231002号", "enterprise_code", CODE))
        .isEqualTo("第" + KEY.ofNumber(NUMBER) + "号");
  }

  @Test
  void a_passport_number_in_a_cell_of_a_day_an_amount_or_a_listed_word_is_hashed() {
    for (String column :
        new String[] {"decision_date", "fine", "penalty_type", "publicity_end_date"}) {
      assertThat(hidden(source("penalty"), column, column, "E98765432", "enterprise_code", CODE))
          .isEqualTo(KEY.ofNumber("E98765432"));
      assertThat(hidden(source("penalty"), column, column, "2025-01-31", "enterprise_code", CODE))
          .isEqualTo("2025-01-31");
      assertThat(hidden(source("penalty"), column, column, "HK$12345678", "enterprise_code", CODE))
          .isEqualTo("HK$12345678");
    }
    assertThat(
            hidden(
                source("penalty"),
                "decision_id",
                "decision_id",
                "E98765432",
                "enterprise_code",
                CODE))
        .isEqualTo("E98765432");
  }

  @ParameterizedTest
  @CsvSource({
    "officer,position,董事 ,E98765432",
    "registration,city,'',H98765433",
    "registration,region_code,'',M9876543301",
    "registration,address,甲路1号,G12345678"
  })
  void a_passport_number_in_a_source_about_persons_is_hashed_without_a_keyword(
      String source, String column, String before, String number) {
    assertThat(hidden(source(source), column, column, before + number))
        .isEqualTo(before + KEY.ofNumber(number));
  }

  @ParameterizedTest
  @CsvSource({
    "shareholding,holder_name,holder_kind",
    "shareholding,holder_name,share_ratio",
    "officer,person_name,position",
    "registration,legal_representative_name,business_scope",
    "registration,legal_representative_name,status"
  })
  void a_name_repeated_in_a_cell_of_another_role_is_hidden_there_too(
      String source, String nameColumn, String other) {
    assertThat(hidden(source(source), other, nameColumn, "张三", other, " 张三 "))
        .isEqualTo(KEY.ofName("张三"));
    assertThat(hidden(source(source), other, nameColumn, "张三", other, "张三路1号")).isEqualTo("张三路1号");
  }

  @Test
  void an_enterprise_may_have_the_name_of_its_owner() {
    assertThat(
            hidden(
                source("registration"),
                "enterprise_name",
                "credit_code",
                CODE,
                "enterprise_name",
                "张三",
                "legal_representative_name",
                "张三"))
        .isEqualTo("张三");
  }

  @Test
  void a_code_in_the_form_of_a_number_is_hashed_where_the_row_names_a_person() {
    Source shares = source("shareholding");
    assertThat(hidden(shares, "holder_code", "holder_code", "110105491231002", "holder_name", "张三"))
        .isEqualTo(KEY.ofNumber("110105491231002"));
    assertThat(
            hidden(shares, "holder_code", "holder_code", "110105491231002", "holder_name", "某某公司"))
        .isEqualTo("110105491231002");
    assertThat(
            hidden(
                shares,
                "holder_code",
                "holder_code",
                "E98765432",
                "holder_name",
                "张三",
                "holder_kind",
                "自然人"))
        .isEqualTo(KEY.ofNumber("E98765432"));
  }

  @Test
  void a_word_in_place_of_a_code_may_be_a_name_and_is_hidden() {
    assertThat(hidden(source("shareholding"), "holder_code", "holder_code", "张三"))
        .isEqualTo(KEY.ofName("张三"));
    assertThat(hidden(source("shareholding"), "holder_code", "holder_code", "无")).isEqualTo("无");
    assertThat(hidden(source("shareholding"), "holder_code", "holder_code", CODE)).isEqualTo(CODE);
  }

  @Test
  void cells_that_name_no_person_are_unchanged() {
    Source officer = source("officer");
    assertThat(hidden(officer, "person_name", "person_name", "N/A")).isEqualTo("N/A");
    assertThat(hidden(officer, "person_name")).isNull();
    assertThat(hidden(officer, "person_number", "person_number", "无")).isNull();
    assertThat(names(officer, "person_name", "N/A")).isEmpty();
  }
}
