package org.regulake.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

/** Codes with the enterprise of the crosswalk, and which of them need it. */
@ExtendWith(SparkExtension.class)
class LinkedCodesTest {

  /** A credit code without fault, and its organisation code. */
  private static final String CREDIT_CODE = "91350100M000100Y43";

  private static final String OF_ITSELF = StatedCode.of("", CREDIT_CODE, false).entityId();

  private static Map<String, String> linked(SparkSession spark, String rows) {
    Dataset<Row> identifiers =
        TextTable.of(
            spark,
            "| stated_scheme: string | stated_code: string | entity_id: string | code_fault: string"
                + " |\n"
                + rows);
    Map<String, String> entities = new TreeMap<>();
    try (LinkedCodes codes = LinkedCodes.of(identifiers)) {
      for (Row row : codes.rows().collectAsList()) {
        entities.put(row.getAs(LinkedCodes.CODE), row.getAs(LinkedCodes.ENTITY));
      }
    }
    return entities;
  }

  @Test
  void a_code_that_names_its_enterprise_by_itself_is_not_linked(SparkSession spark) {
    assertThat(
            linked(
                spark,
                """
                |         | %s | %s | none |
                | sender  | 17 | %s | none |
                """
                    .formatted(
                        CREDIT_CODE, OF_ITSELF, StatedCode.of("sender", "17", false).entityId())))
        .isEmpty();
  }

  @Test
  void a_code_of_an_enterprise_that_another_code_named_first_is_linked(SparkSession spark) {
    assertThat(linked(spark, "| | %s | E1 | none |\n".formatted(CREDIT_CODE)))
        .isEqualTo(Map.of(CREDIT_CODE, "E1"));
  }

  @Test
  void an_invalid_code_is_linked_only_if_the_crosswalk_knows_another_fault(SparkSession spark) {
    assertThat(
            linked(
                    spark,
                    """
                    | | nonsense | null | unknown_form |
                    | | rubbish  | null | region       |
                    """)
                .keySet())
        .containsExactly("rubbish");
  }
}
