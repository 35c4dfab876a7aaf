package org.regulake.pipelines.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.IdentityDecision;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.source.Registration;

@ExtendWith(SparkExtension.class)
class IdentityTest {

  private static final String CREDIT = "91330100MA00000072";
  private static final String ORGANISATION = "MA0000007";

  private static Lakehouse lake;

  @BeforeAll
  static void fill(SparkSession spark, @TempDir Path folder) {
    lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake").toString()));
    FilledRows.append(
        lake,
        Identifier.TABLE,
        """
        | stated_scheme: string | stated_code: string | scheme: string | code_state: string | code_fault: string | entity_id: string | is_stated_by_register: boolean | enterprise_name: string |
        |      | 91330100MA00000072 | uscc              | valid   | none        | E1   | true  | 甲公司 |
        |      | MA0000007          | organisation_code | valid   | none        | E1   | false | null   |
        | bank | 4711               | bank              | valid   | none        | E1   | false | null   |
        | bank | 4712               | bank              | valid   | none        | E2   | false | null   |
        | bank | 4714               | bank              | valid   | none        | E3   | false | 杭州沐岳食品有限公司 |
        | bank | 4715               | bank              | valid   | none        | E4   | false | 杭州沐兵食品有限公司 |
        |      | 91330100MA00000073 | uscc              | invalid | check_digit | null | false | null   |
        """);
    FilledRows.append(
        lake,
        Registration.SOURCE.bronze(),
        """
        | record_id: string | identifier_scheme: string | credit_code: string | registration_number: string | organisation_code: string |
        | r.csv:2 | null | 91330100MA00000072 | null | ＭＡ０００００　 |
        | r.csv:3 | bank | null               | 4711 | 4713       |
        | r.csv:4 | null | null               | 4711 | null       |
        """);
    FilledRows.append(
        lake,
        IdentityDecision.TABLE,
        """
        | first_code: string | second_code: string | is_same: boolean | decided_at: timestamp | author: string | reason: string | decision_id: string |
        | bank:4711 | 91330100MA00000072 | true | 2025-06-01T00:00:00 | 李 | 旧照 | d1 |
        """);
  }

  @Test
  void codes_with_one_organisation_code_are_one_code() {
    Identity identity = Identity.of(lake, CREDIT, ORGANISATION);
    assertThat(identity.isSame()).isTrue();
    assertThat(identity.isOneCode()).isTrue();
    assertThat(identity.codes().get(0)).contains("uscc " + CREDIT, "甲公司", "E1");
    assertThat(identity.reasons().get(0)).contains("the same organisation code");
    assertThat(identity.reasons().get(1)).contains("r.csv:2", "only one of them");
  }

  @Test
  void a_decision_is_named_with_its_author_and_reason_in_either_order_of_the_codes() {
    Identity identity = Identity.of(lake, CREDIT, "bank:4711");
    assertThat(identity.isSame()).isTrue();
    assertThat(identity.isOneCode()).isFalse();
    assertThat(identity.reasons())
        .anyMatch(reason -> reason.contains("by 李, because 旧照") && reason.contains("same"));
  }

  @Test
  void rows_of_the_register_state_a_code_of_their_own_scheme_only() {
    Identity identity = Identity.of(lake, "bank:4711", "bank:4712");
    assertThat(identity.isSame()).isFalse();
    assertThat(identity.reasons())
        .singleElement()
        .asString()
        .contains("r.csv:3", "bank:4711 + bank:4713", "only one of them");
  }

  @Test
  void the_names_of_two_codes_are_compared_as_a_registrar_does() {
    assertThat(Identity.of(lake, "bank:4714", "bank:4715").reasons())
        .anySatisfy(
            reason ->
                assertThat(reason).contains("杭州沐岳食品有限公司", "names of different enterprises", "字号"));
  }

  @Test
  void an_invalid_code_names_nobody_and_an_unknown_one_is_refused_with_the_nearest() {
    assertThat(Identity.of(lake, CREDIT, "91330100MA00000073").reasons())
        .anyMatch(reason -> reason.contains("fails its check (check_digit) and names nobody"));
    assertThatThrownBy(() -> Identity.of(lake, CREDIT, "91330100MA00000074"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "no source states the code '91330100MA00000074', which fails its check")
        .hasMessageContaining("nearest: '9133010");
  }
}
