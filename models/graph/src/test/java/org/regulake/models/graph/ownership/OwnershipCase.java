package org.regulake.models.graph.ownership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.regulake.models.graph.ownership.ShareRegister.OverHeld;

/** A worked example with names for nodes and fractions for shares. */
final class OwnershipCase {

  private final JsonNode json;
  private final List<String> names = new ArrayList<>();
  private final ShareRegister register;

  OwnershipCase(JsonNode json) {
    this.json = json;
    json.path("nodes").forEach(name -> names.add(name.asText()));
    JsonNode edges = json.get("edges");
    int[] holder = new int[edges.size()];
    int[] held = new int[edges.size()];
    double[] share = new double[edges.size()];
    for (int edge = 0; edge < share.length; edge++) {
      holder[edge] = addedNode(edges.get(edge).get("owner").asText());
      held[edge] = addedNode(edges.get(edge).get("owned").asText());
      share[edge] = fraction(edges.get(edge).get("share").asText());
    }
    register = ShareRegister.of(names.size(), holder, held, share, OverHeld.NORMALISE);
  }

  static JsonNode file(String name) {
    try (InputStream stream = OwnershipCase.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<OwnershipCase> cases(JsonNode list) {
    List<OwnershipCase> cases = new ArrayList<>();
    list.forEach(json -> cases.add(new OwnershipCase(json)));
    return cases;
  }

  /** Two integers are exact in double precision, so their quotient is the nearest double. */
  static double fraction(String text) {
    String[] parts = text.split("/");
    return parts.length == 1
        ? Double.parseDouble(text)
        : Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
  }

  private int addedNode(String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
    return names.indexOf(name);
  }

  int node(String name) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException("no node '%s' in %s".formatted(name, names));
    }
    return names.indexOf(name);
  }

  String name(int node) {
    return names.get(node);
  }

  JsonNode json() {
    return json;
  }

  ShareRegister register() {
    return register;
  }

  @Override
  public String toString() {
    return json.get("name").asText();
  }
}
