package org.regulake.models.graph.pattern;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.regulake.models.graph.DirectedGraph;

/** Persons in office in several enterprises (交叉任职). */
public final class CrossAppointments {

  /**
   * Threshold from which appointments are reported.
   *
   * @param enterprises smallest number of enterprises of one person, 2 or more
   */
  public record Rules(int enterprises) implements Serializable {

    /**
     * Checks the bound.
     *
     * @throws IllegalArgumentException when every person would be reported
     */
    public Rules {
      if (enterprises < 2) {
        throw new IllegalArgumentException(
            "persons in %d enterprises: give at least 2".formatted(enterprises));
      }
    }
  }

  private final EarliestEdges edges;
  private final Rules rules;

  private CrossAppointments(EarliestEdges edges, Rules rules) {
    this.edges = edges;
    this.rules = rules;
  }

  /**
   * Prepares the search.
   *
   * @param appointments edges from a person to an enterprise in which the person is officer or
   *     representative
   */
  public static CrossAppointments of(DatedEdges appointments, Rules rules) {
    return new CrossAppointments(EarliestEdges.of(appointments), rules);
  }

  /**
   * Persons in at least as many enterprises as the rules say, ascending; the person is the only
   * member, evidence is one appointment per enterprise. Severity: enterprises / (enterprises +
   * bound).
   */
  public List<Finding> persons() {
    DirectedGraph graph = edges.graph();
    List<Finding> findings = new ArrayList<>();
    for (int person = 0; person < graph.nodeCount(); person++) {
      int enterprises = graph.endEdge(person) - graph.firstEdge(person);
      if (enterprises >= rules.enterprises()) {
        List<Integer> evidence =
            IntStream.range(graph.firstEdge(person), graph.endEdge(person))
                .map(edges::given)
                .boxed()
                .toList();
        findings.add(
            new Finding(
                Pattern.CROSS_APPOINTMENT,
                List.of(person),
                enterprises,
                Severity.of(enterprises, rules.enterprises()),
                edges.given().latestStart(evidence),
                evidence));
      }
    }
    return findings;
  }
}
