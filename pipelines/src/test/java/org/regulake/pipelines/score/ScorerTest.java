package org.regulake.pipelines.score;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.feature.CountedFacts;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.inventory.OtherCard;
import org.regulake.models.inventory.RiskModels;
import org.regulake.models.law.Law;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.feature.EnterpriseFeature;
import org.regulake.pipelines.feature.FeatureFamilies;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.stage.InMemoryLake;

/** Enterprises of one day, scored by the packaged model and by a second one. */
@ExtendWith(SparkExtension.class)
class ScorerTest {

  private static final RunStamp DAY = new RunStamp(FilledRows.DAY, FilledRows.KNOWN_AT, "R1");
  private static final Law LAW = Law.load();

  private static InMemoryLake lake;

  @BeforeAll
  static void score(SparkSession spark) {
    lake = new InMemoryLake(spark);
    lake.put(
        EnterpriseFeature.TABLE,
        """
        | entity_id: string | known_source_count: double | penalty_count_24m: double | dishonest_debtor_open_count: double | capital_yuan: double |
        | E1 | 5 | 3 | 0 | 1000000 |
        | E2 | 5 | 0 | 1 | 1000000 |
        | E3 | 1 | 0 | 0 | null |
        """);
    lake.run(new Scorer(OtherCard.withChampion(), LAW), DAY);
  }

  private static List<String> rows(Table table, String... expressions) {
    return lake
        .read(table)
        .selectExpr(expressions)
        .orderBy("entity_id", "model_id")
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  @Test
  void every_model_scores_every_enterprise_and_one_is_the_champion() {
    assertThat(
            rows(
                EnterpriseScore.TABLE,
                "entity_id",
                "model_id",
                "is_champion",
                "class_code",
                "is_vetoed"))
        .containsExactly(
            "E1 other false C false",
            "E1 supervision true C false",
            "E2 other false D true",
            "E2 supervision true D true",
            "E3 other false U false",
            "E3 supervision true T false");
    assertThat(EnterpriseScore.ofChampion(lake.read(EnterpriseScore.TABLE)).count()).isEqualTo(3);
  }

  @Test
  void the_points_of_the_dimensions_add_up_to_the_score_of_each_model() {
    Dataset<Row> sums =
        lake.read(EnterpriseScore.TABLE)
            .selectExpr("entity_id", "model_id", "inline(dimensions)")
            .groupBy("entity_id", "model_id")
            .agg(expr("count(*)"), expr("max(max_points)"), sum("points"), sum("missing_points"));
    Dataset<Row> scores =
        lake.read(EnterpriseScore.TABLE)
            .selectExpr(
                "entity_id", "model_id", "5L", "400", "bigint(score)", "bigint(missing_points)");
    assertThat(sums.count()).isEqualTo(6);
    assertThat(sums.except(scores).collectAsList()).isEmpty();
  }

  @Test
  void a_day_on_which_no_model_is_the_champion_is_refused() {
    RunStamp early = new RunStamp(LocalDate.of(2010, 1, 31), FilledRows.KNOWN_AT, "R1");
    assertThatThrownBy(() -> lake.run(new Scorer(RiskModels.load(), LAW), early))
        .hasMessage("no model is the champion on 2010-01-31; the first is from 2014-10-01");
  }

  @Test
  void the_champion_scores_the_same_with_or_without_other_models() {
    List<String> beside = champion();
    lake.run(new Scorer(RiskModels.load(), LAW), DAY);
    List<String> alone = champion();
    lake.run(new Scorer(OtherCard.withChampion(), LAW), DAY);
    assertThat(alone).isEqualTo(beside).hasSize(3);
  }

  @Test
  void a_reason_has_the_facts_behind_its_feature_and_a_veto_those_of_its_condition(
      SparkSession spark) {
    InMemoryLake cited = new InMemoryLake(spark);
    Dataset<Row> features =
        FilledRows.of(
            spark,
            EnterpriseFeature.TABLE,
            """
            | entity_id: string | known_source_count: double | penalty_count_24m: double | dishonest_debtor_open_count: double | severe_penalty_count_36m: double | severe_penalty_count_36m_upper: double |
            | E1 | 5 | 3 | 1 | 0 | 1 |
            """);
    Set<String> given = new HashSet<>();
    for (String name :
        List.of(
            "penalty_count_24m",
            "dishonest_debtor_open_count",
            "severe_penalty_count_36m",
            "severe_penalty_count_36m_upper")) {
      CountedFacts place = facts(name);
      features =
          features.withColumn(
              place.column(),
              expr(
                  "concat(%s, array(named_struct('fact_date', DATE'2025-01-01', 'record_id', '%s', 'counted_by', %d)))"
                      .formatted(
                          given.add(place.column()) ? "array()" : place.column(),
                          name,
                          place.bit())));
    }
    cited.put(EnterpriseFeature.TABLE, features);
    cited.run(new Scorer(RiskModels.load(), LAW), DAY);
    List<String> lines =
        cited
            .read(EnterpriseScore.TABLE)
            .selectExpr("inline(arrays_zip(reasons, reason_facts))")
            .selectExpr("reasons.indicator_id", "array_join(reason_facts.record_id, ' ')")
            .collectAsList()
            .stream()
            .map(row -> row.mkString(" "))
            .toList();
    assertThat(lines)
        .contains(
            "veto_dishonest_debtor dishonest_debtor_open_count",
            "penalty_count penalty_count_24m",
            "severe_penalty severe_penalty_count_36m_upper",
            "employees ");
  }

  private static CountedFacts facts(String feature) {
    return FeatureFamilies.definitions().stream()
        .filter(definition -> definition.name().equals(feature))
        .map(FeatureDefinition::facts)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> champion() {
    return lake.read(EnterpriseScore.TABLE).where("is_champion").collectAsList().stream()
        .map(row -> row.mkString(" "))
        .sorted()
        .toList();
  }
}
