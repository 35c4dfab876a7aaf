package org.regulake.models.graph.contagion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.regulake.models.graph.TextIndex;

/**
 * The rows of a task, as numbers. In the network, firms and scenarios are numbered in the order of
 * their ids, so the smallest number is the smallest id; components are numbered in the order of
 * their arrival.
 */
final class ContagionFacts {

  private static final int NOWHERE = -1;

  /** A firm that fails in a scenario. */
  record Seed(int component, int scenario, int firm) {

    boolean isOfScenario(Seed other) {
      return component == other.component && scenario == other.scenario;
    }
  }

  private final TextIndex components = new TextIndex();
  private final TextIndex scenarios = new TextIndex();
  private final TextIndex firms = new TextIndex();
  // Until all rows are read, firms and scenarios have the numbers of their arrival.
  private int[] component = new int[1 << 10];
  private double[] equity = new double[1 << 10];
  private final BitSet listed = new BitSet();
  private int[] holder = new int[1 << 10];
  private int[] debtor = new int[1 << 10];
  private double[] amount = new double[1 << 10];
  private int exposures;
  private final List<Seed> seeds = new ArrayList<>();
  private final int[] firmInOrder;
  private final int[] scenarioInOrder;
  private final ExposureNetwork network;

  /** Reads and checks facts in the columns of {@link Contagion#FACTS}. */
  ContagionFacts(Iterator<InternalRow> facts) {
    facts.forEachRemaining(this::add);
    seeds.forEach(this::check);
    firmInOrder = firms.inOrder();
    scenarioInOrder = scenarios.inOrder();
    network = network();
  }

  private void add(InternalRow fact) {
    int of = components.number(text(fact, Contagion.COMPONENT, "component_id"));
    int kind = fact.getInt(Contagion.KIND);
    if (kind == Contagion.EXPOSURE) {
      addExposure(
          firm(text(fact, Contagion.ENTITY, "debtor_id"), of),
          firm(text(fact, Contagion.HOLDER, "holder_id"), of),
          yuan(fact));
    } else if (kind == Contagion.FIRM) {
      int firm = firm(text(fact, Contagion.ENTITY, "entity_id"), of);
      if (listed.get(firm)) {
        throw new IllegalArgumentException(
            "firm %s has two rows with its equity; keep one".formatted(text(firms, firm)));
      }
      listed.set(firm);
      equity[firm] = yuan(fact);
    } else {
      int scenario = scenarios.number(text(fact, Contagion.SCENARIO, "scenario_id"));
      seeds.add(new Seed(of, scenario, number(text(fact, Contagion.ENTITY, "entity_id"))));
    }
  }

  private void addExposure(int toDebtor, int ofHolder, double yuan) {
    if (exposures == amount.length) {
      holder = Arrays.copyOf(holder, 2 * exposures);
      debtor = Arrays.copyOf(debtor, 2 * exposures);
      amount = Arrays.copyOf(amount, 2 * exposures);
    }
    holder[exposures] = ofHolder;
    debtor[exposures] = toDebtor;
    amount[exposures++] = yuan;
  }

  private static UTF8String text(InternalRow fact, int position, String column) {
    if (fact.isNullAt(position)) {
      throw new IllegalArgumentException(
          "an exposure, firm or scenario has no %s: %s; state it, or leave the row out"
              .formatted(column, fact.toSeq(Contagion.FACTS).mkString(", ")));
    }
    return fact.getUTF8String(position);
  }

  private static double yuan(InternalRow fact) {
    return fact.isNullAt(Contagion.YUAN) ? Double.NaN : fact.getDouble(Contagion.YUAN);
  }

  /** The number of a firm of the network. */
  private int firm(UTF8String id, int of) {
    int firm = number(id);
    if (component[firm] == NOWHERE) {
      component[firm] = of;
    } else if (component[firm] != of) {
      throw new IllegalArgumentException(
          "firm %s is in the components %s and %s; a firm is in one only"
              .formatted(
                  text(firms, firm), text(components, component[firm]), text(components, of)));
    }
    return firm;
  }

  private int number(UTF8String id) {
    int known = firms.size();
    int firm = firms.number(id);
    if (firm == equity.length) {
      component = Arrays.copyOf(component, 2 * firm);
      equity = Arrays.copyOf(equity, 2 * firm);
    }
    if (firm == known) {
      component[firm] = NOWHERE;
      equity[firm] = Double.NaN;
    }
    return firm;
  }

  private void check(Seed seed) {
    if (component[seed.firm()] != seed.component()) {
      throw new IllegalArgumentException(
          ("scenario %s begins with %s, which component %s does not hold; give the seed the"
                  + " component of its firm")
              .formatted(
                  text(scenarios, seed.scenario()),
                  text(firms, seed.firm()),
                  text(components, seed.component())));
    }
  }

  private ExposureNetwork network() {
    int[] place = places(firmInOrder);
    return ExposureNetwork.of(
        place.length,
        Arrays.stream(holder, 0, exposures).map(firm -> place[firm]).toArray(),
        Arrays.stream(debtor, 0, exposures).map(firm -> place[firm]).toArray(),
        Arrays.copyOf(amount, exposures),
        firm -> text(firms, firmInOrder[firm]));
  }

  /** Scenarios on the exposures, by one method. */
  Propagation propagation(ContagionMethod method) {
    return Propagation.of(
        network, Arrays.stream(firmInOrder).mapToDouble(firm -> equity[firm]).toArray(), method);
  }

  /** The seeds component by component, those of one scenario one after the other. */
  List<Seed> seeds() {
    int[] placeOfFirm = places(firmInOrder);
    int[] placeOfScenario = places(scenarioInOrder);
    List<Seed> inOrder =
        seeds.stream()
            .map(
                seed ->
                    new Seed(
                        seed.component(),
                        placeOfScenario[seed.scenario()],
                        placeOfFirm[seed.firm()]))
            .sorted(
                Comparator.comparingInt(Seed::component)
                    .thenComparingInt(Seed::scenario)
                    .thenComparingInt(Seed::firm))
            .toList();
    for (int at = 1; at < inOrder.size(); at++) {
      if (inOrder.get(at).equals(inOrder.get(at - 1))) {
        throw new IllegalArgumentException(
            "scenario %s begins with %s twice; keep one row"
                .formatted(
                    text(scenarios, scenarioInOrder[inOrder.get(at).scenario()]),
                    text(firms, firmInOrder[inOrder.get(at).firm()])));
      }
    }
    return inOrder;
  }

  /** Number of firms of every component. */
  int[] componentSizes() {
    int[] sizes = new int[components.size()];
    for (int firm = 0; firm < firms.size(); firm++) {
      sizes[component[firm]]++;
    }
    return sizes;
  }

  private static int[] places(int[] inOrder) {
    int[] places = new int[inOrder.length];
    for (int at = 0; at < inOrder.length; at++) {
      places[inOrder[at]] = at;
    }
    return places;
  }

  /** The id of a firm of the network. */
  UTF8String firm(int firm) {
    return firms.text(firmInOrder[firm]);
  }

  UTF8String scenario(int scenario) {
    return scenarios.text(scenarioInOrder[scenario]);
  }

  private static String text(TextIndex index, int number) {
    return index.text(number).toString();
  }
}
