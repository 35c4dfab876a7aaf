package org.regulake.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonKeyTest {

  private static final String HEX = "00112233445566778899aabbccddeeff";
  private static final PersonKey KEY = PersonKey.ofHex(HEX, "the test");

  @Test
  void a_number_becomes_its_keyed_hash() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(HexFormat.of().parseHex(HEX), "HmacSHA256"));
    String expected =
        HexFormat.of()
            .formatHex(mac.doFinal("number:11010118900307201X".getBytes(StandardCharsets.UTF_8)));
    assertThat(KEY.ofNumber("11010118900307201X")).isEqualTo("P" + expected.substring(0, 32));
  }

  @Test
  void the_hash_of_a_number_does_not_depend_on_its_spelling() {
    assertThat(KEY.ofNumber(" １１０１０１ 18900307201x\t"))
        .isEqualTo(KEY.ofNumber("11010118900307201X"));
  }

  @Test
  void a_number_of_fifteen_digits_and_its_successor_of_eighteen_have_one_hash() {
    assertThat(KEY.ofNumber("110105491231002"))
        .isEqualTo(KEY.ofNumber("11010519491231002X"))
        .isEqualTo(KEY.ofNumber("110105-491231-002"));
    assertThat(KEY.ofNumber("110105194912310021")).isNotEqualTo(KEY.ofNumber("11010519491231002X"));
  }

  @Test
  void a_name_has_one_id_however_it_is_written() {
    assertThat(KEY.ofName("张三"))
        .matches("N[0-9a-f]{32}")
        .isEqualTo(KEY.ofName(" 张 三\u200B"))
        .isNotEqualTo(KEY.ofName("李四"));
    assertThat(KEY.ofName(KEY.ofName("张三"))).isEqualTo(KEY.ofName("张三"));
    assertThat(KEY.ofName(KEY.ofName("张三"), "E1")).isEqualTo(KEY.ofName("张三", "E1"));
    assertThat(PersonKey.isIdOfName(KEY.ofName("张三"))).isTrue();
    assertThat(PersonKey.isIdOfName(KEY.ofNumber("1"))).isFalse();
  }

  @Test
  void another_key_gives_another_hash_and_another_fingerprint() {
    PersonKey other = PersonKey.ofHex(HEX.replace('0', '1'), "the test");
    assertThat(other.ofNumber("1")).isNotEqualTo(KEY.ofNumber("1"));
    assertThat(other.fingerprint()).isNotEqualTo(KEY.fingerprint()).hasSize(8);
  }

  @Test
  void a_person_known_only_by_name_is_suspected_within_one_enterprise() {
    assertThat(KEY.ofName("张三", "E1"))
        .startsWith("S")
        .isEqualTo(KEY.ofName(" 张三 ", "E1"))
        .isNotEqualTo(KEY.ofName("张三", "E2"));
  }

  @Test
  void a_missing_key_is_created_and_only_its_owner_may_read_it(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("lake/person.key");
    PersonKey made = PersonKey.inFile(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file).strip()).matches("[0-9a-f]{64}");
    assertThat(PersonKey.inFile(file).fingerprint()).isEqualTo(made.fingerprint());
    assertThat(PersonKey.inFile(folder.resolve("other.key")).fingerprint())
        .isNotEqualTo(made.fingerprint());
  }

  @Test
  void a_key_that_is_too_short_is_refused_and_not_shown() {
    assertThatThrownBy(() -> PersonKey.ofHex("abcdef0123456789abcdef0123456", "conf/key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("conf/key")
        .hasMessageNotContaining("abcdef0123");
    assertThatThrownBy(() -> PersonKey.ofHex("abcdef0123456789abcdef01234567", "conf/key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("128 bits")
        .hasMessageNotContaining("abcdef0123");
  }

  @Test
  void a_key_that_is_not_hexadecimal_is_refused_and_not_shown() {
    assertThatThrownBy(() -> PersonKey.ofHex("secret-secret-secret-secret-1234", "conf/key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .hasMessageContaining("not hexadecimal")
        .hasMessageContaining("conf/key")
        .hasMessageNotContaining("secret");
  }

  @Test
  void a_key_is_not_shown_in_text() {
    assertThat(KEY.toString()).doesNotContainIgnoringCase("0011").doesNotContain(KEY.fingerprint());
    assertThat("" + KEY + List.of(KEY)).doesNotContain("112233");
  }
}
