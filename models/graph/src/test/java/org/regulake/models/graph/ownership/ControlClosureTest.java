package org.regulake.models.graph.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regulake.models.graph.ownership.ControlClosure.VoteBase;
import org.regulake.models.graph.ownership.ShareRegister.OverHeld;

class ControlClosureTest {

  static List<OwnershipCase> worked_cases() {
    return OwnershipCase.cases(OwnershipCase.file("control.json").get("cases"));
  }

  @ParameterizedTest
  @MethodSource("worked_cases")
  void a_worked_case_has_the_control_computed_by_hand(OwnershipCase example) {
    ControlClosure control = ControlClosure.of(example.register(), 0.5, VoteBase.ALL_SHARES);
    Collection<String> expectedPairs = new TreeSet<>();
    example
        .json()
        .get("controls")
        .forEach(
            pair -> expectedPairs.add(pair.get(0).asText() + " controls " + pair.get(1).asText()));
    Collection<String> pairs = new TreeSet<>();
    control.forEachPair(
        (controller, controlled) ->
            pairs.add(example.name(controller) + " controls " + example.name(controlled)));
    assertThat(pairs).isEqualTo(expectedPairs);

    JsonNode ultimate = example.json().get("ultimate_controller");
    ultimate
        .fieldNames()
        .forEachRemaining(
            name -> {
              int expected =
                  ultimate.get(name).isNull()
                      ? ControlClosure.NONE
                      : example.node(ultimate.get(name).asText());
              assertThat(control.ultimateController(example.node(name)))
                  .as(name)
                  .isEqualTo(expected);
            });
    String name = example.toString();
    assertThat(control.isSelfHeld(0))
        .isEqualTo(name.equals("mutual_control") || name.equals("group_holds_own_head"));
  }

  @Test
  void without_own_shares_45_percent_control_a_company_that_holds_a_fifth_of_itself() {
    OwnershipCase treasury =
        worked_cases().stream()
            .filter(example -> example.toString().equals("treasury"))
            .findFirst()
            .orElseThrow();
    assertThat(ControlClosure.of(treasury.register(), 0.5, VoteBase.ALL_SHARES).controlledBy(0))
        .isEmpty();
    assertThat(ControlClosure.of(treasury.register(), 0.5, VoteBase.OUTSTANDING).controlledBy(0))
        .containsExactly(1);
  }

