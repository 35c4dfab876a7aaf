package org.regulake.models.graph.pattern;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.regulake.models.graph.DirectedGraph;

/**
 * Clusters of enterprises that have a value in common, such as an address or a telephone: one
 * cluster per value, however many enterprises have it, instead of one pair for every two of them.
 * Enterprises of a cluster that were registered within a few days are a mass registration.
 */
public final class SharedAttributeClusters {

  /** Attributes that enterprises may share, each with the pattern of its clusters. */
  public enum Attribute {
    ADDRESS(Pattern.SHARED_ADDRESS),
    PHONE(Pattern.SHARED_PHONE),
    LEGAL_REPRESENTATIVE(Pattern.SHARED_REPRESENTATIVE),
    AGENT(Pattern.SHARED_AGENT);

    private final Pattern pattern;

    Attribute(Pattern pattern) {
      this.pattern = pattern;
    }
  }

  /**
   * Thresholds from which a cluster is reported.
   *
   * @param smallest enterprises of the smallest cluster, 2 or more
   * @param windowDays length of the window in which registrations are counted
   * @param massRegistration smallest number of registrations in the window that is a mass
   *     registration, 2 or more
   */
  public record Rules(int smallest, int windowDays, int massRegistration) implements Serializable {

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when a single enterprise would be a cluster
     */
    public Rules {
      if (smallest < 2 || windowDays < 1 || massRegistration < 2) {
        throw new IllegalArgumentException(
            ("clusters from %d enterprises on, or %d in %d days: give 2 enterprises and 1 day or"
                    + " more")
                .formatted(smallest, massRegistration, windowDays));
      }
    }
  }

  /**
   * Enterprises with one value.
   *
   * @param value the node of the value
   * @param burst the largest number of them registered within the window
   */
  public record Cluster(Attribute attribute, int value, Finding finding, RegistrationBurst burst) {

    public int size() {
      return finding.members().size();
    }
  }

  /** The registration day of an enterprise for which none is known; it is in no window. */
  public static final int NOT_STATED = Integer.MIN_VALUE;

  private final List<Cluster> clusters;
  private final EarliestEdges edges;
  private final int[] registrationDay;
  private final Rules rules;

  private SharedAttributeClusters(
      Attribute attribute, EarliestEdges edges, int[] registrationDay, Rules rules) {
    this.edges = edges;
    this.registrationDay = registrationDay;
    this.rules = rules;
    this.clusters = clusters(attribute);
  }

  /**
   * Finds the clusters.
   *
   * @param values edges from the node of a value to an enterprise that has it
   * @param registrationDay for every node the day on which the enterprise was registered, in days
   *     since 1970-01-01, or {@link #NOT_STATED}
   * @throws IllegalArgumentException when there is not one day for every node
   */
  public static SharedAttributeClusters of(
      Attribute attribute, DatedEdges values, int[] registrationDay, Rules rules) {
    if (registrationDay.length != values.nodeCount()) {
      throw new IllegalArgumentException(
          "%,d nodes but %,d days of registration: give one for every node"
              .formatted(values.nodeCount(), registrationDay.length));
    }
    return new SharedAttributeClusters(attribute, EarliestEdges.of(values), registrationDay, rules);
  }

  /**
   * Clusters by their value; evidence is one edge per member. Severity: size / (size + smallest).
   */
  public List<Cluster> clusters() {
    return clusters;
  }

  /**
   * The mass registrations among the clusters: members and evidence are the enterprises of the
   * window alone, ascending. Severity: number / (number + bound).
   */
  public List<Finding> massRegistrations() {
    return clusters.stream()
        .filter(cluster -> cluster.burst().count() >= rules.massRegistration())
        .map(this::massRegistration)
        .toList();
  }

  private List<Cluster> clusters(Attribute attribute) {
    DirectedGraph graph = edges.graph();
    List<Cluster> found = new ArrayList<>();
    for (int value = 0; value < graph.nodeCount(); value++) {
      int size = graph.endEdge(value) - graph.firstEdge(value);
      if (size >= rules.smallest()) {
        int[] leaving = IntStream.range(graph.firstEdge(value), graph.endEdge(value)).toArray();
        Finding finding = finding(attribute.pattern, leaving, Severity.of(size, rules.smallest()));
        int[] days =
            finding.members().stream()
                .mapToInt(member -> registrationDay[member])
                .filter(day -> day != NOT_STATED)
                .toArray();
        found.add(
            new Cluster(attribute, value, finding, RegistrationBurst.of(days, rules.windowDays())));
      }
    }
    return List.copyOf(found);
  }

  private Finding massRegistration(Cluster cluster) {
    DirectedGraph graph = edges.graph();
    RegistrationBurst burst = cluster.burst();
    int[] inWindow =
        IntStream.range(graph.firstEdge(cluster.value()), graph.endEdge(cluster.value()))
            .filter(
                edge -> {
                  long day = registrationDay[graph.target(edge)];
                  return day >= burst.firstDay()
                      && day < (long) burst.firstDay() + rules.windowDays();
                })
            .toArray();
    return finding(
        Pattern.MASS_REGISTRATION, inWindow, Severity.of(burst.count(), rules.massRegistration()));
  }

  private Finding finding(Pattern pattern, int[] leaving, double severity) {
    List<Integer> members = IntStream.of(leaving).map(edges.graph()::target).boxed().toList();
    List<Integer> evidence = IntStream.of(leaving).map(edges::given).boxed().toList();
    return new Finding(
        pattern, members, leaving.length, severity, edges.given().latestStart(evidence), evidence);
  }
}
