package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.pipelines.collect.FaultyLanding.NUMBER;
import static org.regulake.pipelines.collect.FaultyLanding.OLD_NUMBER;
import static org.regulake.pipelines.collect.FaultyLanding.PASSPORT;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.PersonName;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.source.Reason;

/** Numbers and names of persons in landed files are replaced by a hash and an id. */
@ExtendWith(SparkExtension.class)
class CollectedPersonsTest {

  private static CollectReport report;
  private static List<Row> officers;
  private static Map<String, String> namesById;
  private static List<Row> quarantined;

  @BeforeAll
  static void collect(SparkSession spark, @TempDir Path folder) {
    CollectedLanding collected = new CollectedLanding(spark, folder);
    FaultyLanding.landPersons(collected.landing());
    report = collected.collect();
    officers = collected.bronze("officer");
    namesById =
        collected
            .lake()
            .read(PersonName.TABLE)
            .where("file_name = 'people.csv'")
            .collectAsList()
            .stream()
            .collect(
                Collectors.toMap(row -> row.getAs("name_id"), row -> row.getAs("person_name")));
    quarantined = collected.lake().read(QuarantinedLandedRow.TABLE).collectAsList();
  }

  @Test
  void a_person_has_one_hash_however_the_number_is_written() {
    assertThat(officers).hasSize(5);
    assertThat(
            officers.stream()
                .map(row -> row.<String>getAs("person_number"))
                .filter(number -> number != null)
                .distinct())
        .singleElement()
        .asString()
        .matches("P[0-9a-f]{32}");
  }

  @Test
  void a_row_without_a_number_has_no_hash() {
    assertThat(
            officers.stream()
                .filter(row -> row.getAs("person_number") == null)
                .map(row -> namesById.get(row.<String>getAs("person_name"))))
        .containsExactly("李四");
  }

  @Test
  void a_resident_number_in_a_code_or_after_a_name_is_hashed_like_any_other() {
    String hash =
        officers.stream()
            .map(row -> row.<String>getAs("person_number"))
            .filter(number -> number != null)
            .findAny()
            .orElseThrow();
    assertThat(officers.stream().filter(row -> row.<String>getAs("enterprise_code").equals(hash)))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.<String>getAs("person_number")).isEqualTo(hash);
              assertThat(namesById.get(row.<String>getAs("person_name"))).isEqualTo("王五");
            });
  }

  @Test
  void the_name_of_a_person_is_once_per_file_in_its_own_table_and_nowhere_else() {
    assertThat(namesById.values()).containsExactlyInAnyOrder("张三", "李四", "王五");
    assertThat(
            officers.stream()
                .map(row -> row.<String>getAs("person_name"))
                .filter(name -> name != null))
        .allMatch(namesById::containsKey);
    List<String> names = List.of("张三", "李四", "王五", "John");
    assertThat(
            Stream.of(officers, quarantined, report.refusals())
                .flatMap(List::stream)
                .map(Object::toString))
        .noneMatch(kept -> names.stream().anyMatch(kept::contains));
  }

  @Test
  void no_number_of_a_person_is_kept_in_bronze_in_quarantine_or_in_a_message() {
    assertThat(report.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.deliveryId()).isEqualTo("officer/2025-01-06-no-header");
              assertThat(refusal.fileName()).isEqualTo("people.csv");
              assertThat(refusal.reason()).isEqualTo(Reason.HEADER_UNKNOWN);
            });
    assertThat(
            quarantined.stream()
                .filter(row -> row.<String>getAs("delivery_id").startsWith("officer/")))
        .hasSize(7);
    List<String> numbers =
        List.of(NUMBER, NUMBER.substring(0, 12), "0307200X", OLD_NUMBER, PASSPORT);
    List<String> leaks =
        Stream.of(officers, quarantined, report.refusals())
            .flatMap(List::stream)
            .map(Object::toString)
            .filter(kept -> numbers.stream().anyMatch(kept.toUpperCase(Locale.ROOT)::contains))
            .toList();
    assertThat(leaks).isEmpty();
  }
}
