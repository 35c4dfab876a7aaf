package org.regulake.models.graph.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.regulake.models.graph.pattern.SharedAttributeClusters.Attribute;
import org.regulake.models.graph.pattern.SharedAttributeClusters.Cluster;

/**
 * Signs that an enterprise is a shell, for use in a score.
 *
 * @param largest size of its largest cluster for every attribute that it shares
 * @param registeredTogether largest number of enterprises of one of its clusters that were
 *     registered within the window of days
 */
public record ShellSigns(int enterprise, Map<Attribute, Integer> largest, int registeredTogether) {

  /** Signs with a copy of the map, in the order of the attributes. */
  public ShellSigns {
    largest = Collections.unmodifiableMap(new TreeMap<>(largest));
  }

  /** The signs of all enterprises that are in a cluster, ascending. */
  public static List<ShellSigns> of(List<Cluster> clusters) {
    Map<Integer, Map<Attribute, Integer>> largest = new TreeMap<>();
    Map<Integer, Integer> together = new TreeMap<>();
    for (Cluster cluster : clusters) {
      for (int member : cluster.finding().members()) {
        largest
            .computeIfAbsent(member, enterprise -> new EnumMap<>(Attribute.class))
            .merge(cluster.attribute(), cluster.size(), Math::max);
        together.merge(member, cluster.burst().count(), Math::max);
      }
    }
    List<ShellSigns> signs = new ArrayList<>(largest.size());
    largest.forEach(
        (enterprise, sizes) ->
            signs.add(new ShellSigns(enterprise, sizes, together.get(enterprise))));
    return signs;
  }
}
