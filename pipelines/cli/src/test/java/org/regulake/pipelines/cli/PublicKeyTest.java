package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.synthetic.Generator;
import org.regulake.pipelines.synthetic.GeneratorConfig;

/** The public key on the sample data, on generated deliveries, and on possibly real deliveries. */
class PublicKeyTest {

  private static final Path SAMPLES =
      Path.of("..", "..", "data-samples").toAbsolutePath().normalize();
  private static final PersonKey KEY = PersonKey.inFile(SAMPLES.resolve("person.key"));

  @TempDir private static Path folder;
  private static Path generated;

  @BeforeAll
  static void generate() {
    Generator.generate(new GeneratorConfig(100, 1, folder.resolve("generated"), 1, line -> {}));
    generated = folder.resolve("generated/landing");
  }

  private static void use(PersonKey key, Path landing) {
    PublicKey.requireFictional(key, new Configuration(), landing.toString());
  }

  @Test
  void the_sample_data_and_generated_deliveries_may_be_read_with_the_public_key() {
    assertThatCode(() -> use(KEY, SAMPLES.resolve("landing"))).doesNotThrowAnyException();
    assertThatCode(() -> use(KEY, generated)).doesNotThrowAnyException();
  }

  @Test
  void possibly_real_deliveries_are_refused_with_the_public_key_only() throws IOException {
    Path landing = folder.resolve("real");
    Files.createDirectories(landing.resolve("officer/2025-01-31"));
    Files.writeString(landing.resolve("officer/2025-01-31/a.csv"), "x\n");
    assertThatThrownBy(() -> use(KEY, landing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public")
        .hasMessageContaining("openssl rand -hex 32")
        .hasMessageContaining("no mark");
    assertThatCode(
            () -> use(PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test"), landing))
        .doesNotThrowAnyException();
  }

  @Test
  void a_real_delivery_that_is_added_to_a_generated_folder_is_refused() throws IOException {
    Path other = folder.resolve("mixed");
    Generator.generate(new GeneratorConfig(100, 1, other, 1, line -> {}));
    Path delivery = Files.createDirectories(other.resolve("landing/officer/2025-06-30-real"));
    Files.writeString(delivery.resolve("a.csv"), "x\n");
    assertThatThrownBy(() -> use(KEY, other.resolve("landing")))
        .hasMessageContaining("officer/2025-06-30-real");
    Files.delete(delivery.resolve("a.csv"));
    assertThatCode(() -> use(KEY, other.resolve("landing"))).doesNotThrowAnyException();
    Path ofGenerator =
        other
            .resolve("landing/officer")
            .resolve(
                Files.list(other.resolve("landing/officer"))
                    .filter(path -> !path.equals(delivery))
                    .findFirst()
                    .orElseThrow());
    Files.writeString(
        Files.list(ofGenerator)
            .filter(path -> path.toString().contains("officer."))
            .findFirst()
            .orElseThrow(),
        "x\n");
    assertThatThrownBy(() -> use(KEY, other.resolve("landing")))
        .hasMessageContaining("differ from the generated ones");
  }

  @Test
  void a_file_with_the_name_of_the_mark_is_no_mark() throws IOException {
    Path landing = Files.createDirectories(folder.resolve("named"));
    Files.writeString(landing.resolve(".fictional"), "yes\n");
    assertThatThrownBy(() -> use(KEY, landing)).hasMessageContaining("no mark");
  }
}
