package org.regulake.pipelines.query;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.graph.ownership.OwnershipRules;
import org.regulake.models.law.Law;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.graph.Component;
import org.regulake.pipelines.graph.Edge;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.record.Enterprise;
import org.xml.sax.InputSource;

/**
 * P1 holds 60 % of E1, and E1 80 % of E2, which holds 10 % of E1; no holder of the rest of E2 is
 * stated. E2 and E3 share an address.
 */
@ExtendWith(SparkExtension.class)
class GraphQueriesTest {

  private static SparkSession spark;
  private static Lakehouse lake;

  @BeforeAll
  static void create(SparkSession session, @TempDir Path folder) {
    spark = session;
    lake = new Lakehouse(session, LakehouseConfig.in(folder.resolve("lake").toString()));
    FilledRows.append(
        lake,
        Enterprise.TABLE,
        """
        | entity_id: string | stated_code: string | enterprise_name: string |
        | E1                | 91A                 | 恒民"食品"有限公司   |
        | E2                | 91B                 | 同名有限公司         |
        | E3                | 91C                 | 同名有限公司         |
        | E4                | 91D                 | null                    |
        """);
    FilledRows.append(
        lake,
        Edge.TABLE,
        """
        | edge_type: string    | from_id: string | from_kind: string | to_id: string | to_kind: string | share_ratio: decimal(18,9) | valid_from: date | valid_to: date |
        | shareholding         | P1              | person            | E1            | enterprise      | 0.6                        | 2020-01-01       | 9999-12-31     |
        | shareholding         | E2              | enterprise        | E1            | enterprise      | 0.1                        | 2020-01-01       | 9999-12-31     |
        | shareholding         | E1              | enterprise        | E2            | enterprise      | 0.8                        | 2020-01-01       | 9999-12-31     |
        | shareholding         | P9              | person            | E1            | enterprise      | 0.3                        | 2020-01-01       | 2025-01-01     |
        | legal_representative | P5              | person            | E2            | enterprise      | null                       | 2020-01-01       | 9999-12-31     |
        | address              | E2              | enterprise        | A1            | address         | null                       | 2020-01-01       | 9999-12-31     |
        | address              | E3              | enterprise        | A1            | address         | null                       | 2020-01-01       | 9999-12-31     |
        """);
    FilledRows.append(
        lake,
        Component.TABLE,
        """
        | node_id: string | component_id: string | component_size: long | network: string |
        | E1              | E1                   | 3                    | ownership       |
        """);
  }

  private static GraphOnDay graph() {
    return GraphOnDay.of(lake, Optional.empty(), Optional.empty(), false);
  }

  private static Owners owners(String enterprise) {
    return Owners.of(
        graph(),
        graph().enterprise(enterprise),
        OwnershipRules.of(FilledRows.DAY, Law.load()),
        100);
  }

  @Test
  void without_a_day_the_latest_judged_one_is_used_with_its_moment_of_knowledge() {
    assertThat(graph().asOf()).isEqualTo(FilledRows.DAY);
    assertThat(graph().knownAt()).isEqualTo(FilledRows.KNOWN_AT);
  }

  @Test
  void an_enterprise_is_found_by_id_code_or_name() {
    assertThat(
            List.of(
                graph().enterprise("E1"),
                graph().enterprise("91A"),
                graph().enterprise("恒民\"食品\"有限公司")))
        .extracting(Party::id)
        .containsOnly("E1");
  }

