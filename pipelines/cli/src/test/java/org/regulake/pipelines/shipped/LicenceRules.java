package org.regulake.pipelines.shipped;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The licences that may ship, and licences found by hand.
 *
 * @param permitted licences that may ship, the preferred one first
 * @param names map from alternative names of licences to their one name
 * @param libraries libraries whose licence was found by hand
 */
record LicenceRules(List<String> permitted, Map<String, String> names, List<Found> libraries) {

  LicenceRules {
    permitted = List.copyOf(permitted);
    names = Map.copyOf(names);
    libraries = List.copyOf(libraries);
  }

  /**
   * A licence found by hand.
   *
   * @param entry the file in the jar that shows it; null where {@code evidence} describes it in
   *     words
   * @param says text that the file contains
   */
  record Found(String library, String licence, String entry, String says, String evidence) {}

  static LicenceRules load(Path file) throws IOException {
    return new ObjectMapper(new YAMLFactory()).readValue(file.toFile(), LicenceRules.class);
  }

  /** The licences that a library offers, each by its one name. */
  List<String> offered(Library library) {
    Optional<Found> byHand =
        libraries.stream().filter(found -> found.library().equals(library.name())).findFirst();
    return byHand
        .map(found -> List.of(found.licence()))
        .orElseGet(
            () ->
                library.licences().stream()
                    .map(licence -> names.getOrDefault(licence, licence))
                    .distinct()
                    .toList());
  }

  /** The licence under which a library is used. */
  String used(Library library) {
    List<String> offered = offered(library);
    return permitted.stream()
        .filter(offered::contains)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    offered.isEmpty()
                        ? ("%s (%s) states no licence: find it in the jar or at its publisher, and"
                                + " add it to docs/licences-by-hand.yml")
                            .formatted(library.jar(), library.name())
                        : ("%s (%s) is offered under %s, none of which docs/licences-by-hand.yml"
                                + " permits: remove the library, or get the licence permitted")
                            .formatted(library.jar(), library.name(), String.join(", ", offered))));
  }
}
