package org.regulake.pipelines.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Formats the holders of an enterprise, and their holders, as the lines of a tree. A party is
 * expanded only once, so rings end.
 */
public final class OwnershipTree {

  private final Owners owners;
  private final int depth;
  private final Set<String> shown = new HashSet<>();
  private final List<String> lines = new ArrayList<>();

  private OwnershipTree(Owners owners, int depth) {
    this.owners = owners;
    this.depth = depth;
  }

  /**
   * Returns the lines from the enterprise upwards.
   *
   * @param depth steps to expand, 1 to 100
   */
  public static List<String> lines(Owners owners, int depth) {
    if (depth < 1 || depth > 100) {
      throw new IllegalArgumentException(
          "a tree of owners needs a depth of 1 to 100, not %d".formatted(depth));
    }
    OwnershipTree tree = new OwnershipTree(owners, depth);
    tree.lines.add(owners.enterprise().label());
    tree.shown.add(owners.enterprise().id());
    tree.expand(owners.enterprise().id(), "", 1);
    return tree.lines;
  }

  private void expand(String held, String indent, int step) {
    Map<String, List<Relation>> stakes = new LinkedHashMap<>();
    owners
        .holders()
        .getOrDefault(held, List.of())
        .forEach(
            stake -> stakes.computeIfAbsent(stake.from(), holder -> new ArrayList<>()).add(stake));
    List<String> holders =
        stakes.keySet().stream()
            .sorted(
                Comparator.<String, BigDecimal>comparing(holder -> stated(stakes.get(holder)))
                    .reversed())
            .toList();
    for (int at = 0; at < holders.size(); at++) {
      String holder = holders.get(at);
      boolean isLast = at == holders.size() - 1;
      boolean hasHolders = owners.holders().containsKey(holder);
      boolean isNew = shown.add(holder);
      String more = !hasHolders ? "" : !isNew ? "  ↑ 见上 shown above" : step == depth ? "  …" : "";
      lines.add(
          "%s%s %s  %s%s"
              .formatted(
                  indent,
                  isLast ? "└─" : "├─",
                  share(stakes.get(holder)),
                  owners.parties().get(holder).label(),
                  more));
      if (hasHolders && isNew && step < depth) {
        expand(holder, indent + (isLast ? "   " : "│  "), step + 1);
      }
    }
  }

  private static BigDecimal stated(List<Relation> stakes) {
    return stakes.stream()
        .map(Relation::share)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String share(List<Relation> stakes) {
    boolean isStated = stakes.stream().anyMatch(stake -> stake.share() != null);
    return isStated ? Relation.percent(stated(stakes)) : "未载比例 share not stated";
  }
}
