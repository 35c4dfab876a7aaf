package org.regulake.models.graph.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regulake.models.graph.ownership.BeneficialOwners.Finding;
import org.regulake.models.graph.ownership.BeneficialOwners.Reason;
import org.regulake.models.graph.ownership.ControlClosure.VoteBase;
import org.regulake.models.graph.ownership.ShareRegister.OverHeld;

class BeneficialOwnersTest {

  static List<OwnershipCase> worked_cases() {
    return OwnershipCase.cases(OwnershipCase.file("ubo_close_links.json").get("ubo"));
  }

  @ParameterizedTest
  @MethodSource("worked_cases")
  void a_worked_case_has_the_owners_computed_by_hand(OwnershipCase example) {
    BeneficialOwners owners = owners(example, 0, ShareThreshold.atLeast(0.25));
    IntegratedOwnership ownership =
        IntegratedOwnership.of(example.register(), OwnershipPrecision.EXACT, 500);
    JsonNode expected = example.json().get("expected");
    expected
        .fieldNames()
        .forEachRemaining(
            company -> {
              List<Finding> findings = owners.of(example.node(company), BeneficialOwners.NO_PERSON);
              JsonNode persons = expected.get(company);
              int expectedCount = 0;
              for (JsonNode person : persons) {
                expectedCount += person.get("ubo").asBoolean() ? 1 : 0;
              }
              assertThat(findings).as(company).hasSize(expectedCount);
              persons
                  .fieldNames()
                  .forEachRemaining(
                      name -> {
                        JsonNode person = persons.get(name);
                        double share =
                            ownership
                                .column(example.node(company))
                                .integratedOf(example.node(name));
                        assertThat(share)
                            .as(name)
                            .isCloseTo(
                                OwnershipCase.fraction(person.get("integrated").asText()),
                                within(1e-12));
                        if (person.get("ubo").asBoolean()) {
                          assertThat(findings)
                              .contains(
                                  new Finding(
                                      example.node(company),
                                      example.node(name),
                                      reason(person),
                                      share));
                        }
                      });
            });
  }

  @Test
  void a_quarter_is_not_more_than_a_quarter() {
    OwnershipCase lookThrough = worked_cases().get(0);
    List<Finding> findings =
        owners(lookThrough, 0, ShareThreshold.moreThan(0.25))
            .of(lookThrough.node("T"), BeneficialOwners.NO_PERSON);
    assertThat(findings)
        .containsExactly(
            new Finding(lookThrough.node("T"), lookThrough.node("Q"), Reason.OWNERSHIP, 0.5));
  }

  @Test
  void a_quarter_remains_a_quarter_however_it_is_rounded() {
    for (int left = 26; left <= 99; left++) {
      // 0 holds part of 1, which holds part of 2; the parts make one quarter where the second has
      // nine decimals at most.
      double right = 25.0 / left;
      if (Math.abs(right * 1e9 - Math.rint(right * 1e9)) < 1e-4) {
        ShareRegister register =
            ShareRegister.of(
                3,
                new int[] {0, 1},
                new int[] {1, 2},
                new double[] {left / 100.0, right},
                OverHeld.NORMALISE);
        OwnerColumn column =
            IntegratedOwnership.of(register, OwnershipPrecision.EXACT, 500).column(2);
        assertThat(ShareThreshold.atLeast(0.25).isMet(column.integratedOf(0), column.errorBound()))
            .isTrue();
        assertThat(ShareThreshold.moreThan(0.25).isMet(column.integratedOf(0), column.errorBound()))
            .isFalse();
      }
    }
  }

  @Test
  void a_controller_is_an_owner_even_below_the_tolerance_of_ownership() {
    OwnershipCase chain = worked_cases().get(1);
    Finding control = new Finding(chain.node("T"), chain.node("P"), Reason.CONTROL, 0);
    Finding ownership = new Finding(chain.node("T"), chain.node("Q"), Reason.OWNERSHIP, 0.49);
    assertThat(
            owners(chain, 0.2, ShareThreshold.atLeast(0.25))
                .of(chain.node("T"), BeneficialOwners.NO_PERSON))
        .containsExactly(control, ownership);
  }

  @Test
  void where_there_is_no_owner_it_is_the_daily_manager_or_none() {
    // Nine persons hold a ninth each of company 9.
    int[] holder = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    double[] share = new double[9];
    Arrays.fill(share, 1 / 9.0);
    ShareRegister register =
        ShareRegister.of(
            10, holder, new int[] {9, 9, 9, 9, 9, 9, 9, 9, 9}, share, OverHeld.NORMALISE);
    BitSet persons = new BitSet();
    persons.set(0, 9);
    BeneficialOwners owners = owners(register, 0, persons, ShareThreshold.atLeast(0.25));
    assertThat(owners.of(9, 4)).containsExactly(new Finding(9, 4, Reason.DAILY_MANAGER, 0));
    assertThat(owners.of(9, BeneficialOwners.NO_PERSON))
        .containsExactly(new Finding(9, BeneficialOwners.NO_PERSON, Reason.NONE, 0));
  }