  @Test
  void an_ambiguous_name_asks_for_a_code_and_an_unknown_one_lists_similar_names() {
    assertThatThrownBy(() -> graph().enterprise("同名有限公司"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("91B, 91C");
    assertThatThrownBy(() -> graph().enterprise("食品")).hasMessageContaining("恒民\"食品\"有限公司");
    assertThatThrownBy(() -> graph().enterprise("无此企业"))
        .hasMessageContaining("no name contains it either");
  }

  @Test
  void a_tree_of_owners_ends_at_rings_and_shows_stakes_of_the_day_only() {
    assertThat(OwnershipTree.lines(owners("E2"), 8))
        .containsExactly(
            "同名有限公司 91B",
            "└─ 80 %  恒民\"食品\"有限公司 91A",
            "   ├─ 60 %  自然人 person P1",
            "   └─ 10 %  同名有限公司 91B  ↑ 见上 shown above");
  }

  @Test
  void a_tree_that_is_cut_is_marked() {
    assertThat(OwnershipTree.lines(owners("E2"), 1))
        .containsExactly("同名有限公司 91B", "└─ 80 %  恒民\"食品\"有限公司 91A  …");
  }

  @Test
  void owners_are_those_of_the_tables_rings_included() {
    Owners owners = owners("E2");
    assertThat(owners.controller().orElseThrow().id()).isEqualTo("P1");
    // E1 holds 0.8 of E2, which holds 0.1 of E1: P1 has 0.48 / (1 - 0.08).
    assertThat(owners.parts())
        .anySatisfy(
            part -> {
              assertThat(part.owner().orElseThrow().id()).isEqualTo("P1");
              assertThat(part.share()).isCloseTo(0.48 / 0.92, Offset.offset(1e-12));
            });
    assertThat(owners.beneficialOwners())
        .singleElement()
        .satisfies(
            owner -> {
              assertThat(owner.person().orElseThrow().id()).isEqualTo("P1");
              assertThat(owner.reason()).isEqualTo("ownership_and_control");
            });
  }

  @Test
  void an_enterprise_without_stated_holders_has_no_owners_and_is_no_error() {
    Owners owners = owners("91D");
    assertThat(owners.parts()).isEmpty();
    assertThat(OwnershipTree.lines(owners, 8)).containsExactly("91D（未登记 not registered）");
  }

  @Test
  void more_stakes_than_the_limit_are_an_error() {
    assertThatThrownBy(
            () ->
                Owners.of(
                    graph(),
                    graph().enterprise("E2"),
                    OwnershipRules.of(FilledRows.DAY, Law.load()),
                    2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--most");
  }

  @Test
  void a_neighbourhood_grows_step_by_step_and_is_marked_when_cut_off() {
    Neighbourhood near = Neighbourhood.of(graph(), graph().enterprise("E2"), 1, 100);
    assertThat(near.parties().keySet()).containsExactly("A1", "E1", "E2", "P5");
    assertThat(near.isCutOff()).isFalse();
    Neighbourhood far = Neighbourhood.of(graph(), graph().enterprise("E2"), 2, 100);
    assertThat(far.distance()).containsEntry("E3", 2).containsEntry("P1", 2);
    assertThat(far.relations()).hasSize(6);
    assertThat(Neighbourhood.of(graph(), graph().enterprise("E2"), 2, 3).isCutOff()).isTrue();
  }

  @Test
  void a_drawing_and_a_graph_file_contain_every_relation_and_escape_names() {
    Neighbourhood around = Neighbourhood.of(graph(), graph().enterprise("E2"), 2, 100);
    StringWriter dot = new StringWriter();
    NeighbourhoodFile.writeDot(around, dot);
    assertThat(dot.toString())
        .contains("恒民\\\"食品\\\"有限公司")
        .contains("持股 80 %")
        .contains("E2 -> A1");
    StringWriter graphMl = new StringWriter();
    NeighbourhoodFile.writeGraphMl(around, graphMl);
    assertThat(graphMl.toString().split("<edge ", -1)).hasSize(around.relations().size() + 1);
  }

  @Test
  void a_name_cannot_break_a_drawing_or_a_graph_file() throws Exception {
    String name = "恒" + (char) 27 + "民\n" + (char) 0x202e + (char) 0xffff + "]]><&#8238;\\";
    Party centre = new Party("E1", "enterprise", "91" + (char) 7 + "A", name, Optional.empty());
    Neighbourhood alone =
        new Neighbourhood(centre, Map.of("E1", centre), Map.of("E1", 0), List.of(), false);
    StringWriter dot = new StringWriter();
    NeighbourhoodFile.writeDot(alone, dot);
    assertThat(dot.toString())
        .contains("label=\"恒\\\\u001b民\\\\n\\\\u202e\\\\uffff]]><&amp;#8238;\\\\\"");
    StringWriter graphMl = new StringWriter();
    NeighbourhoodFile.writeGraphMl(alone, graphMl);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(graphMl.toString())));
    assertThat(graphMl.toString()).contains("恒\\u001b民\\n\\u202e\\uffff").contains("91\\u0007A");
  }

  @Test
  void a_day_before_a_stake_was_given_up_shows_it() {
    GraphOnDay before =
        GraphOnDay.of(lake, Optional.of(LocalDate.of(2024, 12, 31)), Optional.empty(), false);
    assertThat(before.stakesIn(List.of("E1"), 10)).extracting(Relation::from).contains("P9");
    assertThat(lake.read(Edge.TABLE).where(col("from_id").equalTo("P9")).count()).isEqualTo(1);
  }
}
