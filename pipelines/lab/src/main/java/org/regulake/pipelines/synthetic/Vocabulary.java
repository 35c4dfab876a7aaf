package org.regulake.pipelines.synthetic;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of the fictional register, read from {@code vocabulary.yml} in this package. */
record Vocabulary(
    List<Place> places,
    List<Industry> industries,
    String surnames,
    String given,
    String trade,
    List<String> roads,
    List<String> buildings) {

  /**
   * A division of GB/T 2260; {@code until} (year) and {@code now} (the succeeding code) are null
   * while it is in force.
   */
  record Place(String code, String name, String city, String province, Integer until, String now) {

    /** Its department of market regulation. */
    String authority() {
      return name + "市场监督管理局";
    }
  }

  /**
   * A class of GB/T 4754 with its section letter, a word for company names and a business scope.
   */
  record Industry(String code, String section, String word, String scope) {}

  Vocabulary {
    places = List.copyOf(places);
    industries = List.copyOf(industries);
    roads = List.copyOf(roads);
    buildings = List.copyOf(buildings);
  }

  static Vocabulary read() {
    try (InputStream yaml = Vocabulary.class.getResourceAsStream("vocabulary.yml")) {
      if (yaml == null) {
        throw new IllegalStateException(
            "vocabulary.yml is missing next to "
                + Vocabulary.class.getName()
                + ": rebuild the module");
      }
      return new ObjectMapper(new YAMLFactory()).readValue(yaml, Vocabulary.class);
    } catch (IOException e) {
      throw new UncheckedIOException("vocabulary.yml cannot be read", e);
    }
  }

  Map<String, Place> placesByCode() {
    return places.stream().collect(Collectors.toMap(Place::code, Function.identity()));
  }
}