  @Test
  void owners_behind_an_enterprise_without_recorded_holders_are_unknown() {
    // Company 2 belongs to person 0 and to company 1, in whom no record names a holder.
    BitSet persons = new BitSet();
    persons.set(0);
    for (double ofCompany : new double[] {0.2, 0.24, 0.9}) {
      // Eight ninths of the rest are with persons who own too little each.
      int[] holder = {1, 3, 4, 5, 6, 7, 8, 9, 10};
      double[] share = new double[9];
      Arrays.fill(share, (1 - ofCompany) / 8);
      share[0] = ofCompany;
      BitSet many = new BitSet();
      many.set(3, 11);
      ShareRegister register =
          ShareRegister.of(
              11, holder, new int[] {2, 2, 2, 2, 2, 2, 2, 2, 2}, share, OverHeld.NORMALISE);
      assertThat(owners(register, 0, many, ShareThreshold.atLeast(0.25)).of(2, 3))
          .as("%s", ofCompany)
          .extracting(Finding::reason)
          .containsExactly(ofCompany > 0.25 ? Reason.UNKNOWN : Reason.DAILY_MANAGER);
    }
    ShareRegister whole =
        ShareRegister.of(3, new int[] {1}, new int[] {2}, new double[] {1}, OverHeld.NORMALISE);
    assertThat(owners(whole, 0, persons, ShareThreshold.atLeast(0.25)).of(2, 0))
        .containsExactly(new Finding(2, BeneficialOwners.NO_PERSON, Reason.UNKNOWN, 1));
  }

  @Test
  void where_holders_of_enough_are_unknown_not_even_the_daily_manager_is_named() {
    // Two persons hold the same part of company 2; the rest is on no record.
    BitSet persons = new BitSet();
    persons.set(0, 2);
    for (double each : new double[] {0.15, 0.375, 0.376}) {
      ShareRegister register =
          ShareRegister.of(
              3, new int[] {0, 1}, new int[] {2, 2}, new double[] {each, each}, OverHeld.NORMALISE);
      BeneficialOwners owners = owners(register, 0, persons, ShareThreshold.atLeast(0.4));
      boolean isUnknown = 1 - 2 * each >= 0.4;
      assertThat(owners.of(2, 1))
          .as("%s each", each)
          .containsExactly(
              isUnknown
                  ? new Finding(2, BeneficialOwners.NO_PERSON, Reason.UNKNOWN, 0.7)
                  : new Finding(2, 1, Reason.DAILY_MANAGER, 0));
    }
  }

  @Test
  void owners_too_small_to_be_listed_are_not_unknown() {
    // A hundred persons hold a hundredth each of company 100; parts below a fiftieth are not
    // listed.
    int[] holder = IntStream.range(0, 100).toArray();
    int[] held = new int[100];
    double[] share = new double[100];
    Arrays.fill(held, 100);
    Arrays.fill(share, 0.01);
    BitSet persons = new BitSet();
    persons.set(0, 100);
    BeneficialOwners owners =
        owners(
            ShareRegister.of(101, holder, held, share, OverHeld.NORMALISE),
            0.02,
            persons,
            ShareThreshold.atLeast(0.25));
    assertThat(owners.of(100, 4)).containsExactly(new Finding(100, 4, Reason.DAILY_MANAGER, 0));
  }

  @Test
  void a_person_in_whom_shares_are_held_is_an_error() {
    ShareRegister register =
        ShareRegister.of(2, new int[] {0}, new int[] {1}, new double[] {0.5}, OverHeld.NORMALISE);
    BitSet persons = new BitSet();
    persons.set(1);
    assertThatThrownBy(() -> owners(register, 0, persons, ShareThreshold.atLeast(0.25)))
        .hasMessage(
            "node 1 is a natural person, yet node 0 is recorded as holding shares in it: leave such"
                + " records out, or make it a company");
    assertThatThrownBy(() -> ShareThreshold.atLeast(25))
        .hasMessage("a threshold of 25.0: give a part of the company above 0, and 1 at most");
  }

  private static BeneficialOwners owners(
      OwnershipCase example, double tolerance, ShareThreshold threshold) {
    BitSet persons = new BitSet();
    example.json().get("persons").forEach(name -> persons.set(example.node(name.asText())));
    return owners(example.register(), tolerance, persons, threshold);
  }

  private static BeneficialOwners owners(
      ShareRegister register, double tolerance, BitSet persons, ShareThreshold threshold) {
    return new BeneficialOwners(
        register,
        IntegratedOwnership.of(register, new OwnershipPrecision(tolerance, tolerance), 500),
        ControlClosure.of(register, 0.5, VoteBase.ALL_SHARES),
        persons,
        threshold);
  }

  private static Reason reason(JsonNode person) {
    if (person.get("by_ownership").asBoolean()) {
      return person.get("controls").asBoolean() ? Reason.OWNERSHIP_AND_CONTROL : Reason.OWNERSHIP;
    }
    return Reason.CONTROL;
  }
}
