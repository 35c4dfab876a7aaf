package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.code.Identifiers;
import org.regulake.models.table.Field;
import org.regulake.models.testing.DatasetAssert;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Registration;

/**
 * E1 and E2 are registered by old numbers and have credit codes in other records, E2 since
 * February; E3 is registered by its credit code.
 */
@ExtendWith(SparkExtension.class)
class EnterpriseRecordTest {

  private static final String REGISTER =
      """
      | entity_id: string | entity_id_stated_code: string | known_from: timestamp |
      | E1                | 330111801535948               | 2025-01-05 09:00:00   |
      | E2                | 330111801535949               | 2025-01-05 09:00:00   |
      | E2                | 330111801535949               | 2025-03-05 09:00:00   |
      | E3                | 91330111479153905C            | 2025-01-05 09:00:00   |
      """;

  private static final String IDENTIFIERS =
      """
      | stated_scheme: string | stated_code: string | scheme: string      | code: string       | code_state: string | entity_id: string | known_from: timestamp |
      |                       | 330111801535948     | registration_number | 330111801535948    | valid              | E1                | 2025-01-05 09:00:00   |
      |                       | 91330604MATGNA7YXD  | uscc                | 91330604MATGNA7YXD | valid              | E1                | 2025-01-05 09:00:00   |
      |                       | 330111801535949     | registration_number | 330111801535949    | valid              | E2                | 2025-01-05 09:00:00   |
      |                       | 91110106111593822U  | uscc                | 91110106111593822U | valid              | E2                | 2025-02-05 09:00:00   |
      |                       | 91330111479153905C  | uscc                | 91330111479153905C | valid              | E3                | 2025-01-05 09:00:00   |
      |                       | 91330111479153905X  | uscc                | 91330111479153905X | invalid            | null              | 2025-01-05 09:00:00   |
      """;

  private static final Set<String> MADE =
      Set.of(
          "record_state",
          "stated_code",
          "credit_code",
          "code_state",
          "enterprise_kind",
          "region_code",
          "region_name",
          "region_match",
          "province_code",
          "province_name",
          "industry_code",
          "industry_section",
          "industry_match");

  private static final List<String> STATED =
      List.of(
          "identifier_scheme",
          "registration_number",
          "stated_region_code",
          "stated_province",
          "stated_city",
          "stated_industry_code");

  private static Dataset<Row> register(SparkSession spark) {
    Dataset<Row> register = TextTable.of(spark, REGISTER);
    for (Field field : Enterprise.TABLE.fields()) {
      if (!MADE.contains(field.name()) && !List.of(register.columns()).contains(field.name())) {
        register = register.withColumn(field.name(), lit(null).cast(Schemas.type(field)));
      }
    }
    for (String stated : STATED) {
      register = register.withColumn(stated, lit(null).cast(DataTypes.StringType));
    }
    return register;
  }

  @Test
  void a_credit_code_of_other_records_is_known_from_their_receipt(SparkSession spark) {
    Dataset<Row> identifiers =
        TextTable.of(spark, IDENTIFIERS)
            .withColumn("enterprise_name", lit(null).cast(DataTypes.StringType))
            .withColumn("record_id", lit("a:1"))
            .withColumn("is_stated_by_others", lit(true));
    DatasetAssert.assertThat(
            new EnterpriseRecord(Registration.SOURCE)
                .all(register(spark), identifiers)
                .selectExpr(
                    "entity_id",
                    "record_state",
                    "to_date(known_from) AS known_from",
                    "stated_code",
                    "credit_code"))
        .hasRows(
            """
            | entity_id: string | record_state: string | known_from: date | stated_code: string | credit_code: string |
            | E1                | registered           | 2025-01-05       | 330111801535948     | 91330604MATGNA7YXD  |
            | E2                | registered           | 2025-01-05       | 330111801535949     | null                |
            | E2                | registered           | 2025-03-05       | 330111801535949     | 91110106111593822U  |
            | E3                | registered           | 2025-01-05       | 91330111479153905C  | 91330111479153905C  |
            """);
  }

