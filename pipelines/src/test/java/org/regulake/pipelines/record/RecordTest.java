package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.identity.LinkedCodes;
import org.regulake.pipelines.identity.NamedEnterprise;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Shareholding;

/** Stakes of two full deliveries, in January and in February, from bronze rows to histories. */
@ExtendWith(SparkExtension.class)
class RecordTest {

  private static final PersonKey KEY = PersonKey.ofHex("00".repeat(32), "the test");
  private static final String PERSON = KEY.ofNumber("11010519491231002X");

  private static final String IDENTIFIERS =
      """
      | stated_scheme: string | stated_code: string | entity_id: string | code_fault: string |
      |                       | CODE-A              | EA                | none               |
      |                       | CODE-B              | EB                | none               |
      |                       | CODE-X              | null              | check_digit        |
      """;

  private static final String STAKES =
      """
      | record_id: string | enterprise_code: string | holder_code: string | holder_number: string | holder_name: string | share_ratio: string | from_date: string | to_date: string |
      | jan-1             | CODE-A                  | CODE-B              | null                  | null                | 30%                 | 2024-01-01        | null              |
      | jan-2             | CODE-A                  | %1$s                | null                  | 张三                | 10%                 | 2024-01-01        | null              |
      | jan-3             | CODE-B                  | null                | %1$s                  | 张三                | 20%                 | 2024-01-01        | null              |
      | jan-4             | CODE-B                  | null                | null                  | 李四                | 40%                 | 2024-01-01        | null              |
      | jan-5             | CODE-X                  | CODE-B              | null                  | null                | 40%                 | 2024-01-01        | null              |
      | jan-6             | CODE-B                  | N/A                 | null                  | null                | 40%                 | 2024-01-01        | null              |
      | jan-7             | CODE-B                  | CODE-A              | null                  | null                | 5%                  | 2024-06-01        | 2024-02-01        |
      | jan-8             | CODE-B                  | null                | null                  | 香港虚构控股有限公司 | 5%                 | 2024-01-01        | null              |
      | jan-9             | CODE-B                  | null                | %1$s                  | 虚构                | 5%                  | 2024-01-01        | null              |
      | feb-1             | CODE-A                  | CODE-B              | null                  | null                | 30%                 | 2024-01-01        | 2024-06-31        |
      | feb-2             | CODE-A                  | %1$s                | null                  | 张三                | 10%                 | 2024-01-01        | null              |
      | feb-3             | CODE-B                  | null                | %1$s                  | 张三                | 20%                 | 2024-02-30        | null              |
      | feb-4             | CODE-B                  | CODE-A              | null                  | null                | three tenths        | 2024-03-01        | null              |
      | feb-5             | CODE-A                  | CODE-A              | null                  | null                | 5%                  | 2024-03-01        | null              |
      | feb-6             | CODE-A                  | CODE-A              | null                  | null                | 6%                  | 2024-03-01        | null              |
      | feb-7             | CODE-A                  | CODE-A              | null                  | null                | 6%                  | 2024-03-01        | 2024-09-01        |
      | feb-8             | CODE-B                  | CODE-B              | null                  | null                | 5%                  | 2024-03-01        | null              |
      | feb-9             | CODE-B                  | CODE-B              | null                  | null                | 6%                  | 2024-03-01        | null              |
      """
          .replace("%1$s", PERSON);

  private static Map<String, List<Row>> rows;

  @BeforeAll
  static void record(SparkSession spark) {
    Dataset<Row> bronze = bronze(TextTable.of(spark, STAKES));
    LinkedCodes linked = LinkedCodes.of(TextTable.of(spark, IDENTIFIERS));
    Dataset<Row> read = new ReadRecord(Shareholding.SOURCE, KEY).read(bronze, linked);
    List<Message> fulls = List.of(full("jan", 1), full("feb", 2));
    rows = new TreeMap<>();
    new RecordHistory(Shareholding.SOURCE, fulls, List.of())
        .of(read)
        .collectAsList()
        .forEach(
            row -> rows.computeIfAbsent(row.getAs("record_id"), id -> new ArrayList<>()).add(row));
  }

  private static Message full(String delivery, int month) {
    return new Message(
        delivery,
        MessageKind.FULL,
        0,
        "",
        LocalDate.of(2025, month, 5),
        received(month).toInstant());
  }

  private static Timestamp received(int month) {
    return Timestamp.valueOf("2025-%02d-05 09:00:00".formatted(month));
  }

  private static Dataset<Row> bronze(Dataset<Row> stakes) {
    Dataset<Row> delivered =
        stakes
            .selectExpr(
                "*",
                "substring(record_id, 1, 3) AS delivery_id",
                "CAST(substring(record_id, 5) AS bigint) AS line_number")
            .selectExpr(
                "*",
                "CASE delivery_id WHEN 'jan' THEN timestamp'2025-01-05 09:00:00' ELSE"
                    + " timestamp'2025-02-05 09:00:00' END AS received_at")
            .selectExpr(
                "*",
                "to_date(received_at) AS event_date",
                "'full' AS message_kind",
                "0L AS sequence",
                "'' AS scope",
                "'stakes.csv' AS file_name",
                "CASE record_id WHEN 'jan-9' THEN '企业' END AS holder_kind");
    for (Field field : Shareholding.SOURCE.bronze().fields()) {
      if (!List.of(delivered.columns()).contains(field.name())) {
        delivered = delivered.withColumn(field.name(), lit(null).cast(Schemas.type(field)));
      }
    }
    return Schemas.conform(Shareholding.SOURCE.bronze(), delivered);
  }

