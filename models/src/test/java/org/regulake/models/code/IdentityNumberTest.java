package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All numbers are made up: division 110105 and the day of the example in GB 11643-1999, which
 * belongs to nobody.
 */
class IdentityNumberTest {

  private static final String EXAMPLE = "11010519491231002X";
  private static final String OLD_EXAMPLE = "110105491231002";

  private static String replaced(String text) {
    return IdentityNumber.replaceIn(text, number -> "#");
  }

  private static String replacedInCode(String cell) {
    return IdentityNumber.replaceInCode(cell, true, number -> "#");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        EXAMPLE,
        "11010519491231002x",
        OLD_EXAMPLE,
        "440524188001010014",
        "110105194912310021", // wrong check character
        "510000197001010001", // wrong check character
        "１１０１０５１９４９１２３１００２Ｘ",
        "１１０１０５４９１２３１００２",
        "١١٠١٠٥٤٩١٢٣١٠٠٢",
        "𝟏𝟏𝟎𝟏𝟎𝟓𝟏𝟗𝟒𝟗𝟏𝟐𝟑𝟏𝟎𝟎𝟐𝐗",
        "①①⓪①⓪⑤①⑨④⑨①②③①⓪⓪②X",
        "110105 19491231 002X",
        "110105-19491231-002X",
        "110105—1949—1231—002X",
        "110105.19491231.002X",
        "110105_19491231_002X",
        "110 105 194 912 310 02X",
        "1101 0519 4912 3100 2X",
        "11010 51949 12310 02X",
        "110105　19491231　002X",
        "110105\u00A019491231\u2009002X",
        "110105 - 19491231 - 002X",
        "110105\n19491231002X",
        "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
        "110105194912310 02X",
        "110105\u200B19491231\u200B002X",
        "1101051949\u00AD1231002X",
        "\u202D11010519491231002X",
        "1\u00001\u00000105\u000019491231002X",
        "110105 491231 002",
        "110105-491231-002",
        "110 105 491 231 002",
        "1101 0549 1231 002",
        "110\u200B105491231002",
        "110,105,194,912,310,021",
        "1101051949123100 2X",
        "11010519491231002×",
        "11010519491231002Ⅹ",
        "11010519491231002Х",
        "810000199408230021",
        "830000199408230021",
        "911124194912310029",
        "USA110078011501"
      })
  void a_resident_number_is_replaced_whatever_its_form(String number) {
    assertThat(replaced(number).strip()).matches("[\u202D]?#");
    assertThat(replaced("张三" + number + "，董事")).matches("张三[\u202D]?#，董事");
    assertThat(replaced("（" + number + "）")).matches("（[\u202D]?#）");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          张三（11010519491231002X），罚款, 张三（#），罚款
          11010519491231002X、110105491231002, #、#
          身份证号：11010519491231002X。电话13812345678, 身份证号：#。电话13812345678
          ID11010519491231002X, ID#
          法人身份证110105491231002号, 法人身份证#号
          11010519491231002X 13812345678, # 13812345678
          13812345678 11010519491231002X, 13812345678 #
          2025 11010519491231002X, 2025 #
          护照E12345678, 护照#
          护照号码：G12345678（英国）, 护照号码：#（英国）
          护照 EA1234567, 护照 #
          passport no. D12345678, passport no. #
          PASSPORT: 123456789, PASSPORT: #
          护照号ｅ１２３４５６７８, 护照号#
          E12345678（护照）, #（护照）
          港澳居民来往内地通行证H12345678, 港澳居民来往内地通行证#
          回乡证 M1234567801, 回乡证 #
          台胞证：12345678, 台胞证：#
          香港身份证A123456(7), 香港身份证#
          证件号码 1234567, 证件号码 #
          军官证：南字第1234567号, 军官证：南字第#号
          军字第1234567号, 军字第#号
          士字第20051234号, 士字第#号
          """)
  void a_number_in_a_text_is_replaced_and_the_text_stays(String text, String expected) {
    assertThat(replaced(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91110000600037341L",
        "91110105MA01C0QX2U",
        "110105012345678",
        "320506NA000043X",
        "1101051949123100",
        "11010519491331002X",
        "11010519490230002X",
        "991105194912310021",
        "11010519491231002X9",
        "211010519491231002X",
        "1101051949123100211",
        "6222021001116245702",
        "13812345678",
        "0512-62345678",
        "010-62345678 13812345678",
        "13812345678-0512",
        "（2015）执字第110105号",
        "(2021)京0105民初12345号",
        "京朝市监罚字〔2025〕第0123456号",
        "沪市监浦处〔2023〕152022001234号",
        "310115201905120012",
        "苏苏工商案字[2012]第00123号",
        "海市监字第1234567号",
        "2025-01-31 10:00:00.123456",
        "20250131103000123",
        "2025-01-31T10:00:00+08:00",
        "1,234,567,890,123.00",
        "12345678901234.56",
        "E12345678",
        "H12345678",
        "京A12345",
        "食品经营许可证件JY11101050001234",
        "营业执照91110105MA01C0QX2U",
        "身份证复印件2025-01-31",
        "证件齐全，罚款1000000元",
        "身份证1000000元",
        "EA0123456789",
        "ABC201901011234",
        "3f786850e387550fdab836ed7e6dc881de23001b",
        "http://192.168.100.200:8080/2025/01/31/",
        "IMEI 490154203237518",
        "330106199901010011000",
        "",
        "张三"
      })
  void anything_else_stays_as_it_is(String text) {
    assertThat(replaced(text)).isSameAs(text);
  }

  @Test
  void a_resident_number_with_the_right_18th_character_of_a_credit_code_is_a_persons() {
    assertThat(replaced("362322198709086409")).isEqualTo("#");
    assertThat(replacedInCode("362322198709086409")).isEqualTo("#");
  }

  @Test
  void nothing_stays_nothing() {
    assertThat(replaced(null)).isNull();
    assertThat(replacedInCode(null)).isNull();
  }

  // ---- in the place of a code

  @ParameterizedTest
  @ValueSource(
      strings = {
        EXAMPLE,
        "110105194912310021",
        "110105491231003",
        "１１０１０５４９１２３１００３",
        "110105 491231 002",
        "张三11010519491231002X",
        "身份证110105491231003",
        "E12345678",
        "EA0000001",
        "G12345679",
        "d12345678",
        "H12345678",
        "M1234567801",
        "A123456(7)",
        "USA110078011501",
        "护照123456789"
      })
  void the_cell_of_a_code_that_holds_the_number_of_a_person_becomes_its_hash(String cell) {
    assertThat(replacedInCode(cell)).isEqualTo("#");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91110000600037341L",
        "91110105MA01C0QX2U",
        "91110105MA01C0QX2W",
        "91110105ma01c0qx2u",
        "9111010***01C0QX2U",
        "110000000000019",
        "110105012345678",
        "1101054912",
        "600037341",
        "60003734-1",
        "MA01C0QX2",
        "320506NA000043X",
        "1234567890123",
        "CODE-A",
        "无",
        "0012",
        "13812345678"
      })
  void a_code_stays_a_code(String cell) {
    assertThat(replacedInCode(cell)).isSameAs(cell);
  }

  @Test
  void a_valid_registration_number_is_one_even_if_it_contains_a_day_of_birth() {
    String number = "11010549123100" + RegistrationNumber.checkDigit("11010549123100");
    assertThat(replacedInCode(number)).isSameAs(number);
    assertThat(replaced(number)).isEqualTo("#");
  }

  @ParameterizedTest
  @CsvSource({
    "11010519491231002X, #",
    "110105491231002, 110105491231002",
    "E12345678, E12345678",
    "X-0012345678, X-0012345678"
  })
  void of_own_numbers_of_a_sender_only_eighteen_characters_are_a_persons(
      String cell, String expected) {
    assertThat(IdentityNumber.replaceInCode(cell, false, number -> "#")).isEqualTo(expected);
  }

  // ---- one spelling

  @ParameterizedTest
  @ValueSource(
      strings = {
        EXAMPLE,
        "11010519491231002x",
        OLD_EXAMPLE,
        " 110105 491231 002 ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "1101\u200B0519491231002X",
        "110105-19491231-002X",
        "身份证110105491231002",
        "11010519491231002X(已核)"
      })
  void a_person_has_one_number_whichever_form_it_comes_in(String number) {
    assertThat(IdentityNumber.canonical(number)).isEqualTo(EXAMPLE);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          110105194912310021, 110105194912310021
          e 1234-5678, E12345678
          A123456(7), A123456(7)
          军字第 1234567 号, 军字第1234567号
          110105********002X, 110105********002X
          110105490230002, 110105490230002
          """)
  void any_other_number_keeps_its_signs(String number, String expected) {
    assertThat(IdentityNumber.canonical(number)).isEqualTo(expected);
  }

  @Test
  void every_random_number_broken_up_at_its_parts_is_found_in_one_spelling() {
    Random random = new Random(7);
    List<String> provinces =
        List.of("110101", "130105", "320506", "441900", "513221", "659001", "820000");
    List<String> separators = List.of("", " ", "-", "\u200B", "\u3000", " - ", "·");
    for (int i = 0; i < 2_000; i++) {
      String seventeen =
          provinces.get(random.nextInt(provinces.size()))
              + "%04d%02d%02d%03d"
                  .formatted(
                      1900 + random.nextInt(100),
                      1 + random.nextInt(12),
                      1 + random.nextInt(28),
                      random.nextInt(1000));
      String number = seventeen + checkCharacter(seventeen);
      String separator = separators.get(random.nextInt(separators.size()));
      boolean isOld = random.nextBoolean();
      String written =
          number.substring(0, 6)
              + separator
              + number.substring(isOld ? 8 : 6, 14)
              + separator
              + number.substring(14, isOld ? 17 : 18);
      List<String> found = new ArrayList<>();
      assertThat(
              IdentityNumber.replaceIn(
                  "当事人" + written + "。",
                  one -> {
                    found.add(one);
                    return "#";
                  }))
          .as(written)
          .isEqualTo("当事人#。");
      assertThat(found).as(written).containsExactly(number);
    }
  }

  /**
   * By the formula of the standard, S = sum of a(i) * 2^(i-1) mod 11, and not by a table of
   * weights.
   */
  private static char checkCharacter(String seventeen) {
    long sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (seventeen.charAt(i) - '0') * (1L << (17 - i));
    }
    long check = (12 - sum % 11) % 11;
    return check == 10 ? 'X' : (char) ('0' + check);
  }

  @Test
  void a_text_without_end_costs_time_in_proportion() {
    String digits = "7 ".repeat(500_000) + "7".repeat(500_000) + "身份证".repeat(100_000);
    assertThat(replaced(digits)).isSameAs(digits);
  }
}
