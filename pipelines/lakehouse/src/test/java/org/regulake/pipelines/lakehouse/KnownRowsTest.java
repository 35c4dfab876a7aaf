package org.regulake.pipelines.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

/** Facts that become known in January, February and March, seen at the end of each month. */
@ExtendWith(SparkExtension.class)
class KnownRowsTest {

  private static final Field ID = Field.required("id", Type.STRING, "Id");
  private static final Table FACT =
      Table.named(Layer.SILVER, "fact")
          .grain("one row per fact and version")
          .key(ID, Bitemporal.KNOWN_FROM)
          .knownSince(Bitemporal.KNOWN_FROM)
          .fields(ID, Bitemporal.KNOWN_FROM, Bitemporal.KNOWN_TO)
          .build();
  private static final Instant BEFORE = Instant.parse("2024-12-31T16:00:00Z");
  private static final Instant JANUARY = Instant.parse("2025-01-31T16:00:00Z");
  private static final Instant FEBRUARY = Instant.parse("2025-02-28T16:00:00Z");
  private static final Instant MARCH = Instant.parse("2025-03-31T16:00:00Z");

  private static final String UNTIL_FEBRUARY =
      """
      | id: string | known_from: timestamp | known_to: timestamp  |
      | standing   | 2025-01-10T00:00:00   | 9999-12-31T00:00:00  |
      | corrected  | 2025-01-11T00:00:00   | 2025-02-28T16:00:00  |
      | corrected  | 2025-02-28T16:00:00   | 9999-12-31T00:00:00  |
      """;

  private static final String UNTIL_MARCH =
      """
      | id: string | known_from: timestamp | known_to: timestamp  |
      | standing   | 2025-01-10T00:00:00   | 2025-03-05T00:00:00  |
      | corrected  | 2025-01-11T00:00:00   | 2025-02-28T16:00:00  |
      | corrected  | 2025-02-28T16:00:00   | 9999-12-31T00:00:00  |
      | new        | 2025-03-05T00:00:00   | 9999-12-31T00:00:00  |
      """;

  private SparkSession spark;

  @BeforeEach
  void open(SparkSession session) {
    spark = session;
  }

  private Dataset<Row> rows(String text) {
    return Schemas.conform(FACT, TextTable.of(spark, text));
  }

  private static List<String> at(Dataset<Row> rows, Instant moment) {
    return KnownRows.at(FACT, rows, moment).orderBy("id", "known_from").collectAsList().stream()
        .map(
            row ->
                "%s until %s"
                    .formatted(
                        row.getAs("id"),
                        row.<Instant>getAs("known_to").toString().substring(0, 10)))
        .toList();
  }

  @Test
  void a_row_appears_at_its_first_moment_and_a_later_replacement_is_not_seen() {
    assertThat(at(rows(UNTIL_MARCH), BEFORE)).isEmpty();
    assertThat(at(rows(UNTIL_MARCH), JANUARY))
        .containsExactly("corrected until 9999-12-31", "standing until 9999-12-31");
    assertThat(at(rows(UNTIL_MARCH), FEBRUARY))
        .as("at the moment of a correction both the old and the new row are known")
        .containsExactly(
            "corrected until 2025-02-28",
            "corrected until 9999-12-31",
            "standing until 9999-12-31");
    assertThat(at(rows(UNTIL_MARCH), MARCH))
        .contains("standing until 2025-03-05", "new until 9999-12-31");
  }

  @Test
  void two_versions_agree_up_to_the_moment_at_which_they_differ_and_no_further() {
    List<Instant> moments = List.of(BEFORE, JANUARY, FEBRUARY, MARCH);
    Map<Instant, ContentHash.Content> earlier =
        ContentHash.asKnown(FACT, rows(UNTIL_FEBRUARY), moments);
    Map<Instant, ContentHash.Content> later = ContentHash.asKnown(FACT, rows(UNTIL_MARCH), moments);
    assertThat(moments.subList(0, 3))
        .allSatisfy(moment -> assertThat(later.get(moment)).isEqualTo(earlier.get(moment)));
    assertThat(later.get(MARCH)).isNotEqualTo(earlier.get(MARCH));
    assertThat(earlier.get(BEFORE)).isEqualTo(ContentHash.Content.NONE);
    assertThat(earlier.get(JANUARY)).isNotEqualTo(earlier.get(FEBRUARY));
  }

  @Test
  void the_content_known_at_a_moment_is_that_of_the_rows_known_at_it() {
    assertThat(ContentHash.asKnown(FACT, rows(UNTIL_MARCH), List.of(JANUARY, FEBRUARY)))
        .allSatisfy(
            (moment, content) ->
                assertThat(content)
                    .isEqualTo(
                        ContentHash.of(FACT, KnownRows.at(FACT, rows(UNTIL_MARCH), moment))));
  }

  @Test
  void rows_that_state_no_moment_cannot_be_known_at_one() {
    Table timeless =
        Table.named(Layer.OPS, "thing").grain("one row per thing").key(ID).fields(ID).build();
    assertThatThrownBy(() -> KnownRows.at(timeless, rows(UNTIL_MARCH), MARCH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows of ops.thing do not state since when they are known");
  }
}
