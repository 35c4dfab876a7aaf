package org.regulake.pipelines.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.law.Law;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.collect.Collection;
import org.regulake.pipelines.collect.Collector;
import org.regulake.pipelines.collect.Decisions;
import org.regulake.pipelines.collect.LandingFolder;
import org.regulake.pipelines.graph.Component;
import org.regulake.pipelines.graph.Control;
import org.regulake.pipelines.graph.EdgeBuilder;
import org.regulake.pipelines.identity.EntityResolver;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.record.Recorder;
import org.regulake.pipelines.stage.StagesOnLake;

/**
 * Lines that could not be read as rows, from the landing folder to the features of 31 March 2025:
 * an enterprise named in one may have filed a report, have further holders or further officers.
 * Each enterprise has one line of its own.
 */
@ExtendWith(SparkExtension.class)
class BrokenLinesTest {

  private static final PersonKey KEY =
      PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test");
  private static final List<String> ENTERPRISES =
      List.of("FILED", "SILENT", "BROKEN", "NAMED", "BLANKS", "LATER", "WITHDRAWN", "PARTLY");
  private static final String REPORT =
      "enterprise_code,report_year,submitted_date,revenue,enterprise_name";

  private static final Map<String, String> FEATURES = new TreeMap<>();

  @BeforeAll
  static void build(SparkSession spark, @TempDir Path folder) {
    LandingFolder landing = new LandingFolder(folder.resolve("landing"));
    deliver(
        landing,
        "registration/2025-01-31-register",
        "registration_number,enterprise_name,status,established_date,region_code",
        IntStream.range(0, ENTERPRISES.size())
            .mapToObj(
                i ->
                    "%s,%s,存续,2010-01-01,330100"
                        .formatted(code(ENTERPRISES.get(i)), name(ENTERPRISES.get(i))))
            .toArray(String[]::new));
    deliver(
        landing,
        "annual_report/2025-01-31-reports",
        REPORT,
        code("FILED") + ",2021,2022-05-01,1,",
        code("FILED") + ",2022,2023-05-01,1,",
        code("FILED") + ",2023,2024-05-01,1,",
        code("PARTLY") + ",2022,2023-05-01,1,",
        code("PARTLY") + ",2023,2024-05-01,1,",
        // One comma too many; a wrong code with the right name; blanks instead of commas.
        code("BROKEN") + ",2023,2024-05-01,1,000,",
        ",2023,2024-05-01,1," + name("NAMED"),
        code("BLANKS") + " 2023 2024-05-01 1",
        code("PARTLY") + ",2021,2022-05-01,1,000,");
    deliver(
        landing,
        "annual_report/2025-02-01-withdrawn",
        REPORT,
        code("FILED") + ",2020,2021-05-01,1,",
        code("WITHDRAWN") + ",2023,2024-05-01,1,000,");
    deliver(
        landing,
        "annual_report/2025-06-01-later",
        REPORT,
        code("FILED") + ",2024,2025-05-01,1,",
        code("LATER") + ",2023,2024-05-01,1,000,");
    deliver(
        landing,
        "shareholding/2025-01-31-stakes",
        "enterprise_code,holder_name,share_ratio,from_date",
        code("FILED") + ",甲持股公司,60%,2020-01-01",
        code("BROKEN") + ",甲持股公司,60%,2020-01-01",
        code("BROKEN") + ",乙持股公司,40%,2020-01-01,,");
    deliver(
        landing,
        "officer/2025-01-31-officers",
        "enterprise_code,person_name,position",
        code("FILED") + ",陈某,董事",
        code("BROKEN") + ",陈某",
        code("NAMED") + ",,董事");
    new Decisions(spark.sparkContext().hadoopConfiguration(), landing.location())
        .withdraw(
            "annual_report/2025-02-01-withdrawn",
            Instant.parse("2025-03-01T00:00:00Z"),
            "李",
            "wrong file");

    Lakehouse lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake").toString()));
    record(lake, landing, "2025-02-15T00:00:00Z");
    record(lake, landing, "2026-01-01T00:00:00Z");
    StagesOnLake.run(lake, new EdgeBuilder());
    for (Table table : List.of(Component.TABLE, Control.TABLE)) {
      FilledRows.append(
          lake, table, "| %s: string |\n".formatted(table.key().get(table.key().size() - 1)));
    }
    StagesOnLake.run(
        lake,
        new FeatureBuilder(Law.load()),
        new RunStamp(FilledRows.DAY, FilledRows.KNOWN_AT, "R1"));
    lake.read(EnterpriseFeature.TABLE)
        .join(lake.read(Enterprise.TABLE).select("entity_id", "stated_code"), "entity_id")
        .collectAsList()
        .forEach(
            row ->
                List.of("annual_report_missing_count", "share_sum_ratio", "officer_count")
                    .forEach(
                        feature ->
                            FEATURES.put(
                                row.getAs("stated_code") + " " + feature,
                                row.getAs(feature) + " to " + row.getAs(feature + "_upper"))));
  }

