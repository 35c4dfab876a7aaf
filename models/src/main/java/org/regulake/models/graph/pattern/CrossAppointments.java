package org.regulake.models.graph.pattern;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.regulake.models.graph.DirectedGraph;

/** Persons in office in several enterprises (交叉任职), and enterprises with several officers in common. */
public final class CrossAppointments {

  /**
   * From where on appointments are remarkable.
   *
   * @param enterprises enterprises of one person, 2 or more
   * @param sharedOfficers officers that two enterprises have in common, 1 or more
   * @param largestGroup enterprises of a person beyond which the person is left out of account for pairs of enterprises: an agent in office
   *     everywhere says nothing about any two of them
   */
  public record Rules(int enterprises, int sharedOfficers, int largestGroup) implements Serializable {

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when everybody would be remarkable, or no two enterprises could be
     */
    public Rules {
      if (enterprises < 2 || sharedOfficers < 1 || largestGroup < 2) {
        throw new IllegalArgumentException("persons in %d enterprises, pairs with %d officers, groups of up to %d: give at least 2, 1 and 2"
            .formatted(enterprises, sharedOfficers, largestGroup));
      }
    }
  }

  private final EarliestEdges edges;
  private final SharedPairs shared;
  private final Rules rules;

  private CrossAppointments(EarliestEdges edges, Rules rules) {
    this.edges = edges;
    this.shared = SharedPairs.of(edges, rules.largestGroup());
    this.rules = rules;
  }

  /**
   * Prepares the search.
   *
   * @param appointments edges from a person to an enterprise in which the person is officer or representative
   */
  public static CrossAppointments of(DatedEdges appointments, Rules rules) {
    return new CrossAppointments(EarliestEdges.of(appointments), rules);
  }

  /**
   * Persons in at least as many enterprises as the rules say, ascending; the person is the only member, evidence is one appointment an
   * enterprise. Severity: enterprises / (enterprises + bound).
   */
  public List<Finding> persons() {
    DirectedGraph graph = edges.graph();
    List<Finding> findings = new ArrayList<>();
    for (int person = 0; person < graph.nodeCount(); person++) {
      int enterprises = graph.endEdge(person) - graph.firstEdge(person);
      if (enterprises >= rules.enterprises()) {
        List<Integer> evidence = IntStream.range(graph.firstEdge(person), graph.endEdge(person)).map(edges::given).boxed().toList();
        findings.add(new Finding(Pattern.CROSS_APPOINTMENT, List.of(person), enterprises,
            Severity.of(enterprises, rules.enterprises()), edges.given().latestStart(evidence), evidence));
      }
    }
    return findings;
  }

  /**
   * Enterprises with at least as many officers in common as the rules say, ascending; evidence is two appointments an officer, by officer.
   * Severity: officers / (officers + bound).
   */
  public List<Finding> interlocks() {
    DirectedGraph pairs = shared.pairs();
    List<Finding> findings = new ArrayList<>();
    for (int enterprise = 0; enterprise < pairs.nodeCount(); enterprise++) {
      int first = pairs.firstEdge(enterprise);
      while (first < pairs.endEdge(enterprise)) {
        int end = first + 1;
        while (end < pairs.endEdge(enterprise) && pairs.target(end) == pairs.target(first)) {
          end++;
        }
        if (end - first >= rules.sharedOfficers()) {
          findings.add(interlock(enterprise, first, end));
        }
        first = end;
      }
    }
    return findings;
  }

  /** Persons in office in too many enterprises to be counted for pairs, ascending. */
  public List<Integer> skippedPersons() {
    return shared.skipped();
  }

  private Finding interlock(int enterprise, int first, int end) {
    List<Integer> evidence = IntStream.range(first, end)
        .flatMap(pair -> IntStream.of(shared.smallerEdge(pair), shared.largerEdge(pair))).boxed().toList();
    return new Finding(Pattern.INTERLOCKING_OFFICERS, List.of(enterprise, shared.pairs().target(first)), end - first,
        Severity.of(end - first, rules.sharedOfficers()), edges.given().latestStart(evidence), evidence);
  }
}