  @Test
  void on_random_graphs_control_is_the_least_fixpoint() {
    Random random = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      RandomShares shares = new RandomShares(random, 9);
      boolean isOutstanding = random.nextBoolean();
      int majority = 10 + random.nextInt(5);
      ControlClosure control =
          ControlClosure.of(
              shares.register,
              (double) majority / RandomShares.PARTS,
              isOutstanding ? VoteBase.OUTSTANDING : VoteBase.ALL_SHARES);
      boolean[][] expected = fixpoint(shares, majority, isOutstanding);
      for (int node = 0; node < shares.nodes; node++) {
        assertThat(control.controlledBy(node))
            .as("node %d of %s", node, shares)
            .isEqualTo(trues(expected[node]));
        assertThat(control.ultimateController(node))
            .as("node %d of %s", node, shares)
            .isEqualTo(ultimate(expected, node));
        int controller = control.controller(node);
        assertThat(controller == ControlClosure.NONE)
            .as("node %d of %s", node, shares)
            .isEqualTo(!isControlled(expected, node));
        assertThat(controller == ControlClosure.NONE || expected[controller][node])
            .as("node %d of %s", node, shares)
            .isTrue();
      }
    }
  }

  @Test
  void three_sixths_are_no_majority_and_a_billionth_more_is_one() {
    assertThat(ofOneCompany(1 / 6.0, 1 / 6.0, 1 / 6.0)).isFalse();
    assertThat(ofOneCompany(0.1, 0.2, 0.2)).isFalse();
    assertThat(ofOneCompany(0.1, 0.2, 0.200000001)).isTrue();
  }

  @Test
  void neither_of_two_holders_of_sixty_percent_controls_an_over_held_company() {
    ShareRegister register =
        ShareRegister.of(
            3, new int[] {0, 1}, new int[] {2, 2}, new double[] {0.6, 0.6}, OverHeld.NORMALISE);
    assertThat(register.isOverHeld(2)).isTrue();
    assertThat(ControlClosure.of(register, 0.5, VoteBase.ALL_SHARES).controller(2))
        .isEqualTo(ControlClosure.NONE);
  }

  @Test
  void a_company_that_holds_all_of_itself_is_not_controlled() {
    ShareRegister register =
        ShareRegister.of(
            2, new int[] {0, 0}, new int[] {0, 1}, new double[] {1, 1}, OverHeld.NORMALISE);
    for (VoteBase voteBase : VoteBase.values()) {
      ControlClosure control = ControlClosure.of(register, 0.5, voteBase);
      assertThat(control.ultimateController(0)).isZero();
      assertThat(control.ultimateController(1)).isZero();
      assertThat(control.isSelfHeld(0)).isFalse();
    }
  }

  @Test
  void a_chain_of_a_million_companies_has_one_ultimate_controller() {
    int companies = 1 << 20;
    int[] holder = IntStream.range(0, companies).toArray();
    int[] held = IntStream.rangeClosed(1, companies).toArray();
    double[] share = new double[companies];
    Arrays.fill(share, 0.51);
    ControlClosure control =
        ControlClosure.of(
            ShareRegister.of(companies + 1, holder, held, share, OverHeld.NORMALISE),
            0.5,
            VoteBase.ALL_SHARES);
    assertThat(IntStream.rangeClosed(0, companies).map(control::ultimateController).max())
        .hasValue(0);
    assertThat(control.controlledBy(0)).isEqualTo(held);
    assertThat(ControlGroups.of(control).count()).isEqualTo(1);
  }

  /**
   * Every company needs the votes of its predecessor and of the one at the top: a method by rounds
   * would take as many rounds as companies.
   */
  @Test
  void a_coalition_that_grows_by_one_company_a_million_times_ends_too() {
    int companies = 1 << 20;
    int[] holder =
        IntStream.range(0, 2 * companies).map(record -> record % 2 == 0 ? 0 : record / 2).toArray();
    int[] held = IntStream.range(0, 2 * companies).map(record -> record / 2 + 1).toArray();
    double[] share = new double[2 * companies];
    Arrays.fill(share, 0.3);
    ControlClosure control =
        ControlClosure.of(
            ShareRegister.of(companies + 1, holder, held, share, OverHeld.NORMALISE),
            0.5,
            VoteBase.ALL_SHARES);
    assertThat(control.ultimateController(companies)).isZero();
    assertThat(control.controlledBy(1)).isEmpty();
    assertThat(control.controlledBy(0)).hasSize(companies);
  }

  @Test
  void groups_contain_the_nodes_of_one_ultimate_controller() {
    // 3 controls 0 and 5; 1 and 4 control each other, and 1 controls 6; 2 is alone.
    ShareRegister register =
        ShareRegister.of(
            7,
            new int[] {3, 0, 1, 4, 1, 2},
            new int[] {0, 5, 4, 1, 6, 6},
            new double[] {1, 0.6, 0.7, 0.7, 0.6, 0.4},
            OverHeld.NORMALISE);
    ControlGroups groups = ControlGroups.of(ControlClosure.of(register, 0.5, VoteBase.ALL_SHARES));
    assertThat(groups.count()).isEqualTo(3);
    assertThat(groups.members(0)).containsExactly(0, 3, 5);
    assertThat(groups.ultimateController(0)).isEqualTo(3);
    assertThat(groups.members(1)).containsExactly(1, 4, 6);
    assertThat(groups.ultimateController(1)).isEqualTo(ControlClosure.NONE);
    assertThat(groups.members(2)).containsExactly(2);
    assertThat(groups.ultimateController(2)).isEqualTo(2);
    assertThat(groups.group(6)).isEqualTo(1);
    assertThat(groups.size(1)).isEqualTo(3);
  }

  @Test
  void less_than_half_is_no_majority() {
    ShareRegister register =
        ShareRegister.of(0, new int[0], new int[0], new double[0], OverHeld.NORMALISE);
    assertThatThrownBy(() -> ControlClosure.of(register, 0.3, VoteBase.ALL_SHARES))
        .hasMessage(
            "a majority of 0.3 would not make one controller: give at least 0.5 and less than 1");
    assertThat(ControlClosure.of(register, 0.5, VoteBase.ALL_SHARES).nodeCount()).isZero();
  }

  /** Node 0 owns three companies, which hold these shares of node 4. */
  private static boolean ofOneCompany(double... shares) {
    ShareRegister register =
        ShareRegister.of(
            5,
            new int[] {0, 0, 0, 1, 2, 3},
            new int[] {1, 2, 3, 4, 4, 4},
            new double[] {1, 1, 1, shares[0], shares[1], shares[2]},
            OverHeld.NORMALISE);
    return ControlClosure.of(register, 0.5, VoteBase.ALL_SHARES).controller(4) == 0;
  }

  /** The definition, word for word. */
  private static boolean[][] fixpoint(RandomShares shares, int majority, boolean isOutstanding) {
    boolean[][] controls = new boolean[shares.nodes][shares.nodes];
    boolean isGrowing = true;
    while (isGrowing) {
      isGrowing = false;
      for (int x = 0; x < shares.nodes; x++) {
        for (int y = 0; y < shares.nodes; y++) {
          int votes = 0;
          for (int z = 0; z < shares.nodes; z++) {
            votes += z != y && (z == x || controls[x][z]) ? shares.parts[z][y] : 0;
          }
          int base = RandomShares.PARTS - (isOutstanding ? shares.parts[y][y] : 0);
          if (x != y && !controls[x][y] && votes * RandomShares.PARTS > majority * base) {
            controls[x][y] = true;
            isGrowing = true;
          }
        }
      }
    }
    return controls;
  }

  private static int ultimate(boolean[][] controls, int node) {
    TreeMap<Integer, Boolean> uncontrolled = new TreeMap<>();
    for (int x = 0; x < controls.length; x++) {
      if ((x == node || controls[x][node]) && !isControlled(controls, x)) {
        uncontrolled.put(x, true);
      }
    }
    assertThat(uncontrolled.size()).isLessThan(2);
    return uncontrolled.isEmpty() ? ControlClosure.NONE : uncontrolled.firstKey();
  }

  private static boolean isControlled(boolean[][] controls, int node) {
    return Arrays.stream(controls).anyMatch(row -> row[node]);
  }

  private static int[] trues(boolean[] row) {
    return IntStream.range(0, row.length).filter(node -> row[node]).toArray();
  }
}