  private static void record(Lakehouse lake, LandingFolder landing, String now) {
    Collector collector =
        new Collector(
            StagesOnLake.context(lake, Collection.DECLARATION),
            landing.location(),
            KEY,
            Instant.parse(now));
    collector.collect(collector.scan(), false);
    StagesOnLake.run(lake, new EntityResolver());
    StagesOnLake.run(lake, new Recorder(KEY, 0));
  }

  private static void deliver(LandingFolder landing, String folder, String header, String... rows) {
    landing.put(folder + "/delivery.yml", "identifier_scheme: ours");
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(Arrays.asList(rows));
    landing.put(folder + "/rows.csv", lines.toArray(String[]::new));
  }

  /**
   * A code in the form of a credit code: broken lines about persons are masked, except for such
   * codes.
   */
  private static String code(String enterprise) {
    return "91330100MA00000%02dX".formatted(ENTERPRISES.indexOf(enterprise));
  }

  private static String name(String enterprise) {
    return enterprise + "工贸有限公司";
  }

  private static String range(String enterprise, String feature) {
    return FEATURES.get(code(enterprise) + " " + feature);
  }

  @Test
  void an_enterprise_named_by_code_in_a_broken_line_may_have_reported_on_any_year() {
    assertThat(range("SILENT", "annual_report_missing_count")).isEqualTo("3.0 to 3.0");
    assertThat(range("BROKEN", "annual_report_missing_count")).isEqualTo("0.0 to 3.0");
    assertThat(range("BLANKS", "annual_report_missing_count"))
        .as("wrong separators")
        .isEqualTo("0.0 to 3.0");
    assertThat(range("PARTLY", "annual_report_missing_count")).isEqualTo("0.0 to 1.0");
    assertThat(range("FILED", "annual_report_missing_count")).isEqualTo("0.0 to 0.0");
  }

  @Test
  void an_enterprise_named_without_a_code_may_have_reported() {
    assertThat(range("NAMED", "annual_report_missing_count")).isEqualTo("0.0 to 3.0");
  }

  @Test
  void a_line_counts_from_its_arrival_until_its_delivery_is_withdrawn() {
    assertThat(range("LATER", "annual_report_missing_count")).isEqualTo("3.0 to 3.0");
    assertThat(range("WITHDRAWN", "annual_report_missing_count")).isEqualTo("3.0 to 3.0");
  }

  @Test
  void the_share_sum_has_no_upper_bound_where_a_line_about_a_holder_is_broken() {
    assertThat(range("FILED", "share_sum_ratio")).isEqualTo("0.6 to 0.6");
    assertThat(range("BROKEN", "share_sum_ratio")).isEqualTo("0.6 to Infinity");
  }

  @Test
  void the_officer_count_has_no_upper_bound_where_a_row_about_them_is_unusable() {
    assertThat(range("SILENT", "officer_count")).isEqualTo("0.0 to 0.0");
    assertThat(range("BROKEN", "officer_count")).isEqualTo("0.0 to Infinity");
    assertThat(range("NAMED", "officer_count"))
        .as("without the name of the person")
        .isEqualTo("0.0 to Infinity");
    assertThat(range("FILED", "officer_count")).isEqualTo("1.0 to 1.0");
  }
}
