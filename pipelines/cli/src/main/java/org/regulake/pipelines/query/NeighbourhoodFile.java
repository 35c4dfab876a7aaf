package org.regulake.pipelines.query;

import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.DefaultAttribute;
import org.jgrapht.nio.dot.DOTExporter;
import org.jgrapht.nio.graphml.GraphMLExporter;
import org.regulake.models.text.Visible;

/**
 * Writes a neighbourhood to a file for drawing (Graphviz DOT) or for graph programs such as Gephi,
 * yEd and Cytoscape (GraphML).
 */
public final class NeighbourhoodFile {

  private static final Map<String, String> SHAPES =
      Map.of("enterprise", "box", "person", "ellipse", "address", "house", "phone", "hexagon");

  private NeighbourhoodFile() {}

  /** Writes a Graphviz file, which {@code dot -Tsvg} turns into a picture. */
  public static void writeDot(Neighbourhood neighbourhood, Writer out) {
    DOTExporter<String, Relation> exporter = new DOTExporter<>(Function.identity());
    exporter.setGraphAttributeProvider(() -> Map.of("rankdir", text("LR")));
    exporter.setVertexAttributeProvider(
        id -> {
          Party party = neighbourhood.parties().get(id);
          boolean isCentre = party.equals(neighbourhood.centre());
          return Map.of(
              "label",
              label(shortLabel(party)),
              "shape",
              text(SHAPES.get(party.kind())),
              "style",
              text(isCentre ? "filled" : "solid"));
        });
    exporter.setEdgeAttributeProvider(
        relation ->
            Map.of(
                "label",
                label((Relation.LABELS.get(relation.type()) + " " + relation.measure()).strip())));
    exporter.exportGraph(graph(neighbourhood), out);
  }

  /** Writes a GraphML file with every attribute of parties and relations. */
  public static void writeGraphMl(Neighbourhood neighbourhood, Writer out) {
    GraphMLExporter<String, Relation> exporter = new GraphMLExporter<>(Function.identity());
    exporter.setVertexAttributeProvider(
        id -> {
          Party party = neighbourhood.parties().get(id);
          Map<String, Attribute> attributes = new LinkedHashMap<>();
          attributes.put("kind", text(party.kind()));
          attributes.put("code", text(party.code()));
          attributes.put("name", text(party.name()));
          party.exit().ifPresent(day -> attributes.put("exit_date", text(day.toString())));
          attributes.put(
              "distance", DefaultAttribute.createAttribute(neighbourhood.distance().get(id)));
          return attributes;
        });
    exporter.setEdgeAttributeProvider(NeighbourhoodFile::attributes);
    for (String name : new String[] {"kind", "code", "name", "exit_date"}) {
      exporter.registerAttribute(
          name, GraphMLExporter.AttributeCategory.NODE, AttributeType.STRING);
    }
    exporter.registerAttribute(
        "distance", GraphMLExporter.AttributeCategory.NODE, AttributeType.INT);
    for (String name : new String[] {"type", "since", "record_id"}) {
      exporter.registerAttribute(
          name, GraphMLExporter.AttributeCategory.EDGE, AttributeType.STRING);
    }
    for (String name : new String[] {"share_ratio", "amount_yuan"}) {
      exporter.registerAttribute(
          name, GraphMLExporter.AttributeCategory.EDGE, AttributeType.DOUBLE);
    }
    exporter.exportGraph(graph(neighbourhood), out);
  }

  private static DirectedPseudograph<String, Relation> graph(Neighbourhood neighbourhood) {
    DirectedPseudograph<String, Relation> graph = new DirectedPseudograph<>(Relation.class);
    neighbourhood.parties().keySet().forEach(graph::addVertex);
    neighbourhood
        .relations()
        .forEach(relation -> graph.addEdge(relation.from(), relation.to(), relation));
    return graph;
  }

  private static Map<String, Attribute> attributes(Relation relation) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    attributes.put("type", text(relation.type()));
    attributes.put("since", text(relation.since().toString()));
    attributes.put("record_id", text(relation.recordId()));
    if (relation.share() != null) {
      attributes.put(
          "share_ratio",
          new DefaultAttribute<>(relation.share().toPlainString(), AttributeType.DOUBLE));
    }
    if (relation.amountYuan() != null) {
      attributes.put(
          "amount_yuan",
          new DefaultAttribute<>(relation.amountYuan().toPlainString(), AttributeType.DOUBLE));
    }
    return attributes;
  }

  private static String shortLabel(Party party) {
    return party.name().isEmpty()
        ? party.id().substring(0, Math.min(8, party.id().length()))
        : party.name();
  }

  /** A label for Graphviz, with its escapes and entities escaped. */
  private static Attribute label(String value) {
    return DefaultAttribute.createAttribute(
        Visible.of(value).replace("\\", "\\\\").replace("&", "&amp;"));
  }

  private static Attribute text(String value) {
    return DefaultAttribute.createAttribute(Visible.of(value));
  }
}
