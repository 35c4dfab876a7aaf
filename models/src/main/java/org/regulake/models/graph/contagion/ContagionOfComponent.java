package org.regulake.models.graph.contagion;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The scenarios of one component. Firms are numbered in the order of their ids, so the smallest number is the smallest id, and nothing depends
 * on the order of rows.
 */
final class ContagionOfComponent {

  private static final long REACHED_AT_LEAST = 1_000_000;

  private final String[] id;
  private final Map<String, Integer> number = new HashMap<>();
  private final Propagation propagation;
  private final SortedMap<String, SortedSet<Integer>> seeds = new TreeMap<>();
  private long leftToReach;

  ContagionOfComponent(List<Row> facts, ContagionMethod method, long mostReachedPerFirm) {
    List<Row> exposures = ofKind(facts, Contagion.EXPOSURE);
    List<Row> firms = ofKind(facts, Contagion.FIRM);
    for (Row exposure : exposures) {
      number.put(text(exposure, Contagion.ENTITY, "debtor_id"), 0);
      number.put(text(exposure, Contagion.HOLDER, "holder_id"), 0);
    }
    firms.forEach(firm -> number.put(text(firm, Contagion.ENTITY, "entity_id"), 0));
    id = number.keySet().toArray(String[]::new);
    Arrays.sort(id);
    for (int firm = 0; firm < id.length; firm++) {
      number.put(id[firm], firm);
    }
    propagation = Propagation.of(network(exposures), equity(firms), method);
    ofKind(facts, Contagion.SEED).forEach(this::addSeed);
    leftToReach = mostReachedPerFirm == Contagion.UNBOUNDED ? Contagion.UNBOUNDED : REACHED_AT_LEAST + mostReachedPerFirm * id.length;
  }

  private static List<Row> ofKind(List<Row> facts, int kind) {
    return facts.stream().filter(fact -> fact.getInt(Contagion.KIND) == kind).toList();
  }

  private static String text(Row fact, int position, String column) {
    if (fact.isNullAt(position) || fact.isNullAt(Contagion.COMPONENT)) {
      throw new IllegalArgumentException("an exposure, firm or scenario has no %s: %s; state it, or leave the row out"
          .formatted(fact.isNullAt(position) ? column : "component_id", fact));
    }
    return fact.getString(position);
  }

  private ExposureNetwork network(List<Row> exposures) {
    int[] holder = exposures.stream().mapToInt(exposure -> number.get(exposure.getString(Contagion.HOLDER))).toArray();
    int[] debtor = exposures.stream().mapToInt(exposure -> number.get(exposure.getString(Contagion.ENTITY))).toArray();
    double[] amount = exposures.stream().mapToDouble(ContagionOfComponent::yuan).toArray();
    return ExposureNetwork.of(id.length, holder, debtor, amount, firm -> id[firm]);
  }

  private double[] equity(List<Row> firms) {
    double[] equity = new double[id.length];
    Arrays.fill(equity, Double.NaN);
    BitSet listed = new BitSet();
    for (Row row : firms) {
      int firm = number.get(row.getString(Contagion.ENTITY));
      if (listed.get(firm)) {
        throw new IllegalArgumentException("firm %s has two rows with its equity; keep one".formatted(id[firm]));
      }
      listed.set(firm);
      equity[firm] = yuan(row);
    }
    return equity;
  }

  private static double yuan(Row fact) {
    return fact.isNullAt(Contagion.YUAN) ? Double.NaN : fact.getDouble(Contagion.YUAN);
  }

  private void addSeed(Row seed) {
    String scenario = text(seed, Contagion.SCENARIO, "scenario_id");
    String firm = text(seed, Contagion.ENTITY, "entity_id");
    if (!number.containsKey(firm)) {
      throw new IllegalArgumentException("scenario %s begins with %s, which component %s does not hold; give the seed the component of its firm"
          .formatted(scenario, firm, seed.getString(Contagion.COMPONENT)));
    }
    if (!seeds.computeIfAbsent(scenario, first -> new TreeSet<>()).add(number.get(firm))) {
      throw new IllegalArgumentException("scenario %s begins with %s twice; keep one row".formatted(scenario, firm));
    }
  }

  /** Scenario by scenario, so that what many scenarios reach is never held as rows at once. */
  Iterator<Row> reached() {
    return seeds.entrySet().stream().flatMap(this::rows).iterator();
  }

  private Stream<Row> rows(Map.Entry<String, SortedSet<Integer>> scenario) {
    Scenario defaults = Scenario.ofDefaults(scenario.getValue().stream().mapToInt(Integer::intValue).toArray());
    Cascade cascade = propagation.of(defaults, leftToReach > 0 ? Integer.MAX_VALUE : 1);
    leftToReach -= cascade.size();
    return IntStream.range(0, cascade.size()).mapToObj(at -> RowFactory.create(
        scenario.getKey(),
        id[cascade.firm(at)],
        cascade.reachedRound(at),
        cascade.distress(at),
        cascade.loss(at),
        cascade.hasDefaulted(at) ? cascade.defaultRound(at) : null,
        cascade.reachedThrough(at) == Cascade.NOBODY ? null : id[cascade.reachedThrough(at)],
        cascade.hasSettled()));
  }
}
