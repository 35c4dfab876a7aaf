package org.regulake.pipelines.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.regulake.models.testing.GoldenFile;

/** Checks the files of a build, so it runs after packaging: {@code mvn verify}. */
@Tag("shipped")
class ShippedTest {

  private static final Path PAGE = Path.of("..", "..", "docs", "licences.md");
  private static final Path BILL_OF_MATERIALS = Path.of("..", "..", "target", "regulake-sbom.json");

  private List<Library> libraries;
  private LicenceRules rules;

  @BeforeEach
  void the_bill_of_materials_is_of_this_build() throws IOException {
    // With -o Maven skips the plugin that writes it.
    assumeThat(
            Files.exists(BILL_OF_MATERIALS)
                && Files.getLastModifiedTime(BILL_OF_MATERIALS)
                        .compareTo(Files.getLastModifiedTime(Path.of("target", "spark")))
                    >= 0)
        .as(
            "target/regulake-sbom.json is of this build; it is not written by an offline one: run"
                + " mvn verify without -o")
        .isTrue();
    libraries = Library.of(new ObjectMapper().readTree(BILL_OF_MATERIALS.toFile()));
    rules = LicenceRules.load(Path.of("..", "..", "docs", "licences-by-hand.yml"));
  }

  @Test
  void the_bill_of_materials_lists_exactly_the_shipped_jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String folder : List.of("lib", "spark")) {
      try (DirectoryStream<Path> found =
          Files.newDirectoryStream(Path.of("target", folder), "*.jar")) {
        found.forEach(jars::add);
      }
    }
    assertThat(jars)
        .extracting(jar -> jar.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(libraries.stream().map(Library::jar).toList());
  }

  @Test
  void every_shipped_jar_has_a_permitted_licence() {
    assertThat(libraries)
        .isNotEmpty()
        .allSatisfy(library -> assertThat(rules.permitted()).contains(rules.used(library)));
  }

  @Test
  void the_page_of_licences_equals_the_bill_of_materials() {
    GoldenFile.compare(PAGE, LicencePage.of(libraries, rules));
  }

  @Test
  void a_licence_found_by_hand_is_in_the_jar_where_the_evidence_says() throws IOException {
    for (LicenceRules.Found found : rules.libraries()) {
      Library library =
          libraries.stream()
              .filter(shipped -> shipped.name().equals(found.library()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new AssertionError(
                          found.library()
                              + " is no longer shipped: remove it from docs/licences-by-hand.yml"));
      if (found.entry() == null) {
        assertThat(found.evidence()).as("evidence for " + found.library()).isNotBlank();
      } else {
        assertThat(text(library.jar(), found.entry()))
            .as(found.entry() + " of " + library.jar())
            .contains(found.says());
      }
    }
  }

  private static String text(String jar, String entry) throws IOException {
    Path lib = Path.of("target", "lib", jar);
    try (JarFile file =
        new JarFile((Files.exists(lib) ? lib : Path.of("target", "spark", jar)).toFile())) {
      ZipEntry found = file.getEntry(entry);
      assertThat(found).as(entry + " of " + jar).isNotNull();
      return new String(file.getInputStream(found).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
