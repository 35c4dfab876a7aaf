package org.regulake.pipelines.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The relations and parties around an enterprise in the graph.
 *
 * @param centre the enterprise
 * @param parties all ends of the relations by id, including the centre
 * @param distance steps from the centre, by id of a party
 * @param relations ordered by distance from the centre
 * @param isCutOff whether there are more parties within the depth than the limit
 */
public record Neighbourhood(
    Party centre,
    Map<String, Party> parties,
    Map<String, Integer> distance,
    List<Relation> relations,
    boolean isCutOff) {

  /**
   * Number of relations read per party: well connected parties have some dozens, so a full list
   * shows that there are more.
   */
  private static final int RELATIONS_PER_PARTY = 20;

  /** The number of steps from the centre to the far end of a relation. */
  public int step(Relation relation) {
    return 1 + Math.min(distance.get(relation.from()), distance.get(relation.to()));
  }

  /**
   * Searches from the enterprise in all directions.
   *
   * @param depth number of steps, at least 1
   * @param most largest number of parties
   */
  public static Neighbourhood of(GraphOnDay graph, Party centre, int depth, int most) {
    if (depth < 1 || most < 2) {
      throw new IllegalArgumentException(
          "a neighbourhood needs a depth of at least 1 and at least 2 parties, not %d and %d"
              .formatted(depth, most));
    }
    Map<String, Integer> distance = new TreeMap<>(Map.of(centre.id(), 0));
    Set<Relation> relations = new LinkedHashSet<>();
    Set<String> frontier = Set.of(centre.id());
    boolean isCutOff = false;
    for (int step = 1; step <= depth && !frontier.isEmpty(); step++) {
      Set<String> reached = new TreeSet<>();
      List<Relation> found = graph.relationsOf(frontier, most * RELATIONS_PER_PARTY);
      isCutOff |= found.size() == most * RELATIONS_PER_PARTY;
      for (Relation relation : found) {
        String end = frontier.contains(relation.from()) ? relation.to() : relation.from();
        if (!distance.containsKey(end)) {
          if (distance.size() == most) {
            isCutOff = true;
            continue;
          }
          distance.put(end, step);
          reached.add(end);
        }
        relations.add(relation);
      }
      frontier = reached;
    }
    return new Neighbourhood(
        centre, graph.parties(distance.keySet()), distance, new ArrayList<>(relations), isCutOff);
  }
}
