package org.regulake.models.learning.scorecard;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.law.Law;
import org.regulake.models.scorecard.EffectiveScorecard;
import org.regulake.models.scorecard.Scorecard;
import org.regulake.models.testing.SparkExtension;

/**
 * Calibration of the cut-offs on a synthetic population. A latent trouble between 0 and 1 drives
 * the rates of all events of an entity, as in reality one kind of trouble seldom comes alone.
 */
@ExtendWith(SparkExtension.class)
class ClassMixTest {

  private static final int ENTITIES = 100_000;

  private final SparkSession spark;

  ClassMixTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void a_usual_population_falls_near_the_published_class_mix_of_Bayannur() {
    Map<String, Double> parts = new TreeMap<>();
    EffectiveScorecard scorecard =
        Scorecard.load("supervision").at(LocalDate.of(2026, 6, 30), Law.load());
    new CardScorer(scorecard, Map.of())
        .score(population(scorecard.features()))
        .groupBy("class_code")
        .count()
        .collectAsList()
        .forEach(row -> parts.put(row.getString(0), 100.0 * row.getLong(1) / ENTITIES));
    assertThat(parts.get("A")).as("A of %s", parts).isBetween(68.0, 78.0);
    assertThat(parts.get("B")).as("B of %s", parts).isBetween(14.0, 24.0);
    assertThat(parts.get("C")).as("C of %s", parts).isBetween(3.0, 8.0);
    assertThat(parts.get("D")).as("D of %s", parts).isBetween(1.5, 5.0);
  }

  private Dataset<Row> population(Set<String> read) {
    Dataset<Row> ids = spark.range(0, ENTITIES, 1, 2).toDF();
    Column trouble = exp(uniform("trouble").minus(1).multiply(5));
    Map<String, Column> features = new TreeMap<>();
    features.put("penalty_count_24m", events("p", trouble, 0.5));
    features.put(
        "penalty_fine_yuan_24m",
        when(events("p", trouble, 0.5).gt(0), amount("pf", 30_000)).otherwise(0.0));
    features.put("severe_penalty_count_36m", events("sp", trouble, 0.06));
    features.put("abnormal_listing_open_count", events("ao", trouble, 0.35));
    features.put(
        "abnormal_listing_count_36m", events("ao", trouble, 0.35).plus(events("ah", trouble, 0.3)));
    features.put("dishonest_debtor_open_count", events("dd", trouble, 0.07));
    features.put("judgment_defendant_count_24m", events("jd", trouble, 0.6));
    features.put(
        "judgment_defendant_yuan_24m",
        when(events("jd", trouble, 0.6).gt(0), amount("ja", 200_000)).otherwise(0.0));
    features.put(
        "tax_arrears_open_yuan",
        when(events("ta", trouble, 0.15).gt(0), amount("tx", 50_000)).otherwise(0.0));
    features.put(
        "social_insurance_arrears_open_yuan",
        when(events("sa", trouble, 0.1).gt(0), amount("sy", 20_000)).otherwise(0.0));
    features.put("representative_enterprise_count", heavyTail("re", 1));
    features.put("representative_change_count_24m", events("rc", trouble, 0.4));
    features.put("register_change_count_24m", events("rg", trouble, 1.5));
    features.put("address_enterprise_count", heavyTail("ad", 1.5));
    features.put("phone_enterprise_count", heavyTail("ph", 0.8));
    features.put("related_dishonest_count", events("rd", trouble, 0.1));
    features.put("related_abnormal_count", events("ra", trouble, 0.3));
    features.put("officer_count", when(uniform("of").lt(0.95), 2.0).otherwise(0.0));
    features.put("capital_yuan", amount("cy", 1_500_000));
    features.put(
        "capital_decrease_ratio_24m",
        when(events("cd", trouble, 0.1).gt(0), uniform("cr")).otherwise(0.0));
    features.put(
        "guarantee_given_to_capital_ratio",
        when(uniform("gg").lt(0.06), uniform("gr").multiply(4)).otherwise(0.0));
    features.put(
        "guarantee_given_open_count",
        when(uniform("gg").lt(0.06), floor(uniform("gc").multiply(5)).plus(1)).otherwise(0.0));
    features.put("share_sum_ratio", when(uniform("ss").lt(0.85), 1.0).otherwise(uniform("sv")));
    features.put("quality_penalty_count_36m", events("qp", trouble, 0.12));
    features.put("annual_report_missing_count", events("am", trouble, 0.6));
    features.put("annual_report_late_count_36m", events("al", trouble, 0.4));
    features.put("age_years", uniform("ag").multiply(uniform("ag")).multiply(25));
    features.put("employee_count", when(uniform("em").lt(0.8), heavyTail("ec", 4)));
    features.put("revenue_yuan", when(uniform("em").lt(0.7), amount("rv", 2_000_000)));
    features.put(
        "profit_to_revenue_ratio",
        when(
            uniform("em").lt(0.7),
            uniform("pr").minus(0.25).multiply(0.6).minus(trouble.multiply(0.3))));
    features.put(
        "liability_to_asset_ratio",
        when(uniform("em").lt(0.7), sqrt(uniform("la")).multiply(0.7).plus(trouble.multiply(0.5))));
    features.put("controlled_enterprise_count", heavyTail("ce", 0.3).minus(1));
    features.put("known_source_count", lit(5.0));
    read.forEach(name -> features.putIfAbsent(name, lit(null)));
    List<Column> columns = new ArrayList<>(List.of(col("id").as("entity_id")));
    features.forEach((name, value) -> columns.add(value.cast("double").as(name)));
    return ids.select(columns.toArray(Column[]::new));
  }

  private static Column uniform(String salt) {
    return pmod(abs(xxhash64(col("id"), lit(salt)).bitwiseAND(0xFFFFFFL)), lit(1 << 24))
        .divide((double) (1 << 24));
  }

  /** Counts with geometric tails: the chance of one more is the rate times the trouble, capped. */
  private static Column events(String salt, Column trouble, double rate) {
    Column chance = when(trouble.multiply(rate).gt(0.9), 0.9).otherwise(trouble.multiply(rate));
    return floor(log(uniform(salt).plus(1e-9)).divide(log(chance)));
  }

  private static Column heavyTail(String salt, double scale) {
    return floor(lit(scale).divide(sqrt(uniform(salt).plus(1e-6))).plus(0.5)).plus(lit(0.0));
  }

  private static Column amount(String salt, double typical) {
    return exp(uniform(salt).plus(uniform(salt + "2")).minus(1).multiply(5)).multiply(typical);
  }
}
