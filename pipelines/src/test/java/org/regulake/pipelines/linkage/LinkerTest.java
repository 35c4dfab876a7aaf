package org.regulake.pipelines.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.linkage.Evidence;
import org.regulake.models.linkage.FittedLinkage;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.collect.Decisions;
import org.regulake.pipelines.identity.StatedCode;
import org.regulake.pipelines.record.QuarantinedRecord;
import org.regulake.pipelines.record.RecordedLanding;
import org.regulake.pipelines.stage.StagesOnLake;

/** Penalties without a usable code, in a register with two branches of one brand and namesakes. */
@ExtendWith(SparkExtension.class)
class LinkerTest {

  private static final String PENALTIES =
      "decision_id,authority,enterprise_code,enterprise_name,decision_date,penalty_type,fine";

  private static RecordedLanding landing;
  private static List<Row> candidates;
  private static List<String> notes;

  @BeforeAll
  static void link(SparkSession spark, @TempDir Path folder) {
    landing = new RecordedLanding(spark, folder);
    landing.deliver(
        "registration",
        "2025-01-01-register",
        "",
        RecordedLanding.REGISTER,
        "A,杭州华明科技有限公司,存续,2010-01-01",
        "B,宁波新锐食品有限公司,存续,2011-01-01",
        "C,温州同辉纺织有限公司,存续,2012-01-01",
        "D,温州同辉纺织有限公司,存续,2013-01-01",
        "E,绍兴恒信机械有限公司,存续,2013-01-01");
    landing.deliver(
        "penalty",
        "2025-01-10-month",
        "",
        PENALTIES,
        "罚1号,局,A,杭州华明科技有限公司,2024-12-01,罚款,1万元",
        "罚2号,局,,杭州華明科技有限责任公司,2024-12-02,罚款,2万元",
        "罚3号,局,,温州同辉纺织有限公司,2024-12-03,罚款,3万元",
        "罚4号,局,,（绍兴）恒信机械有限公司,2024-12-04,罚款,4万元",
        "罚5号,局,,杭州天成物流有限公司,2024-12-05,罚款,5万元",
        "罚6号,局,,,2024-12-06,罚款,6万元",
        "罚7号,局,B,宁波新锐食品有限公司,某日,罚款,7万元");
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 1_001; i++) {
      many.add("判%d号,局,,杭州华明科技有限公司,2024-12-01,罚款,1万元".formatted(i));
    }
    landing.deliver("penalty", "2025-01-11-many", "", PENALTIES, many.toArray(String[]::new));
    landing.deliver(
        "penalty", "2025-01-12-wrong", "", PENALTIES, "误1号,局,,绍兴恒信机械有限公司,2024-12-01,罚款,1万元");
    new Decisions(spark.sparkContext().hadoopConfiguration(), landing.location())
        .withdraw("penalty/2025-01-12-wrong", Instant.parse("2025-02-01T00:00:00Z"), "李", "误报");
    landing.run();
    notes = StagesOnLake.run(landing.lake(), new Linker()).notes();
    candidates =
        landing
            .lake()
            .read(LinkCandidate.TABLE)
            .orderBy("record_id", "candidate_rank")
            .collectAsList();
  }

  @Test
  void aRowIsProposedForTheEnterpriseWhoseNameItSpellsInAnotherWay() {
    assertThat(of(":3"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.<String>getAs("entity_id")).isEqualTo(entity("A"));
              assertThat(row.<String>getAs("stated_name")).isEqualTo("杭州華明科技有限责任公司");
              assertThat(row.<Double>getAs("probability_ratio")).isBetween(.9, 1.0);
            });
    assertThat(of(":5"))
        .singleElement()
        .satisfies(row -> assertThat(row.<String>getAs("entity_id")).isEqualTo(entity("E")));
  }

  @Test
  void namesakesAreBothProposedAndNeitherIsClear() {
    assertThat(of(":4"))
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.<Double>getAs("probability_ratio")).isLessThanOrEqualTo(.5);
              assertThat(row.<Boolean>getAs("is_clear")).isFalse();
            })
        .extracting(row -> row.<String>getAs("entity_id"))
        .containsExactlyInAnyOrder(entity("C"), entity("D"));
  }

  @Test
  void aRowThatFitsNobodyOrHasACodeOrNoNameIsProposedForNobody() {
    assertThat(candidates)
        .extracting(row -> row.<String>getAs("record_id"))
        .filteredOn(id -> !id.contains("many"))
        .allMatch(id -> List.of(":3", ":4", ":5").stream().anyMatch(id::endsWith));
  }

  @Test
  void aThousandRowsThatStateTheSameAreAllProposedAndRowsOfAWithdrawnDeliveryAreNot() {
    assertThat(candidates)
        .filteredOn(row -> row.<String>getAs("record_id").contains("many"))
        .hasSize(1_001)
        .allSatisfy(row -> assertThat(row.<String>getAs("entity_id")).isEqualTo(entity("A")));
    assertThat(candidates).noneMatch(row -> row.<String>getAs("record_id").contains("wrong"));
    assertThat(notes).singleElement().asString().startsWith("1,004 行");
  }

  @Test
  void theEvidenceAddsUpToTheWeight() {
    for (Row row : candidates) {
      Evidence evidence = Evidence.read(row.getAs("evidence"));
      assertThat(evidence.weight()).isCloseTo(row.<Double>getAs("weight"), within(.001));
      assertThat(row.<Double>getAs("probability_ratio"))
          .isLessThanOrEqualTo(FittedLinkage.probability(row.<Double>getAs("weight")) + 1e-9);
    }
  }

  @Test
  void aProposalReleasesNothingFromQuarantine() {
    assertThat(landing.lake().read(QuarantinedRecord.TABLE).select("record_id").distinct().count())
        .isEqualTo(6 + 1_001 + 1);
  }

  private static List<Row> of(String end) {
    return candidates.stream()
        .filter(row -> row.<String>getAs("record_id").endsWith("month/rows.csv" + end))
        .toList();
  }

  private static String entity(String letter) {
    return StatedCode.of("letters", letter, false).entityId();
  }
}
