package org.regulake.pipelines.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A jar of the bill of materials.
 *
 * @param jar name of the file
 * @param name group and artifact, as in {@code org.postgresql:postgresql}
 * @param licences licences that its description offers; may be empty
 */
record Library(String jar, String name, List<String> licences) {

  private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");
  private static final Pattern ALTERNATIVES = Pattern.compile("[() ]*\\bOR\\b[() ]*|[()]");

  Library {
    licences = List.copyOf(licences);
  }

  /** The libraries of a CycloneDX bill of materials, ordered by file name. */
  static List<Library> of(JsonNode billOfMaterials) {
    List<Library> libraries = new ArrayList<>();
    for (JsonNode component : billOfMaterials.path("components")) {
      Matcher classifier = CLASSIFIER.matcher(component.path("purl").asText());
      String suffix = classifier.find() ? "-" + classifier.group(1) : "";
      String artifact = component.path("name").asText();
      libraries.add(
          new Library(
              artifact + "-" + component.path("version").asText() + suffix + ".jar",
              component.path("group").asText() + ":" + artifact,
              licences(component.path("licenses"))));
    }
    libraries.sort((one, other) -> one.jar.compareTo(other.jar));
    return libraries;
  }

  private static List<String> licences(JsonNode stated) {
    List<String> licences = new ArrayList<>();
    for (JsonNode choice : stated) {
      JsonNode licence = choice.path("license");
      if (choice.has("expression")) {
        ALTERNATIVES
            .splitAsStream(choice.get("expression").asText())
            .filter(name -> !name.isBlank())
            .forEach(licences::add);
      } else {
        licences.add(
            licence.has("id") ? licence.get("id").asText() : licence.path("name").asText());
      }
    }
    return licences;
  }
}
