package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.LocalDisk;
import org.regulake.pipelines.source.Reason;

/** Names of files and folders with the number of a person; all numbers are made up. */
class HiddenNamesTest {

  private static final PersonKey KEY =
      PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test");

  @TempDir private Path folder;

  private Landing.Found found(String... files) {
    LandingFolder landing = new LandingFolder(folder.resolve("landing"));
    for (String file : files) {
      landing.put("officer/" + file, "x");
    }
    return HiddenNames.of(
        new Landing(LocalDisk.configuration(), landing.location(), LandingFolder.NOW).find(), KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11010519491231002X",
        "110105194912310021",
        "110105491231003",
        "110105 19491231 002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        "E98765433",
        "H98765433",
        "M9876543301"
      })
  void a_number_is_hashed_anywhere_in_a_name(String number) {
    assertThat(
            found(
                    "2025-01-31/%s.csv".formatted(number),
                    "2025-01-31-%s/a.csv".formatted(number),
                    "2025-01-31/%s/a.csv".formatted(number),
                    "%s/a.csv".formatted(number))
                .toString()
                .replace(folder.toString(), "")
                .replaceAll("uri=[^,]*", ""))
        .doesNotContain(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "D20250131.csv",
        "S20241201.csv",
        "2025-01-31.csv",
        "part-00001.csv",
        "E9876543.csv"
      })
  void a_name_with_the_day_or_the_part_of_a_file_is_kept(String name) {
    assertThat(found("2025-01-31/" + name).deliveries())
        .singleElement()
        .satisfies(
            delivery ->
                assertThat(delivery.files()).extracting(LandedFile::name).containsExactly(name));
  }

  @Test
  void names_that_become_equal_refuse_their_deliveries_and_no_others() {
    Landing.Found found =
        found(
            "2025-01-31-files/110105491231003.csv",
            "2025-01-31-files/110105-491231-003.csv",
            "2025-01-31-110105491231003/a.csv",
            "2025-01-31-110105 491231 003/a.csv",
            "2025-01-31-good/a.csv");
    assertThat(found.deliveries()).extracting(Delivery::name).containsExactly("2025-01-31-good");
    assertThat(found.refusals())
        .hasSize(3)
        .allMatch(refusal -> refusal.reason() == Reason.FILE_NAME_UNUSABLE);
  }

  @Test
  void a_manifest_that_lists_one_number_in_two_spellings_refuses_its_delivery() {
    LandingFolder landing = new LandingFolder(folder.resolve("landing"));
    landing.put(
        "officer/2025-01-31/manifest.json",
        "{\"files\": [{\"name\": \"110105491231003.csv\"}, {\"name\": \"110105 491231"
            + " 003.csv\"}]}");
    assertThat(found("2025-01-31/a.csv").refusals())
        .extracting(Refusal::reason)
        .containsExactly(Reason.FILE_NAME_UNUSABLE);
  }
}
