package org.regulake.pipelines.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceRulesTest {

  private final LicenceRules rules =
      new LicenceRules(
          List.of("EPL-2.0", "Apache-2.0", "MIT"),
          Map.of("The MIT Licence", "MIT"),
          List.of(
              new LicenceRules.Found(
                  "org.example:silent", "Apache-2.0", "META-INF/LICENSE", "Apache License", null)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "org.example:plain  | {'license': {'id': 'MIT'}}                                          |"
            + " MIT",
        "org.example:named  | {'license': {'name': 'The MIT Licence'}}                            |"
            + " MIT",
        "org.example:choice | {'license': {'id': 'Apache-2.0'}}, {'license': {'id': 'EPL-2.0'}}   |"
            + " EPL-2.0",
        "org.example:free   | {'license': {'id': 'GPL-2.0-only'}}, {'license': {'id': 'MIT'}}     |"
            + " MIT",
        "org.example:either | {'expression': '(GPL-2.0-only OR MIT)'}                             |"
            + " MIT",
        "org.example:silent | ''                                                                  |"
            + " Apache-2.0"
      })
  void a_library_is_used_under_the_preferred_licence_that_it_offers(
      String name, String licences, String used) throws IOException {
    assertThat(rules.used(library(name, licences))).isEqualTo(used);
  }

  @Test
  void a_library_without_a_licence_is_refused_by_name() throws IOException {
    Library library = library("org.example:unknown", "");
    assertThatThrownBy(() -> rules.used(library))
        .hasMessageContaining("unknown-1.0-linux.jar (org.example:unknown) states no licence")
        .hasMessageContaining("docs/licences-by-hand.yml");
  }

  @ParameterizedTest
  @CsvSource({"GPL-2.0-only", "AGPL-3.0-only", "LGPL-2.1-only", "The MIT License"})
  void a_library_under_other_licences_only_is_refused(String licence) throws IOException {
    Library library = library("org.example:other", "{'license': {'name': '" + licence + "'}}");
    assertThatThrownBy(() -> rules.used(library))
        .hasMessageContaining("other-1.0-linux.jar")
        .hasMessageContaining(licence);
  }

  private static Library library(String name, String licences) throws IOException {
    String artifact = name.substring(name.indexOf(':') + 1);
    return Library.of(
            new ObjectMapper()
                .readTree(
                    """
                    {"components": [{"group": "org.example", "name": "%s", "version": "1.0",
                      "purl": "pkg:maven/org.example/%s@1.0?classifier=linux&type=jar", "licenses": [%s]}]}
                    """
                        .formatted(
                            artifact, artifact, licences.replace("'", "\"").replace("\"\"", ""))))
        .get(0);
  }
}
