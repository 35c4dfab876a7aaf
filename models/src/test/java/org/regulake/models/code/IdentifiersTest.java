package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.code.Identifiers.Recognised;

class IdentifiersTest {

  @ParameterizedTest
  @CsvSource({
    "91110000600037341L, uscc, 91110000600037341L, NONE, true",
    "' 91110000600037341L\t', uscc, 91110000600037341L, NONE, true",
    "９１１１００００６０００３７３４１Ｌ, uscc, 91110000600037341L, NONE, true",
    "91640100694313414a, uscc, 91640100694313414a, ALPHABET, false",
    "911100******37341L, uscc, 911100******37341L, ALPHABET, false",
    "110108000000016, registration_number, 110108000000016, , true",
    "110108000000017, registration_number, 110108000000017, , false",
    "600037341, organisation_code, 600037341, , true",
    "60003734-1, organisation_code, 600037341, , true",
    "D2143569-X, organisation_code, D2143569X, , true",
    "60003734－1, organisation_code, 600037341, , true",
    "60003734-2, organisation_code, 600037342, , false",
    "60003734–1, organisation_code, 600037341, , true",
    "320506NA000043X, cooperative_number, 320506NA000043X, , true",
    "' 320506NA0000437\u00A0', cooperative_number, 320506NA0000437, , true",
    "３２０５０６ＮＡ００００４３Ｘ, cooperative_number, 320506NA000043X, , true",
    "990506NA000043X, cooperative_number, 990506NA000043X, , false",
    "320506NB000043X, unknown, 320506NB000043X, , false",
    "320506NA00004XX, unknown, 320506NA00004XX, , false",
    "320506NA000043, unknown, 320506NA000043, , false",
    "3205062100437, old_registration_number, 3205062100437, , true",
    "3205002100437, old_registration_number, 3205002100437, , true",
    "1454457600000, old_registration_number, 1454457600000, , false",
    "8613812345678, old_registration_number, 8613812345678, , false",
    "3501002008, unknown, 3501002008, , false",
    "泾源县新民供销合作社, unknown, 泾源县新民供销合作社, , false",
    "青海省新华发行集团黄南州有限公司某部, unknown, 青海省新华发行集团黄南州有限公司某部, , false"
  })
  void an_identifier_is_recognised_by_its_shape(
      String text, String scheme, String value, CreditCode.Fault fault, boolean isValid) {
    Recognised recognised = Identifiers.recognise(text);
    assertThat(recognised).isEqualTo(new Recognised(scheme, value, fault));
    assertThat(recognised.isValid()).isEqualTo(isValid);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "N/A", "无", "---", "\\N", "空", "null", "\u3000"})
  void text_that_states_nothing_is_unknown_and_empty(String text) {
    assertThat(Identifiers.recognise(text))
        .isEqualTo(new Recognised(IdentifierScheme.UNKNOWN, "", null));
  }

  @ParameterizedTest
  @CsvSource({
    "91640104MA700481XY, 640104",
    "110108000000016, 110108",
    "320506NA000043X, 320506",
    "3205062100437, 320506",
    "600037341,",
    "110108000000017,",
    "911101041309022216,",
    "甲公司,",
    "N/A,"
  })
  void an_identifier_contains_the_division_in_which_it_was_issued(String text, String division) {
    assertThat(Identifiers.divisionOf(text)).isEqualTo(division);
  }

  @Test
  void the_organisation_code_is_in_the_middle_of_the_credit_code() {
    assertThat(Identifiers.organisationCodeOf("91110000600037341L")).isEqualTo("600037341");
    assertThat(Identifiers.organisationCodeOf("9111")).isNull();
    assertThat(Identifiers.organisationCodeOf(null)).isNull();
  }

  @Test
  void organisation_codes_follow_the_example_of_the_standard() {
    assertThat(OrganisationCode.checkDigit("D2143569")).isEqualTo('X');
    assertThat(OrganisationCode.isValid("D2143569X")).isTrue();
    assertThat(OrganisationCode.isValid("D21435690")).isFalse();
    assertThat(OrganisationCode.isValid("d2143569X")).isFalse();
    assertThat(OrganisationCode.isValid("D2143569-X")).isFalse();
    assertThat(OrganisationCode.isValid("000000000")).as("a filler").isFalse();
    assertThat(OrganisationCode.isValid(null)).isFalse();
    assertThatThrownBy(() -> OrganisationCode.checkDigit("d2143569"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void registration_numbers_are_checked_by_mod_11_10() {
    assertThat(RegistrationNumber.checkDigit("11010800000001")).isEqualTo('6');
    assertThat(RegistrationNumber.isValid("110108000000016")).isTrue();
    assertThat(RegistrationNumber.isValid("440301103097413")).isTrue();
    assertThat(RegistrationNumber.isValid("440301103097414")).isFalse();
    assertThat(RegistrationNumber.isValid("44030110309741")).isFalse();
    assertThat(RegistrationNumber.isValid(null)).isFalse();
    assertThatThrownBy(() -> RegistrationNumber.checkDigit("1101080000000X"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_single_wrong_digit_of_a_registration_number_is_detected() {
    String number = "110108000000016";
    for (int i = 0; i < 15; i++) {
      for (char c = '0'; c <= '9'; c++) {
        boolean isSame = c == number.charAt(i);
        assertThat(RegistrationNumber.isValid(number.substring(0, i) + c + number.substring(i + 1)))
            .isEqualTo(isSame);
      }
    }
  }
}
