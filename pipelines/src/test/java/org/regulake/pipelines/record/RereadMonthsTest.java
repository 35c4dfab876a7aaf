package org.regulake.pipelines.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.table.Table;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.collect.Decisions;
import org.regulake.pipelines.lakehouse.ContentHash;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.repair.RecordWithdrawal;
import org.regulake.pipelines.repair.RepairApplier;
import org.regulake.pipelines.source.Penalty;
import org.regulake.pipelines.stage.StagesOnLake;

/**
 * A month that is read again as it was known at its end has the content that it had then, whatever
 * is delivered later: late and repeated rows, corrections, deletions, repairs, objections, and
 * withdrawals of deliveries, all at random.
 */
@ExtendWith(SparkExtension.class)
class RereadMonthsTest {

  private static final String PENALTIES =
      "decision_id,authority,enterprise_code,decision_date,penalty_type,fine";
  private static final String REPAIRS =
      "application_id,enterprise_code,record_source,record_number,state,applied_date,decided_date,effective_date";
  private static final String OBJECTIONS =
      "objection_id,enterprise_code,record_source,record_number,state,raised_date,decided_date";
  private static final List<Table> TABLES =
      List.of(Enterprise.TABLE, Penalty.TABLE, RecordWithdrawal.TABLE);
  private static final int MONTHS = 4;
  private static final int ENTERPRISES = 6;

  private final List<String> deliveries = new ArrayList<>();
  private int penalties;

  @Test
  void a_month_keeps_the_content_that_was_known_at_its_end(
      SparkSession spark, @TempDir Path folder) {
    rereadAfterEveryMonth(1, spark, folder);
  }

  @Tag("everywhere")
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void so_it_does_in_other_sequences(int seed, SparkSession spark, @TempDir Path folder) {
    rereadAfterEveryMonth(seed, spark, folder);
  }

  private void rereadAfterEveryMonth(int seed, SparkSession spark, Path folder) {
    Random random = new Random(seed);
    RecordedLanding landing = new RecordedLanding(spark, folder);
    Map<String, ContentHash.Content> atFirst = new LinkedHashMap<>();
    for (int i = 0; i < MONTHS; i++) {
      YearMonth month = YearMonth.of(2025, 1).plusMonths(i);
      deliver(landing, month, random);
      if (i > 0 && random.nextInt(3) > 0) {
        withdraw(spark, landing, month, random);
      }
      landing.run();
      StagesOnLake.run(landing.lake(), new RepairApplier());
      Map<String, ContentHash.Content> now = contents(landing.lake(), month);
      assertThat(now).as("seed %d, read again after %s", seed, month).containsAllEntriesOf(atFirst);
      atFirst.putAll(now);
    }
    for (Table table : TABLES) {
      assertThat(
              atFirst.entrySet().stream()
                  .filter(content -> content.getKey().startsWith(table.fullName()))
                  .map(Map.Entry::getValue)
                  .distinct()
                  .count())
          .as("%s differs between months", table.fullName())
          .isGreaterThan(1);
    }
  }

  /** Content of each table as known at the end of each month up to one. */
  private static Map<String, ContentHash.Content> contents(Lakehouse lake, YearMonth last) {
    Map<String, ContentHash.Content> contents = new TreeMap<>();
    List<Instant> moments = new ArrayList<>();
    for (YearMonth month = YearMonth.of(2025, 1); !month.isAfter(last); ) {
      month = month.plusMonths(1);
      moments.add(month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
    for (Table table : TABLES) {
      if (lake.exists(table)) {
        lake.asKnown(table, lake.version(table), moments)
            .orElseThrow()
            .forEach((moment, content) -> contents.put(table.fullName() + " " + moment, content));
      }
    }
    return contents;
  }

  private void deliver(RecordedLanding landing, YearMonth month, Random random) {
    List<String> register = new ArrayList<>();
    for (int i = 0; i < ENTERPRISES; i++) {
      if (month.getMonthValue() == 1 || random.nextInt(3) == 0) {
        register.add(
            "%s,杭州%s有限公司,%s,2010-01-01"
                .formatted(
                    letter(i),
                    "华明达信恒泰".charAt(random.nextInt(6)),
                    random.nextInt(5) == 0 ? "吊销" : "存续"));
      }
    }
    put(landing, "registration", month, 5, "", RecordedLanding.REGISTER, register);
    List<String> fresh = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      // Of this month, or of an earlier one and late; some are repeated.
      fresh.add(penalty(penalties++, month.minusMonths(random.nextInt(4)), random));
    }
    put(landing, "penalty", month, 6 + random.nextInt(10), "", PENALTIES, fresh);
    String kind = random.nextBoolean() ? "kind: correction" : "kind: deletion";
    put(
        landing,
        "penalty",
        month,
        17 + random.nextInt(5),
        kind,
        PENALTIES,
        List.of(penalty(random.nextInt(penalties), month, random)));
    int repaired = random.nextInt(penalties);
    put(
        landing,
        "credit_repair",
        month,
        23,
        "",
        REPAIRS,
        List.of(
            "修%d,%s,行政处罚,罚%d号,已通过,%s,%s,%s"
                .formatted(
                    month.getMonthValue(),
                    letter(repaired % ENTERPRISES),
                    repaired,
                    month.atDay(1),
                    month.atDay(20),
                    month.plusMonths(random.nextInt(3)).atDay(25))));
    int disputed = random.nextInt(penalties);
    put(
        landing,
        "objection",
        month,
        24,
        "",
        OBJECTIONS,
        List.of(
            "异%d,%s,行政处罚,罚%d号,%s,%s,%s"
                .formatted(
                    disputed,
                    letter(disputed % ENTERPRISES),
                    disputed,
                    random.nextBoolean() ? "异议成立" : "未通过",
                    month.atDay(2),
                    month.atDay(22))));
  }

  private void put(
      RecordedLanding landing,
      String source,
      YearMonth month,
      int day,
      String description,
      String header,
      List<String> rows) {
    if (rows.isEmpty()) {
      return;
    }
    String name = month.atDay(day) + "-" + deliveries.size();
    landing.deliver(source, name, description, header, rows.toArray(String[]::new));
    deliveries.add(source + "/" + name);
  }

  private void withdraw(
      SparkSession spark, RecordedLanding landing, YearMonth month, Random random) {
    String delivery = deliveries.get(random.nextInt(deliveries.size()));
    new Decisions(spark.sparkContext().hadoopConfiguration(), landing.location())
        .withdraw(delivery, month.atDay(27).atStartOfDay().toInstant(ZoneOffset.UTC), "李", "误报");
  }

  /** A penalty of the enterprise that its number fixes. */
  private static String penalty(int number, YearMonth month, Random random) {
    return "罚%d号,局,%s,%s,罚款,%d元"
        .formatted(
            number,
            letter(number % ENTERPRISES),
            month.atDay(1 + random.nextInt(20)),
            1_000 * (1 + random.nextInt(9)));
  }

  private static String letter(int number) {
    return String.valueOf((char) ('A' + number));
  }
}