  @Test
  void an_unusable_register_row_creates_no_enterprise_unless_another_source_names_it(
      SparkSession spark) {
    Dataset<Row> identifiers =
        TextTable.of(
                spark,
                """
                | stated_scheme: string | stated_code: string | scheme: string | code: string       | code_state: string | entity_id: string | known_from: timestamp | is_stated_by_others: boolean |
                |                       | 91330111479153905C  | uscc           | 91330111479153905C | valid              | E3                | 2025-01-05 09:00:00   | false                        |
                |                       | 91330604MATGNA7YXD  | uscc           | 91330604MATGNA7YXD | valid              | E4                | 2025-01-05 09:00:00   | false                        |
                |                       | 91110106111593822U  | uscc           | 91110106111593822U | valid              | E5                | 2025-01-05 09:00:00   | false                        |
                |                       | 110106111593822     | uscc           | 91110106111593822U | valid              | E5                | 2025-02-05 09:00:00   | true                         |
                """)
            .withColumn("enterprise_name", lit(null).cast(DataTypes.StringType))
            .withColumn("record_id", lit("a:1"));
    assertThat(
            new EnterpriseRecord(Registration.SOURCE)
                .all(register(spark).where("entity_id = 'E3'"), identifiers)
                .select("entity_id", "record_state")
                .collectAsList())
        .extracting(Row::toString)
        .containsExactlyInAnyOrder("[E3,registered]", "[E5,reference_only]");
  }

  /** One enterprise of the register; the cells are those of {@link #STATED}. */
  private static Row placed(SparkSession spark, String code, String... stated) {
    Dataset<Row> register =
        register(spark).where("entity_id = 'E3'").withColumn("entity_id_stated_code", lit(code));
    for (int i = 0; i < STATED.size(); i++) {
      register = register.withColumn(STATED.get(i), lit(stated[i]).cast(DataTypes.StringType));
    }
    Dataset<Row> identifiers =
        TextTable.of(spark, IDENTIFIERS)
            .limit(1)
            .withColumn("stated_code", lit(code))
            .withColumn("code", lit(code))
            .withColumn("entity_id", lit("E3"))
            .withColumn("scheme", lit(Identifiers.recognise(code).scheme()))
            .withColumn("enterprise_name", lit(null).cast(DataTypes.StringType))
            .withColumn("record_id", lit("a:1"))
            .withColumn("is_stated_by_others", lit(true));
    return new EnterpriseRecord(Registration.SOURCE)
        .all(register, identifiers)
        .where("record_state = 'registered'")
        .collectAsList()
        .get(0);
  }

  @Test
  void a_division_comes_from_the_first_of_code_number_and_names_that_identifies_one(
      SparkSession spark) {
    String creditCode = "91640104MA700481XY";
    String organisation = "600037341";
    String[][] variants = {
      // code, scheme, number, region, province, city | region code, match, province code
      {creditCode, null, null, "640104000000", null, null, "640104", "exact", "64"},
      {creditCode, null, null, "640104001", null, null, "640104", "exact", "64"},
      {creditCode, null, null, "640104.0", null, null, "640104", "exact", "64"},
      {creditCode, null, null, "630106", null, null, "630106", "package", "63"},
      {creditCode, null, null, "海外", null, null, "640104", "exact", "64"},
      {creditCode, null, null, null, null, null, "640104", "exact", "64"},
      {organisation, null, "110108000000016", null, null, null, "110108", "exact", "11"},
      {organisation, "own", "110108000000016", null, null, null, null, "unknown", "00"},
      {"320506NA000043X", null, null, null, null, null, "320506", "exact", "32"},
      {organisation, null, null, null, "青海省", "西宁市", "630100", "stated_city", "63"},
      {organisation, null, null, null, null, "西宁", "630100", "stated_city", "63"},
      {organisation, null, null, "银川市金凤区", null, null, "640106", "stated_city", "64"},
      {organisation, null, null, null, "青海", "无此地", null, "stated_province", "63"},
      {organisation, null, null, null, null, "宁夏", null, "stated_province", "64"},
      {organisation, null, null, "990000", null, null, "990000", "unknown", "00"},
    };
    for (String[] variant : variants) {
      Row row =
          placed(
              spark, variant[0], variant[1], variant[2], variant[3], variant[4], variant[5], null);
      assertThat(
              Arrays.asList(
                  row.getAs("region_code"), row.getAs("region_match"), row.getAs("province_code")))
          .as(Arrays.toString(variant))
          .containsExactly(variant[6], variant[7], variant[8]);
    }
  }

  @Test
  void a_section_is_found_only_for_a_code_of_the_edition_of_2017(SparkSession spark) {
    String[][] variants = {
      {"0111", "A", "found"},
      {"B111", "B", "found"},
      {"190", "A", "found"},
      {"111", "?", "ambiguous"},
      {"6510", "?", "unknown"},
      {null, "?", "not_stated"}
    };
    for (String[] variant : variants) {
      Row row = placed(spark, "91640104MA700481XY", null, null, null, null, null, variant[0]);
      assertThat(Arrays.asList(row.getAs("industry_section"), row.getAs("industry_match")))
          .containsExactly(variant[1], variant[2]);
    }
  }
}
