package org.regulake.models.graph.contagion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A worked example with fractions, found independently. */
record ContagionCase(JsonNode json, int number) {

  static List<ContagionCase> of(String method) {
    try (InputStream stream = ContagionCase.class.getResourceAsStream("contagion.json")) {
      List<ContagionCase> cases = new ArrayList<>();
      new ObjectMapper()
          .readTree(stream)
          .get(method)
          .forEach(json -> cases.add(new ContagionCase(json, cases.size())));
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double fractionOf(String field) {
    return fraction(json.get(field).asText());
  }

  double[] vector(String field) {
    return vector(json.get(field));
  }

  /** The exact answer where the case has it. */
  double[] exact(String field) {
    return vector(json.get(field).get("exact"));
  }

  int[] numbers(String field) {
    JsonNode list = json.get(field);
    int[] numbers = new int[list.size()];
    for (int at = 0; at < numbers.length; at++) {
      numbers[at] = list.get(at).asInt();
    }
    return numbers;
  }

  double[][] matrix(String field) {
    JsonNode rows = json.get(field);
    double[][] matrix = new double[rows.size()][];
    for (int row = 0; row < matrix.length; row++) {
      matrix[row] = vector(rows.get(row));
    }
    return matrix;
  }

  private static double[] vector(JsonNode list) {
    double[] vector = new double[list.size()];
    for (int at = 0; at < vector.length; at++) {
      vector[at] = fraction(list.get(at).asText());
    }
    return vector;
  }

  /** Integers below 2^53 are exact in double precision, so their quotient is the nearest double. */
  private static double fraction(String text) {
    String[] parts = text.split("/");
    return parts.length == 1
        ? Double.parseDouble(text)
        : Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
  }

  @Override
  public String toString() {
    return number + " " + json.path("net").asText() + json.path("source").asText();
  }
}
