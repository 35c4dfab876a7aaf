package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.code.CreditCode.Fault;
import org.regulake.models.code.CreditCode.State;
import org.regulake.models.testing.SharedData;

class CreditCodeTest {

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91110000600037341L",
        "12440600MB2C07549J",
        "91100000100003962T", // a bank of the national registry: 100000 is in no revision of GB/T
        // 2260
        "911000001000013428",
        "91440300708461136T"
      })
  void published_codes_have_no_fault(String code) {
    assertThat(CreditCode.fault(code)).isEqualTo(Fault.NONE);
    assertThat(CreditCode.isValid(code)).isTrue();
    assertThat(CreditCode.state(code, false, false)).isEqualTo(State.VALID);
    assertThat(CreditCode.checkDigit(code.substring(0, 17))).isEqualTo(code.charAt(17));
  }

  @ParameterizedTest
  @CsvSource({
    "9111000060003734, LENGTH",
    "91110000600037341LL, LENGTH",
    "91110000600037341l, ALPHABET",
    "9111000060003734IL, ALPHABET",
    "9111000060******1L, ALPHABET",
    "99110000600037341L, AUTHORITY_CATEGORY",
    "362322198709086409, AUTHORITY_CATEGORY", // a resident id whose 18th character happens to be
    // right
    "91990000600037341L, REGION",
    "9111A000600037341L, REGION",
    "91110000600037341M, CHECK_DIGIT",
    "91350203M0001QKT19, CHECK_DIGIT",
    "91640100694249148Q, ORGANISATION_DIGIT"
  })
  void the_first_fault_is_named(String code, Fault fault) {
    assertThat(CreditCode.fault(code)).isEqualTo(fault);
  }

  @Test
  void null_and_full_width_codes_are_not_folded_silently() {
    assertThat(CreditCode.fault(null)).isEqualTo(Fault.LENGTH);
    assertThat(CreditCode.fault(" 91110000600037341L")).isEqualTo(Fault.LENGTH);
    assertThat(CreditCode.fault("９1110000600037341L")).isEqualTo(Fault.ALPHABET);
  }

  @Test
  void a_wrong_organisation_digit_alone_is_accepted_only_from_the_register_itself() {
    String code = "91640100694249148Q";
    assertThat(CreditCode.state(code, false, false)).isEqualTo(State.INVALID);
    assertThat(CreditCode.state(code, false, true)).isEqualTo(State.INVALID);
    assertThat(CreditCode.state(code, true, false)).isEqualTo(State.LEGACY_CONFIRMED);
  }

  @Test
  void a_wrong_last_character_alone_is_accepted_only_when_the_register_confirms_it() {
    String code = "91350203M0001QKT19";
    assertThat(OrganisationCode.isValid(code.substring(8, 17))).isTrue();
    assertThat(CreditCode.checkDigit(code.substring(0, 17))).isEqualTo('F');
    assertThat(CreditCode.state(code, true, false)).isEqualTo(State.INVALID);
    assertThat(CreditCode.state(code, true, true)).isEqualTo(State.LEGACY_CONFIRMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "362322198709086409",
        "91350203M0001QKT29",
        "91990000600037341L",
        "91110000600037341l",
        ""
      })
  void any_other_fault_and_two_faults_are_never_accepted(String code) {
    assertThat(CreditCode.state(code, true, true)).isEqualTo(State.INVALID);
  }

  @Test
  void every_single_substitution_and_every_swap_of_neighbours_is_detected() {
    for (String code : List.of("91110000600037341L", "12440600MB2C07549J")) {
      int substitutions = 0;
      int swaps = 0;
      for (int i = 0; i < 18; i++) {
        for (char c : ALPHABET.toCharArray()) {
          if (c != code.charAt(i)) {
            // By the 18th character; a fault of the parts may be named before it.
            assertThat(hasRightCheckCharacter(code.substring(0, i) + c + code.substring(i + 1)))
                .isFalse();
            substitutions++;
          }
        }
        if (i < 17 && code.charAt(i) != code.charAt(i + 1)) {
          String swapped =
              code.substring(0, i) + code.charAt(i + 1) + code.charAt(i) + code.substring(i + 2);
          assertThat(hasRightCheckCharacter(swapped)).as(swapped).isFalse();
          assertThat(CreditCode.isValid(swapped)).isFalse();
          swaps++;
        }
      }
      assertThat(substitutions).isEqualTo(18 * 30);
      assertThat(swaps).isGreaterThanOrEqualTo(9);
    }
  }

  private static boolean hasRightCheckCharacter(String code) {
    return CreditCode.checkDigit(code.substring(0, 17)) == code.charAt(17);
  }

  @Test
  void hardly_any_resident_id_passes_for_a_credit_code() {
    Random random = new Random(1999);
    List<Regions.Province> provinces = Regions.standard().provinces();
    int ids = 400_000;
    int accepted = 0;
    int accepted18th = 0;
    for (int i = 0; i < ids; i++) {
      String province = provinces.get(random.nextInt(31)).code().substring(0, 2);
      String body =
          province
              + digits(4, 100 + random.nextInt(2900))
              + digits(4, 1940 + random.nextInt(70))
              + digits(2, 1 + random.nextInt(12))
              + digits(2, 1 + random.nextInt(28))
              + digits(3, random.nextInt(1000));
      String id = body + residentCheck(body);
      accepted18th += hasRightCheckCharacter(id) ? 1 : 0;
      accepted += CreditCode.isValid(id) ? 1 : 0;
    }
    assertThat((double) accepted18th / ids).isBetween(0.030, 0.034);
    assertThat((double) accepted / ids).isLessThan(0.001);
  }

  private static String digits(int length, int number) {
    return String.valueOf(10_000 + number).substring(5 - length);
  }

  /** GB 11643: ISO 7064 MOD 11-2. */
  private static char residentCheck(String body) {
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += weights[i] * (body.charAt(i) - '0');
    }
    return "10X98765432".charAt(sum % 11);
  }

  @Test
  void the_check_character_of_other_text_is_an_error_that_names_the_expected_form() {
    assertThatThrownBy(() -> CreditCode.checkDigit("911100006000373I1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seventeen");
    assertThatThrownBy(() -> CreditCode.checkDigit(null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CreditCode.checkDigit("9111"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_fault_has_a_sentence_in_both_languages() {
    for (Fault fault : Fault.values()) {
      assertThat(fault.chinese()).isNotBlank();
      assertThat(fault.english()).isNotBlank();
    }
  }

  @Test
  void in_the_real_register_nine_codes_have_a_fault_and_seven_of_them_an_old_one() {
    Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    for (List<String> row : SharedData.register()) {
      counts.merge(CreditCode.fault(row.get(1)), 1, Integer::sum);
    }
    assertThat(counts)
        .isEqualTo(
            Map.of(
                Fault.NONE,
                99_625,
                Fault.ORGANISATION_DIGIT,
                7,
                Fault.CHECK_DIGIT,
                1,
                Fault.ALPHABET,
                1));
  }
}
