package org.regulake.models.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** YAML text as a tree, and the trees that differ from it by one mistake. */
public final class RuleText {

  private static final YAMLMapper YAML = new YAMLMapper();

  private RuleText() {}

  /** The tree of a text. */
  public static JsonNode tree(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The text of a tree. */
  public static String yaml(JsonNode tree) {
    try {
      return YAML.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * Trees without one key, each by the place of that key. Of places that differ only by their index
   * in a list, only the first is used.
   */
  public static Map<String, JsonNode> withoutOneKey(JsonNode tree) {
    Map<String, JsonNode> changed = new LinkedHashMap<>();
    Set<String> shapes = new HashSet<>();
    for (String place : places(tree, "")) {
      if (!shapes.add(place.replaceAll("/\\d+/", "/*/"))) {
        continue;
      }
      JsonNode copy = tree.deepCopy();
      int last = place.lastIndexOf('/');
      ((ObjectNode) copy.at(place.substring(0, last))).remove(place.substring(last + 1));
      changed.put(place, copy);
    }
    return changed;
  }

  private static List<String> places(JsonNode node, String path) {
    List<String> places = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      object.properties().stream()
          .filter(property -> !property.getKey().contains("/") && !property.getKey().contains("~"))
          .forEach(
              property -> {
                places.add(path + "/" + property.getKey());
                places.addAll(places(property.getValue(), path + "/" + property.getKey()));
              });
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        places.addAll(places(array.get(i), path + "/" + i));
      }
    }
    return places;
  }
}
