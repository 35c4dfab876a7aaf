package org.regulake.pipelines.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/**
 * What people decided about codes: which name the same enterprise, and which do not. The newest
 * decision about two codes counts. They are few, because each was made by a person.
 *
 * <p>A "different" is a hard constraint. Where decisions for "same" would join two codes that
 * another decision keeps apart, none of them is applied, and the contradiction is reported: keeping
 * enterprises apart is better than merging them by mistake.
 */
public final class DecidedIdentities {

  static final DecidedIdentities NONE = new DecidedIdentities(Map.of());

  /** Two canonical codes, the smaller one first. */
  private record Pair(String first, String second) {

    static Pair of(String one, String other) {
      return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
    }
  }

  private final Map<Pair, Boolean> verdicts;

  private DecidedIdentities(Map<Pair, Boolean> verdicts) {
    this.verdicts = verdicts;
  }

  /**
   * The decisions.
   *
   * @param rows rows of {@code ops.identity_decision}
   */
  static DecidedIdentities of(Collection<Row> rows) {
    List<Row> inOrder = new ArrayList<>(rows);
    inOrder.sort(
        Comparator.comparing((Row row) -> row.<Instant>getAs("decided_at"))
            .thenComparing(row -> row.<String>getAs("decision_id")));
    Map<Pair, Boolean> verdicts = new LinkedHashMap<>();
    for (Row row : inOrder) {
      String first = canonical(row.getAs("first_code"));
      String second = canonical(row.getAs("second_code"));
      if (first != null && second != null && !first.equals(second)) {
        verdicts.put(Pair.of(first, second), row.getAs("is_same"));
      }
    }
    return new DecidedIdentities(verdicts);
  }

  /**
   * The code by which codes of one enterprise are compared; null when it is invalid.
   *
   * @param code a national code, or one of a sender's own scheme after the scheme and a colon
   */
  public static String canonical(String code) {
    int colon = code.indexOf(':');
    return colon < 0
        ? StatedCode.of("", code, true).canonical()
        : StatedCode.of(code.substring(0, colon), code.substring(colon + 1), false).canonical();
  }

  boolean areNone() {
    return verdicts.isEmpty();
  }

  /** All codes that a decision concerns. */
  Set<String> codes() {
    Set<String> codes = new TreeSet<>();
    verdicts
        .keySet()
        .forEach(
            pair -> {
              codes.add(pair.first());
              codes.add(pair.second());
            });
    return codes;
  }

  /**
   * Codes whose link by the register contradicts a decision: that of the pair itself, or those of
   * two codes that the register links to the same third one.
   *
   * @param partners code → the code that the register states with it, for all codes of decisions
   */
  Set<String> separated(Map<String, String> partners) {
    Set<String> separated = new TreeSet<>();
    different()
        .forEach(
            pair -> {
              String first = partners.getOrDefault(pair.first(), pair.first());
              String second = partners.getOrDefault(pair.second(), pair.second());
              if (first.equals(second)) {
                List.of(pair.first(), pair.second()).stream()
                    .filter(partners::containsKey)
                    .forEach(separated::add);
              }
            });
    return separated;
  }

  private List<Pair> different() {
    return verdicts.entrySet().stream()
        .filter(verdict -> !verdict.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * The enterprises that decisions join, and the contradictions among them.
   *
   * @param keys code → key of its enterprise, for the codes that the register links
   * @return key of an enterprise → key of the one that it is joined to
   */
  Joined joined(Map<String, String> keys) {
    Map<String, String> parents = new HashMap<>();
    verdicts.forEach(
        (pair, isSame) -> {
          if (isSame) {
            String first = root(parents, keys.getOrDefault(pair.first(), pair.first()));
            String second = root(parents, keys.getOrDefault(pair.second(), pair.second()));
            if (!first.equals(second)) {
              parents.put(
                  first.compareTo(second) < 0 ? second : first,
                  first.compareTo(second) < 0 ? first : second);
            }
          }
        });
    Set<String> contradicted = new HashSet<>();
    List<String> contradictions = new ArrayList<>();
    for (Pair pair : different()) {
      String first = root(parents, keys.getOrDefault(pair.first(), pair.first()));
      String second = root(parents, keys.getOrDefault(pair.second(), pair.second()));
      if (first.equals(second)) {
        contradicted.add(first);
        contradictions.add(
            "决定互相矛盾，未予合并 decisions contradict each other, and none of them joins: %s and %s are different, but others make them the same"
                .formatted(pair.first(), pair.second()));
      }
    }
    Map<String, String> joined = new TreeMap<>();
    for (String key : parents.keySet()) {
      String root = root(parents, key);
      if (!contradicted.contains(root)) {
        joined.put(key, root);
      }
    }
    return new Joined(joined, contradictions);
  }

  private static String root(Map<String, String> parents, String key) {
    String root = key;
    while (parents.containsKey(root)) {
      root = parents.get(root);
    }
    return root;
  }

  /**
   * Joined enterprises.
   *
   * @param rootByKey key of an enterprise → key of the one that it is joined to
   * @param contradictions decisions that cannot all be true, a sentence each
   */
  record Joined(Map<String, String> rootByKey, List<String> contradictions) {}
}
