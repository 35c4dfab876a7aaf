package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.table.Field;
import org.regulake.models.testing.DatasetAssert;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

/** E1 and E2 are registered by old numbers and have credit codes in other records, E2 since February; E3 is registered by its credit code. */
@ExtendWith(SparkExtension.class)
class EnterpriseRecordTest {

  private static final String REGISTER = """
      | entity_id: string | entity_id_stated_code: string | known_from: timestamp |
      | E1                | 330111801535948               | 2025-01-05 09:00:00   |
      | E2                | 330111801535949               | 2025-01-05 09:00:00   |
      | E2                | 330111801535949               | 2025-03-05 09:00:00   |
      | E3                | 91330111479153905C            | 2025-01-05 09:00:00   |
      """;

  private static final String IDENTIFIERS = """
      | stated_scheme: string | stated_code: string | scheme: string      | code: string       | code_state: string | entity_id: string | known_from: timestamp |
      |                       | 330111801535948     | registration_number | 330111801535948    | valid              | E1                | 2025-01-05 09:00:00   |
      |                       | 91330604MATGNA7YXD  | uscc                | 91330604MATGNA7YXD | valid              | E1                | 2025-01-05 09:00:00   |
      |                       | 330111801535949     | registration_number | 330111801535949    | valid              | E2                | 2025-01-05 09:00:00   |
      |                       | 91110106111593822U  | uscc                | 91110106111593822U | valid              | E2                | 2025-02-05 09:00:00   |
      |                       | 91330111479153905C  | uscc                | 91330111479153905C | valid              | E3                | 2025-01-05 09:00:00   |
      |                       | 91330111479153905X  | uscc                | 91330111479153905X | invalid            | null              | 2025-01-05 09:00:00   |
      """;

  private static final Set<String> MADE = Set.of("record_state", "stated_code", "credit_code", "code_state", "enterprise_kind", "region_code", "region_name",
      "region_match", "province_code", "province_name", "industry_code", "industry_section");

  private static Dataset<Row> register(SparkSession spark) {
    Dataset<Row> register = TextTable.of(spark, REGISTER);
    for (Field field : Enterprise.TABLE.fields()) {
      if (!MADE.contains(field.name()) && !List.of(register.columns()).contains(field.name())) {
        register = register.withColumn(field.name(), lit(null).cast(field.type()));
      }
    }
    for (String stated : List.of("identifier_scheme", "stated_region_code", "stated_province", "stated_industry_code")) {
      register = register.withColumn(stated, lit(null).cast(DataTypes.StringType));
    }
    return register;
  }

  @Test
  void a_credit_code_that_only_other_records_state_is_known_from_the_day_on_which_they_came(SparkSession spark) {
    Dataset<Row> identifiers = TextTable.of(spark, IDENTIFIERS)
        .withColumn("enterprise_name", lit(null).cast(DataTypes.StringType)).withColumn("record_id", lit("a:1"));
    DatasetAssert.assertThat(EnterpriseRecord.of(register(spark), identifiers)
            .selectExpr("entity_id", "record_state", "to_date(known_from) AS known_from", "stated_code", "credit_code"))
        .hasRows("""
            | entity_id: string | record_state: string | known_from: date | stated_code: string | credit_code: string |
            | E1                | registered           | 2025-01-05       | 330111801535948     | 91330604MATGNA7YXD  |
            | E2                | registered           | 2025-01-05       | 330111801535949     | null                |
            | E2                | registered           | 2025-03-05       | 330111801535949     | 91110106111593822U  |
            | E3                | registered           | 2025-01-05       | 91330111479153905C  | 91330111479153905C  |
            """);
  }
}
