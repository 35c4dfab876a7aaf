package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.source.Sources;

class BrokenRecordTest {

  private static final PersonKey KEY =
      PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test");

  private static String redact(String source, String raw) {
    return new BrokenRecord(Sources.named(source).orElseThrow(), KEY).redact(raw);
  }

  @Test
  void codes_days_small_numbers_enterprises_and_known_words_are_kept_and_names_hidden() {
    assertThat(
            redact("shareholding", "91110105MA01C0QX2U,某某有限公司,张三,John Smith,自然人,30%,2025-01-31,x"))
        .isEqualTo("91110105MA01C0QX2U,某某有限公司,***,*** ***,自然人,30%,2025-01-31,***");
    assertThat(
            redact(
                "officer",
                "{\"enterprise_code\": \"91110105MA01C0QX2U\", \"person_name\": \"张三\","
                    + " \"from_date\": null, "))
        .isEqualTo(
            "{\"enterprise_code\": \"91110105MA01C0QX2U\", \"person_name\": \"***\", \"from_date\":"
                + " null, ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11010519491231002X",
        "110105194912310021",
        "110105491231002",
        "110105 19491231 002X",
        "1101051949\\01231002X",
        "E12345678",
        "A123456(7)",
        "12345678",
        "USA110078011501"
      })
  void every_possible_number_of_a_person_is_hashed(String number) {
    assertThat(redact("officer", "a," + number + ",b"))
        .matches("\\*{3},P[0-9a-f]{32}(\\(7\\))?,\\*{3}");
  }

  @Test
  void a_record_without_persons_is_shown_whole_unless_it_has_a_persons_number() {
    assertThat(redact("penalty", "R2,too,short")).isEqualTo("R2,too,short");
    assertThat(redact("penalty", "R2,张三,E98765432"))
        .isEqualTo("***,***," + KEY.ofNumber("E98765432"));
    assertThat(redact("penalty", "R2,张三,11010519491231002X"))
        .isEqualTo("***,***," + KEY.ofNumber("11010519491231002X"));
  }

  @Test
  void a_long_record_is_cut_at_the_end_of_a_field() {
    String raw = "1,".repeat(995) + "2025,11010519491231002X,y";
    assertThat(redact("officer", raw)).endsWith(",2025,…").hasSizeLessThan(2_002);
  }
}
