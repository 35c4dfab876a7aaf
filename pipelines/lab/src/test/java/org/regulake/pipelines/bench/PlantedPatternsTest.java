package org.regulake.pipelines.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.bench.PlantedPatterns.Match;
import org.regulake.pipelines.graph.Finding;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;

/**
 * One of two planted rings is found, within a larger circle; one finding is wrong. Enterprise 4 is
 * not in the register.
 */
@ExtendWith(SparkExtension.class)
class PlantedPatternsTest {

  private static Map<String, Match> matches;

  @BeforeAll
  static void compare(SparkSession spark, @TempDir Path folder) throws Exception {
    Lakehouse lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake").toString()));
    FilledRows.append(
        lake,
        Identifier.TABLE,
        """
        | code: string | entity_id: string |
        | c1           | E1                |
        | c2           | E2                |
        | c3           | E3                |
        | c5           | E5                |
        """);
    for (String finding :
        new String[] {
          "guarantee_circle: E1,E2,E3",
          "mutual_guarantee: E3,E5",
          "cross_shareholding: E1,E2",
          "self_holding: E5",
          "split_control: E1,E2,E3",
          "mass_registration: E1,E2",
          "mass_registration: E2,E5"
        }) {
      String[] parts = finding.split(": ");
      FilledRows.append(
          lake,
          Finding.TABLE,
          """
          | finding_id: string | finding_type: string | severity: double |
          | %s                 | %s                   | 0.5              |
          """
              .formatted(finding.replace(": ", "-"), parts[0]),
          "members",
          parts[1].split(","));
    }
    Path truth = Files.createDirectory(folder.resolve("truth"));
    Files.writeString(
        truth.resolve("guarantee_ring.csv"),
        "anchor,shape,length,credit_code\n"
            + "1,mutual,2,c1\n"
            + "1,mutual,2,c2\n"
            + "7,ring,3,c3\n"
            + "7,ring,3,c4\n"
            + "7,ring,3,c5\n");
    Files.writeString(
        truth.resolve("circular_holding.csv"),
        "kind,holder_code,credit_code\ncircle,c2,c1\nself,c3,c3\n");
    Files.writeString(truth.resolve("split_control.csv"), "parent_code,target_code\nc1,c3\n");
    Files.writeString(
        truth.resolve("address_hub.csv"),
        "block,is_mass_registration,credit_code\n1,true,c1\n1,true,c2\n1,true,c3\n1,false,c5\n");
    matches =
        new PlantedPatterns(lake, FilledRows.DAY, truth.toString())
            .matches().stream().collect(Collectors.toMap(Match::pattern, Function.identity()));
  }

  @Test
  void a_ring_is_found_by_a_finding_that_contains_it_and_such_a_finding_is_right() {
    assertThat(matches.get("guarantee rings"))
        .isEqualTo(new Match("guarantee rings", "ring", 2, 1, 2, 1));
    assertThat(matches.get("guarantee rings").recall()).isEqualTo(0.5);
    assertThat(matches.get("guarantee rings").precision()).isEqualTo(0.5);
  }

  @Test
  void circular_stakes_and_self_holding_are_distinguished() {
    assertThat(matches.get("circular stakes"))
        .isEqualTo(new Match("circular stakes", "circle", 1, 1, 1, 1));
    assertThat(matches.get("self-holding"))
        .isEqualTo(new Match("self-holding", "enterprise", 1, 0, 1, 0));
  }

  @Test
  void split_control_is_compared_by_owner_and_enterprise_without_the_holders_between() {
    assertThat(matches.get("split control"))
        .isEqualTo(new Match("split control", "enterprise", 1, 1, 1, 1));
  }

  @Test
  void mass_registration_is_compared_enterprise_by_enterprise() {
    assertThat(matches.get("mass registration"))
        .isEqualTo(new Match("mass registration", "enterprise", 3, 2, 3, 2));
  }
}