  private static Row only(String recordId) {
    assertThat(rows.get(recordId)).as(recordId).hasSize(1);
    return rows.get(recordId).get(0);
  }

  private static String fate(String recordId) {
    return only(recordId).getAs(RecordHistory.FATE);
  }

  private static List<String> problems(String recordId) {
    int problems = only(recordId).fieldIndex(ReadRecord.PROBLEMS);
    return only(recordId).isNullAt(problems)
        ? List.of()
        : only(recordId).<Row>getList(problems).stream()
            .map(problem -> "%s %s %s".formatted(problem.get(0), problem.get(1), problem.get(2)))
            .toList();
  }

  @Test
  void every_row_is_returned() {
    assertThat(rows.keySet())
        .containsExactly(
            "feb-1", "feb-2", "feb-3", "feb-4", "feb-5", "feb-6", "feb-7", "feb-8", "feb-9",
            "jan-1", "jan-2", "jan-3", "jan-4", "jan-5", "jan-6", "jan-7", "jan-8", "jan-9");
  }

  @Test
  void an_enterprise_is_known_by_its_code_and_a_person_by_the_hash_of_a_number() {
    assertThat(only("jan-1").<String>getAs("holder_id")).isEqualTo("EB");
    assertThat(only("jan-3").<String>getAs("holder_id")).isEqualTo(PERSON);
  }

  @Test
  void a_persons_number_in_the_column_of_a_code_identifies_the_person() {
    assertThat(only("jan-2").<String>getAs("holder_id")).isEqualTo(PERSON);
    assertThat(fate("jan-2")).isEqualTo("version");
  }

  @Test
  void a_person_known_only_by_name_is_suspected_within_one_enterprise() {
    assertThat(only("jan-4").<String>getAs("holder_id")).isEqualTo(KEY.ofName("李四", "EB"));
  }

  @Test
  void a_holder_without_a_code_is_an_enterprise_if_the_name_or_the_row_indicates_it() {
    assertThat(only("jan-8").<String>getAs("holder_id"))
        .isEqualTo(NamedEnterprise.idOf("香港虚构控股有限公司", "EB"))
        .startsWith("F");
    assertThat(only("jan-9").<String>getAs("holder_id"))
        .as("the row states 企业")
        .isEqualTo(NamedEnterprise.idOf("虚构", "EB"));
    assertThat(NamedEnterprise.idOf("香港虚构控股有限公司", "EA"))
        .as("known within one enterprise")
        .isNotEqualTo(NamedEnterprise.idOf("香港虚构控股有限公司", "EB"));
  }

  @Test
  void a_row_with_an_invalid_code_names_the_check_that_it_fails() {
    assertThat(fate("jan-5")).isEqualTo("unreadable");
    assertThat(problems("jan-5"))
        .containsExactly("code_invalid enterprise_code CODE-X (check_digit)");
  }

  @Test
  void a_row_without_a_holder_has_a_problem() {
    assertThat(problems("jan-6")).containsExactly("party_missing holder_id null");
  }

  @Test
  void a_stake_that_ends_before_it_begins_is_refused() {
    assertThat(problems("jan-7")).containsExactly("interval_reversed to_date 2024-02-01");
  }

  @Test
  void a_stake_whose_later_row_is_unreadable_is_still_known() {
    assertThat(fate("feb-1")).isEqualTo("unreadable");
    assertThat(only("jan-1").<Object>getAs("known_to")).isEqualTo(Bitemporal.OPEN_INSTANT);
  }

  @Test
  void an_unreadable_optional_cell_does_not_cost_the_row() {
    assertThat(fate("feb-4")).isEqualTo("version");
    assertThat(problems("feb-4")).isEmpty();
    assertThat(only("feb-4").<Object>getAs("share_ratio")).isNull();
    assertThat(only("feb-4").<String>getList(only("feb-4").fieldIndex("unread_cells")))
        .containsExactly("share_ratio");
    assertThat(only("feb-4").<Row>getList(only("feb-4").fieldIndex(ReadRecord.CELL_PROBLEMS)))
        .hasSize(1)
        .allSatisfy(
            problem ->
                assertThat(problem.toString())
                    .isEqualTo("[ratio_unreadable,share_ratio,three tenths]"));
    assertThat(only("jan-1").<Object>getAs("unread_cells")).isNull();
  }

  @Test
  void stakes_of_one_holder_in_one_delivery_add_up_and_contradictory_rows_are_explained() {
    assertThat(List.of(fate("feb-8"), fate("feb-9"))).containsOnly("version");
    assertThat(List.of(fate("feb-5"), fate("feb-6"), fate("feb-7"))).containsOnly("conflicting");
    assertThat(problems("feb-6"))
        .containsExactly(
            "conflicting_rows share_ratio 0.060000000", "conflicting_rows to_date null");
    assertThat(problems("feb-7"))
        .containsExactly(
            "conflicting_rows share_ratio 0.060000000", "conflicting_rows to_date 2024-09-01");
  }

  @Test
  void a_stake_that_the_next_full_delivery_repeats_is_still_known() {
    assertThat(fate("feb-2")).isEqualTo("unchanged");
    assertThat(only("jan-2").<Object>getAs("known_to")).isEqualTo(Bitemporal.OPEN_INSTANT);
  }

  @Test
  void a_stake_left_out_or_stated_with_an_impossible_start_later_is_no_longer_known() {
    assertThat(only("jan-4").<Object>getAs("known_to")).isEqualTo(received(2).toInstant());
    assertThat(problems("feb-3")).containsExactly("date_impossible from_date 2024-02-30");
    assertThat(only("jan-3").<Object>getAs("known_to")).isEqualTo(received(2).toInstant());
  }
}
