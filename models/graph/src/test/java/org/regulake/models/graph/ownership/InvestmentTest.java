package org.regulake.models.graph.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.component.StrongComponents;
import org.regulake.models.graph.component.WeakComponentLabels;
import org.regulake.models.graph.ownership.ControlClosure.VoteBase;
import org.regulake.models.graph.ownership.ShareRegister.Fault;
import org.regulake.models.graph.ownership.ShareRegister.OverHeld;
import org.regulake.models.testing.SharedData;

/**
 * Real Chinese shareholdings with their defects: duplicates, self-holdings, rings and companies
 * held above 100 %.
 */
class InvestmentTest {

  private static final double TOLERANCE = 1e-9;

  private final List<int[]> records = new ArrayList<>();
  private final List<Double> shares = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  @Test
  void control_is_the_least_fixpoint_at_every_node() {
    ShareRegister register = register();
    ControlClosure control = ControlClosure.of(register, 0.5, VoteBase.ALL_SHARES);
    int pairs = 0;
    for (int node = 0; node < control.nodeCount(); node++) {
      TreeSet<Integer> expected = fixpoint(register, node);
      assertThat(control.controlledBy(node))
          .as("node %d", node)
          .isEqualTo(expected.stream().mapToInt(Integer::intValue).toArray());
      pairs += expected.size();
      for (int controlled : expected) {
        assertThat(control.controller(controlled)).isNotEqualTo(ControlClosure.NONE);
        int ultimate = control.ultimateController(controlled);
        assertThat(
                ultimate == ControlClosure.NONE
                    || ultimate == node
                    || control.controller(node) != ControlClosure.NONE)
            .as("ultimate controller of node %d", controlled)
            .isTrue();
      }
    }
    assertThat(control.nodeCount()).isEqualTo(93_347);
    assertThat(pairs).isEqualTo(39_293);
    assertThat(ControlGroups.of(control).count()).isEqualTo(55_766);
    assertThat(nodes(register, node -> control.ultimateController(node) == ControlClosure.NONE))
        .isEqualTo(40);
  }

  @Test
  void every_component_circle_self_holding_and_company_held_above_the_whole_is_counted() {
    List<int[]> ever = new ArrayList<>();
    SharedData.rows("exit-risk/investment.csv.gz")
        .forEach(row -> ever.add(new int[] {number(row.get(0)), number(row.get(1))}));
    int[] labels = WeakComponentLabels.of(numbers.size(), ends(ever, 0), ends(ever, 1));
    Map<Integer, Long> sizes =
        Arrays.stream(labels)
            .boxed()
            .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
    assertThat(labels).hasSize(108_536);
    assertThat(sizes).hasSize(25_848);
    assertThat(Collections.max(sizes.values())).isEqualTo(13_787);
    assertThat(ever.stream().map(stake -> stake[0] + " " + stake[1]).distinct().count())
        .as("130 are stated twice or more")
        .isEqualTo(ever.size() - 140);

    StrongComponents circles =
        StrongComponents.of(DirectedGraph.of(numbers.size(), ends(ever, 0), ends(ever, 1)));
    assertThat(IntStream.range(0, circles.count()).map(circles::size).filter(size -> size > 1))
        .as("all circles are of two")
        .hasSize(39)
        .containsOnly(2);
    assertThat(
            ever.stream().filter(stake -> stake[0] == stake[1]).map(stake -> stake[0]).distinct())
        .as("self-holdings")
        .hasSize(279);
    ShareRegister register = register();
    assertThat(nodes(register, register::isOverHeld)).isEqualTo(61);
    assertThat(nodes(register, node -> register.statedShare(node) > 1.001))
        .as("by more than rounding")
        .isEqualTo(56);
  }

  private static int[] ends(List<int[]> edges, int end) {
    return edges.stream().mapToInt(edge -> edge[end]).toArray();
  }

  @Test
  void integrated_ownership_adds_up_to_the_company_with_the_shortfall_named() {
    ShareRegister register = register();
    IntegratedOwnership ownership =
        IntegratedOwnership.of(register, new OwnershipPrecision(TOLERANCE, TOLERANCE), 500);
    PowerSeries series = PowerSeries.of(register);
    long pairs = 0;
    int companies = 0;
    int withShortfall = 0;
    for (int company = 0; company < ownership.nodeCount(); company++) {
      OwnerColumn column = ownership.column(company);
      assertThat(IntegratedOwnershipTest.wholeOf(column, register)).isCloseTo(1, within(1e-12));
      for (int at = 0; at < column.size(); at++) {
        assertThat(column.integrated(at)).isBetween(0.0, 1 + 1e-12);
      }
      assertThat(column.errorBound()).isLessThan(1e-6);
      pairs += column.size();
      if (!register.hasHolders(company)) {
        continue;
      }
      companies++;
      withShortfall += column.unrecorded() > column.errorBound() ? 1 : 0;
      if (companies % 500 == 0) {
        double[] sum = series.column(company, 100);
        for (int at = 0; at < column.size(); at++) {
          assertThat(column.walkSum(at)).isCloseTo(sum[column.owner(at)], within(1e-6));
        }
      }
    }
    long overHeld = IntStream.range(0, register.nodeCount()).filter(register::isOverHeld).count();
    assertThat(pairs).isEqualTo(78_970);
    assertThat(companies).isEqualTo(67_348);
    assertThat(withShortfall).isEqualTo(45_997);
    assertThat(nodes(register, register::isOverHeld)).isEqualTo(61);
    assertThat(ownership.closedRings()).hasSize(242);
    assertThat(ownership.closedRings()).filteredOn(ring -> ring.length > 1).hasSize(3);
    assertThat(register.count(Fault.NONE)).isEqualTo(records.size());
  }

  /** The shares in force: those without an end. */
  private ShareRegister register() {
    for (List<String> row : SharedData.rows("exit-risk/investment.csv.gz")) {
      if (row.get(5).isEmpty()) {
        records.add(new int[] {number(row.get(0)), number(row.get(1))});
        shares.add(row.get(3).isEmpty() ? Double.NaN : Double.parseDouble(row.get(3)));
      }
    }
    return ShareRegister.of(
        numbers.size(),
        records.stream().mapToInt(record -> record[0]).toArray(),
        records.stream().mapToInt(record -> record[1]).toArray(),
        shares.stream().mapToDouble(Double::doubleValue).toArray(),
        OverHeld.NORMALISE);
  }

  private int number(String id) {
    Integer known = numbers.putIfAbsent(id, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }

  private static long nodes(ShareRegister register, IntPredicate which) {
    return IntStream.range(0, register.nodeCount()).filter(which).count();
  }

  /**
   * The definition, from the shares alone: sums over all holdings of the controlled until nothing
   * is added.
   */
  private static TreeSet<Integer> fixpoint(ShareRegister register, int controller) {
    TreeSet<Integer> controlled = new TreeSet<>();
    while (true) {
      Map<Integer, Long> votes = new HashMap<>();
      TreeSet<Integer> holders = new TreeSet<>(controlled);
      holders.add(controller);
      for (int holder : holders) {
        for (int edge = register.holdings().firstEdge(holder);
            edge < register.holdings().endEdge(holder);
            edge++) {
          if (register.holdings().target(edge) != holder) {
            votes.merge(
                register.holdings().target(edge),
                register.units(register.holdings().position(edge)),
                Long::sum);
          }
        }
      }
      int before = controlled.size();
      votes.forEach(
          (held, sum) -> {
            if (held != controller && 2 * sum > register.base(held)) {
              controlled.add(held);
            }
          });
      if (controlled.size() == before) {
        return controlled;
      }
    }
  }
}
