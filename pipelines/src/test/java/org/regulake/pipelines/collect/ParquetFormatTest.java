package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.pipelines.record.RecordedLanding.values;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;

/** Parquet files of penalties, whose values are of every type. */
@ExtendWith(SparkExtension.class)
class ParquetFormatTest {

  private static final String CODE = "91330100MA00000072";
  private static final String TEXT = " binary %s (STRING); ";
  private static final String COLUMNS =
      "required" + TEXT.formatted("decision_id") + "optional" + TEXT.formatted("authority");
  private static final int DAY = (int) LocalDate.of(2025, 1, 5).toEpochDay();

  private static CollectedLanding collected;
  private static final Map<String, Row> FILES = new TreeMap<>();

  @BeforeAll
  static void collect(SparkSession spark, @TempDir Path folder) throws IOException {
    collected = new CollectedLanding(spark, folder);
    typed(
        "decimal",
        "binary enterprise_code (STRING); optional int32 decision_date (DATE); optional int64 fine"
            + " (DECIMAL(12,2))",
        row("D1").andThen(row -> add(row, DAY, 123456L)),
        row("D2").andThen(row -> row.add("enterprise_code", CODE)));
    typed(
        "moment",
        "binary enterprise_code (STRING); optional int64 decision_date (TIMESTAMP(MICROS,true));"
            + " optional fixed_len_byte_array(4) fine (DECIMAL(9,2))",
        row("M1")
            .andThen(
                row -> {
                  row.add("enterprise_code", CODE);
                  row.add(
                      "decision_date",
                      Instant.parse("2025-01-04T16:00:00Z").getEpochSecond() * 1_000_000);
                  row.add("fine", Binary.fromConstantByteArray(bytes(-150)));
                }));
    typed(
        "old-moment",
        "binary enterprise_code (STRING); optional int96 decision_date; optional double fine",
        row("O1")
            .andThen(
                row -> {
                  row.add("enterprise_code", CODE);
                  // Noon of 5 January 2025 in universal time, which is eight in the evening in
                  // China.
                  row.add("decision_date", new NanoTime(2_460_681, 43_200_000_000_000L).toBinary());
                  row.add("fine", 12_345_678.5);
                }));
    typed(
        "code-as-number",
        "double enterprise_code; optional int32 decision_date (DATE); optional float fine",
        row("C1").andThen(row -> add(row, 9.133010012345679E17, 1.5f)),
        row("C2").andThen(row -> add(row, 330100000000007.0, 0.1f)),
        row("C3").andThen(row -> add(row, 330100000000007.0, Float.NaN)));
    typed(
        "foreign",
        "binary enterprise_code (STRING); optional int32 decision_date (DATE)",
        row -> {
          row.add(
              "decision_id", Binary.fromConstantByteArray("京罚".getBytes(Charset.forName("GBK"))));
          row.add("authority", "局");
        });
    put("nested", ParquetFile.of(COLUMNS + "repeated" + TEXT.formatted("enterprise_code")));
    put("unknown", ParquetFile.of(COLUMNS + "optional" + TEXT.formatted("enterprise_cod")));
    put("cut", Arrays.copyOf(ParquetFile.of(COLUMNS, row("X1")), 100));
    put("not", "decision_id\n1\n".getBytes(StandardCharsets.UTF_8));
    collected
        .landing()
        .put("penalty/2025-01-31-named-csv/rows.csv", ParquetFile.of(COLUMNS, row("X2")));
    collected.collect();
    collected
        .lake()
        .read(DeliveredFile.TABLE)
        .collectAsList()
        .forEach(
            row ->
                FILES.put(
                    row.<String>getAs("delivery_id").substring("penalty/2025-01-31-".length()),
                    row));
  }

  private static void put(String delivery, byte[] content) {
    collected.landing().put("penalty/2025-01-31-" + delivery + "/rows.parquet", content);
  }

  @SafeVarargs
  private static void typed(String delivery, String typed, Consumer<Group>... rows)
      throws IOException {
    put(
        delivery,
        ParquetFile.of(
            COLUMNS + "optional " + typed + "; optional" + TEXT.formatted("penalty_type"), rows));
  }

  private static Consumer<Group> row(String id) {
    return row -> {
      row.add("decision_id", id);
      row.add("authority", "局");
      if (row.getType().containsField("penalty_type")) {
        row.add("penalty_type", "罚款");
      }
    };
  }

  private static void add(Group row, int day, long fine) {
    row.add("enterprise_code", CODE);
    row.add("decision_date", day);
    row.add("fine", fine);
  }

  private static void add(Group row, double code, float fine) {
    row.add("enterprise_code", code);
    row.add("decision_date", DAY);
    row.add("fine", fine);
  }

  private static byte[] bytes(int unscaled) {
    byte[] filled = new byte[4];
    byte[] value = BigInteger.valueOf(unscaled).toByteArray();
    Arrays.fill(filled, (byte) (unscaled < 0 ? -1 : 0));
    System.arraycopy(value, 0, filled, filled.length - value.length, value.length);
    return filled;
  }

  private static List<String> bronze() {
    return values(
        collected.bronze("penalty"),
        "decision_id",
        "enterprise_code",
        "decision_date",
        "fine",
        "line_number");
  }

  private static String state(String delivery) {
    Row file = FILES.get(delivery);
    return file.getAs("state") + " " + file.getAs("reason_code") + " " + file.getAs("detail");
  }

  @Test
  void values_of_every_type_become_the_text_that_a_sender_would_write() {
    assertThat(bronze())
        .containsExactly(
            "C2 330100000000007 2025-01-05 0.1 2",
            "C3 330100000000007 2025-01-05 NaN 3",
            "D1 " + CODE + " 2025-01-05 1234.56 1",
            "D2 " + CODE + " null null 2",
            "M1 " + CODE + " 2025-01-05 -1.50 1",
            "O1 " + CODE + " 2025-01-05 20:00:00 12345678.5 1");
  }

  @Test
  void rows_are_counted_as_the_writer_counted_them() {
    assertThat(FILES.get("decimal").<Long>getAs("line_count")).isEqualTo(2);
    assertThat(FILES.get("decimal").<Long>getAs("rows_in")).isEqualTo(2);
    assertThat(FILES.get("decimal").<Long>getAs("header_line_count")).isZero();
  }

  @Test
  void a_code_that_is_a_floating_number_of_too_many_digits_goes_to_quarantine() {
    assertThat(collected.lake().read(QuarantinedLandedRow.TABLE).collectAsList())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.getAs("reason_code") + " " + row.getAs("detail"))
                    .startsWith("code_as_number column 'enterprise_code'"));
  }

  @Test
  void a_file_that_is_none_is_damaged_or_has_other_columns_is_refused() {
    assertThat(state("nested")).startsWith("refused file_malformed").contains("enterprise_code");
    assertThat(state("unknown"))
        .startsWith("refused header_unknown")
        .contains("nearest: 'enterprise_code'");
    assertThat(state("cut")).startsWith("refused file_format").contains("no readable Parquet file");
    assertThat(state("foreign")).startsWith("refused file_encoding").contains("decision_id");
    assertThat(state("not")).startsWith("refused file_format");
    assertThat(state("named-csv"))
        .startsWith("refused file_format")
        .contains("a Parquet file; let its name end in .parquet");
  }
}
