package org.regulake.models.learning.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.models.learning.scorecard.ScoredRows.pointsOf;
import static org.regulake.models.learning.scorecard.ScoredRows.reason;
import static org.regulake.models.learning.scorecard.ScoredRows.reasonIds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.law.Law;
import org.regulake.models.scorecard.BandVersion;
import org.regulake.models.scorecard.ConditionCase;
import org.regulake.models.scorecard.Scorecard;
import org.regulake.models.scorecard.ScorecardCase;
import org.regulake.models.scorecard.ScoredIndicator;
import org.regulake.models.scorecard.SpecialValue;
import org.regulake.models.scorecard.Veto;
import org.regulake.models.testing.SparkExtension;

/** The packaged scorecard: the cases that its indicators, special values and vetoes state. */
@ExtendWith(SparkExtension.class)
class SupervisionCasesTest {

  private static final Law LAW = Law.load();

  private final Scorecard scorecard = Scorecard.load("supervision");
  private final SparkSession spark;

  SupervisionCasesTest(SparkSession spark) {
    this.spark = spark;
  }

  private Dataset<Row> features(List<Map<String, Double>> rows) {
    return ScoredRows.features(spark, scorecard, rows);
  }

  /**
   * One scoring per date of change; each case is one row in which all other features are not
   * available.
   */
  @TestFactory
  Stream<DynamicTest> every_case_of_an_indicator_earns_its_points() {
    TreeSet<LocalDate> days = new TreeSet<>();
    scorecard
        .indicators()
        .forEach(
            indicator ->
                indicator.versions().forEach(version -> days.add(version.effectiveFrom())));
    List<DynamicTest> tests = new ArrayList<>();
    for (LocalDate day : days) {
      List<Map<String, Double>> rows = new ArrayList<>();
      List<Row> results = new ArrayList<>();
      List<String> names = new ArrayList<>();
      List<String> ids = new ArrayList<>();
      List<Integer> expected = new ArrayList<>();
      for (ScoredIndicator indicator : scorecard.indicators()) {
        for (BandVersion version : indicator.versions()) {
          if (version.effectiveFrom().equals(day)) {
            for (ScorecardCase example : version.cases()) {
              Map<String, Double> features = new TreeMap<>();
              features.put(indicator.feature(), example.value());
              rows.add(features);
              ids.add(indicator.id());
              expected.add(example.points());
              names.add(
                  "%s from %s: %s earns %d"
                      .formatted(indicator.id(), day, example.value(), example.points()));
            }
          }
        }
      }
      results.addAll(
          new CardScorer(scorecard.at(day, LAW), Map.of())
              .score(features(rows))
              .orderBy("entity_id")
              .collectAsList());
      for (int i = 0; i < rows.size(); i++) {
        Row result = results.get(i);
        String id = ids.get(i);
        int points = expected.get(i);
        tests.add(
            DynamicTest.dynamicTest(
                names.get(i), () -> assertThat(pointsOf(result, id)).isEqualTo(points)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(100);
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> every_case_of_a_veto_is_judged_as_stated() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Veto veto : scorecard.vetoes()) {
      List<Map<String, Double>> rows = veto.cases().stream().map(ConditionCase::features).toList();
      List<Row> results =
          new CardScorer(scorecard.at(veto.effectiveFrom(), LAW), Map.of())
              .score(features(rows))
              .orderBy("entity_id")
              .collectAsList();
      for (int i = 0; i < rows.size(); i++) {
        Row result = results.get(i);
        ConditionCase example = veto.cases().get(i);
        tests.add(
            DynamicTest.dynamicTest(
                "%s %s".formatted(veto.id(), example),
                () -> {
                  assertThat(reasonIds(result))
                      .as("reasons")
                      .satisfies(
                          ids -> assertThat(ids.contains(veto.id())).isEqualTo(example.holds()));
                  if (example.holds()) {
                    assertThat(result.<Boolean>getAs("is_vetoed")).isTrue();
                    assertThat(result.<String>getAs("class_code"))
                        .isGreaterThanOrEqualTo(veto.atLeast())
                        .isNotEqualTo("T");
                  }
                }));
      }
    }
    return tests.stream();
  }

  /** Each special value by its own cases. */
  @TestFactory
  Stream<DynamicTest> every_case_of_a_special_value_is_judged_as_stated() {
    List<DynamicTest> tests = new ArrayList<>();
    for (ScoredIndicator indicator : scorecard.indicators()) {
      for (BandVersion version : indicator.versions()) {
        for (SpecialValue special : version.specialValues()) {
          List<Row> results =
              new CardScorer(scorecard.at(version.effectiveFrom(), LAW), Map.of())
                  .score(features(special.cases().stream().map(ConditionCase::features).toList()))
                  .orderBy("entity_id")
                  .collectAsList();
          for (int i = 0; i < results.size(); i++) {
            Row result = results.get(i);
            ConditionCase example = special.cases().get(i);
            tests.add(
                DynamicTest.dynamicTest(
                    "%s %s %s".formatted(indicator.id(), special.when(), example),
                    () -> {
                      boolean isSaid =
                          reasonIds(result).contains(indicator.id())
                              && reason(result, indicator.id())
                                  .<String>getAs("reason_zh")
                                  .equals(special.zh());
                      assertThat(isSaid).isEqualTo(example.holds() && special.points() > 0);
                      if (example.holds()) {
                        assertThat(pointsOf(result, indicator.id())).isEqualTo(special.points());
                      }
                    }));
          }
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }
}
