package org.regulake.pipelines.collect;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.PersonName;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.StagesOnLake;

/** The storage of names of natural persons when files are collected. */
@ExtendWith(SparkExtension.class)
class NamesOfFileTest {

  private static final PersonKey KEY =
      PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test");
  private static final String OFFICERS = "enterprise_code,person_name,position";

  @TempDir private Path folder;

  private Lakehouse collected(SparkSession spark, LandingFolder landing) {
    Lakehouse lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake").toString()));
    Collector collector =
        new Collector(
            StagesOnLake.context(lake, Collection.DECLARATION),
            landing.location(),
            KEY,
            LandingFolder.NOW);
    collector.collect(collector.scan(), false);
    return lake;
  }

  private static List<String> namesAndRecords(Lakehouse lake) {
    return lake
        .read(PersonName.TABLE)
        .selectExpr("concat_ws(' ', person_name, record_id)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  @Test
  void a_name_is_returned_once_and_again_only_after_many_others() {
    Source officer = Sources.named("officer").orElseThrow();
    NamesOfFile names = new NamesOfFile(new PersonalCells(officer, KEY), true);
    int position = officer.landedNames().indexOf("person_name");
    List<String> first =
        IntStream.concat(IntStream.of(1, 1, 2, 1), IntStream.range(3, 50_003))
            .mapToObj(
                number -> {
                  String[] values = new String[officer.landedNames().size()];
                  values[position] = "张" + number;
                  return names.newIn(values);
                })
            .flatMap(List::stream)
            .toList();
    assertThat(first).hasSize(50_002).doesNotHaveDuplicates();
    String[] again = new String[officer.landedNames().size()];
    again[position] = "张1";
    assertThat(names.newIn(again)).containsExactly("张1");
  }

  @Test
  void each_name_is_stored_once_per_file_with_its_first_line(SparkSession spark) {
    LandingFolder landing = new LandingFolder(folder.resolve("landing"));
    landing.put(
        "officer/2025-02-03/a.csv",
        OFFICERS,
        "91110105MA01C0QX2U,张三,董事",
        "91110105MA01C0QX2U,李四,监事",
        "91110105MA01C0QX2U,张三,经理");
    landing.put("officer/2025-02-03/b.csv", OFFICERS, "91110105MA01C0QX2U,张三,监事");
    assertThat(namesAndRecords(collected(spark, landing)))
        .containsExactly(
            "张三 officer/2025-02-03/a.csv:2",
            "张三 officer/2025-02-03/b.csv:2",
            "李四 officer/2025-02-03/a.csv:3");
  }

  @Test
  void names_of_a_refused_file_are_not_stored(SparkSession spark) {
    LandingFolder landing = new LandingFolder(folder.resolve("landing"));
    landing.put("officer/2025-02-03/a.csv", OFFICERS, "91110105MA01C0QX2U,张三,董事");
    landing.put("officer/2025-02-04/all.csv", OFFICERS, "91110105MA01C0QX2U,李四,监事");
    landing.put(
        "officer/2025-02-04/manifest.json", "{\"files\": [{\"name\": \"all.csv\", \"rows\": 2}]}");
    assertThat(namesAndRecords(collected(spark, landing)))
        .containsExactly("张三 officer/2025-02-03/a.csv:2");
  }

  @Test
  void every_id_of_a_name_in_bronze_has_a_name_even_if_no_person_is_expected(SparkSession spark) {
    LandingFolder landing = new LandingFolder(folder.resolve("landing"));
    landing.put(
        "penalty/2025-02-03/a.csv",
        "decision_id,authority,enterprise_code,enterprise_name,decision_date,penalty_type,fine",
        "A1,朝阳区市场监管局,,王五,2025-01-05,罚款,1000",
        "A2,朝阳区市场监管局,91110105MA01C0QX2U,北京某某有限公司,2025-01-05,罚款,1000");
    Lakehouse lake = collected(spark, landing);
    Set<String> ids =
        lake
            .read(Sources.named("penalty").orElseThrow().bronze())
            .where(PersonName.isId(col("enterprise_name")))
            .select("enterprise_name")
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .collect(Collectors.toSet());
    assertThat(ids).hasSize(1);
    assertThat(lake.read(PersonName.TABLE).collectAsList())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.<String>getAs("person_name")).isEqualTo("王五");
              assertThat(ids).containsExactly(row.<String>getAs("name_id"));
            });
  }
}
