package org.regulake.pipelines.identity;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.code.CreditCode;
import org.regulake.models.code.OrganisationCode;
import org.regulake.models.code.RegistrationNumber;
import org.regulake.models.table.Field;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Penalty;
import org.regulake.pipelines.source.Registration;
import org.regulake.pipelines.source.Source;

/**
 * One small register and a few penalties, as known in January and in February; two crosswalks serve
 * all tests.
 */
@ExtendWith(SparkExtension.class)
class CrosswalkTest {

  private static final String ORGANISATION_A = organisation("MA01C0QX");
  private static final String USCC_A = uscc("91110105" + ORGANISATION_A);
  private static final String NUMBER_A = number("11010500000001");
  private static final String USCC_B = uscc("91310115" + organisation("MA1K3J5L"));
  private static final String USCC_C = uscc("91310115" + organisation("MA1K3J6M"));
  private static final String ORGANISATION_D = organisation("MA1K3J7N");
  private static final String NUMBER_D = number("31011500000003");
  private static final String NUMBER_BC = number("31011500000002");

  /**
   * Placeholder organisation codes: nine nines have a wrong check digit; eight ones with a correct
   * one are just as meaningless.
   */
  private static final String PLACEHOLDER_1 = uscc("91110105" + "999999999");

  private static final String PLACEHOLDER_2 = uscc("91310115" + "999999999");
  private static final String ZEROS_1 = uscc("91110105" + "000000000");

  /**
   * Issued on an organisation code with a wrong check digit: the 18th character is correct, the
   * 17th is not.
   */
  private static final String LEGACY = uscc("91110105" + wrong(organisation("78901234")));

  private static final String LEGACY_UNSTATED = uscc("91110105" + wrong(organisation("78901235")));

  private static Map<String, Row> january;
  private static Map<String, Row> february;

  private static String organisation(String eight) {
    return eight + OrganisationCode.checkDigit(eight);
  }

  private static String uscc(String seventeen) {
    return seventeen + CreditCode.checkDigit(seventeen);
  }

  private static String number(String fourteen) {
    return fourteen + RegistrationNumber.checkDigit(fourteen);
  }

  /** The same organisation code with another check digit. */
  private static String wrong(String organisationCode) {
    char check = organisationCode.charAt(8);
    return organisationCode.substring(0, 8) + (check == '1' ? '2' : '1');
  }

  @BeforeAll
  static void build(SparkSession spark) {
    List<String> penalties =
        new ArrayList<>(
            List.of(
                penalty(1, null, NUMBER_A),
                penalty(1, null, NUMBER_BC),
                penalty(1, "bank", "4711"),
                penalty(1, "tax", "4711"),
                penalty(1, null, "4711"),
                penalty(1, null, USCC_A.substring(0, 17) + "?"),
                penalty(1, null, "N/A"),
                penalty(1, null, LEGACY_UNSTATED),
                penalty(1, null, LEGACY),
                penalty(1, null, ZEROS_1),
                penalty(1, null, "000000000"),
                penalty(1, "port", "7", ""),
                penalty(1, "port", "7", "-"),
                penalty(1, "port", "7", "N0123456789abcdef0123456789abcdef"),
                penalty(2, "port", "7", "　远洋（上海）公司"),
                penalty(3, "port", "7", "近海公司")));
    january = crosswalk(spark, List.of(), penalties);
    penalties.add(
        penalty(2, null, ORGANISATION_A.substring(0, 8) + "-" + ORGANISATION_A.charAt(8)));
    february =
        crosswalk(
            spark,
            List.of(
                register(2, USCC_A, NUMBER_A, ORGANISATION_A),
                register(2, USCC_B, NUMBER_BC, null),
                register(2, USCC_C, NUMBER_BC, null),
                register(2, "N/A", NUMBER_D, ORGANISATION_D),
                register(2, PLACEHOLDER_1, null, null),
                register(2, PLACEHOLDER_2, null, null),
                register(2, LEGACY, null, null)),
            penalties);
  }

  private static String penalty(int month, String scheme, String code) {
    return penalty(month, scheme, code, null);
  }

  private static String penalty(int month, String scheme, String code, String name) {
    return "| %s | 2025-%02d-05 09:00:00 | %s | %s | penalty:%s |"
        .formatted(scheme, month, code, name, code);
  }

  private static String register(int month, String uscc, String number, String organisation) {
    return "| null | 2025-%02d-05 10:00:00 | %s | %s | %s | register:%s |"
        .formatted(month, uscc, number, organisation, uscc);
  }

  private static Map<String, Row> crosswalk(
      SparkSession spark, List<String> register, List<String> penalties) {
    Dataset<Row> registered =
        TextTable.of(
            spark,
            "| identifier_scheme: string | received_at: timestamp | credit_code: string |"
                + " registration_number: string | organisation_code: string | record_id: string |\n"
                + String.join("\n", register));
    Dataset<Row> punished =
        TextTable.of(
            spark,
            "| identifier_scheme: string | received_at: timestamp | enterprise_code: string |"
                + " enterprise_name: string | record_id: string |\n"
                + String.join("\n", penalties));
    Map<String, Row> rows = new HashMap<>();
    Map<Source, Dataset<Row>> bronze =
        Map.of(
            Registration.SOURCE,
            bronze(Registration.SOURCE, registered),
            Penalty.SOURCE,
            bronze(Penalty.SOURCE, punished));
    Dataset<Row> linked =
        Crosswalk.link(
                Crosswalk.checkedCodes(Crosswalk.statedCodes(bronze)),
                bronze.get(Registration.SOURCE),
                DecidedIdentities.NONE)
            .rows();
    for (Row row : Schemas.conform(Identifier.TABLE, linked).collectAsList()) {
      assertThat(rows.put(row.getAs("stated_scheme") + ":" + row.getAs("stated_code"), row))
          .as("one row per code")
          .isNull();
    }
    return rows;
  }

  private static Dataset<Row> bronze(Source source, Dataset<Row> rows) {
    Dataset<Row> whole = rows;
    List<String> present = List.of(rows.columns());
    for (Field field : source.bronze().fields()) {
      if (!present.contains(field.name())) {
        whole = whole.withColumn(field.name(), lit(null).cast(Schemas.type(field)));
      }
    }
    return whole;
  }

  private static Row of(String code) {
    return february.get(":" + code);
  }

  private static String entity(String code) {
    return of(code).getAs("entity_id");
  }

  @Test
  void a_credit_code_its_organisation_code_and_registration_number_are_one_enterprise() {
    assertThat(entity(USCC_A))
        .startsWith("E")
        .isEqualTo(entity(ORGANISATION_A))
        .isEqualTo(entity(NUMBER_A))
        .isEqualTo(entity(ORGANISATION_A.substring(0, 8) + "-" + ORGANISATION_A.charAt(8)));
  }

  @Test
  void a_missing_credit_code_does_not_hide_the_organisation_code_of_the_row() {
    assertThat(entity(NUMBER_D)).isNotNull().isEqualTo(entity(ORGANISATION_D));
  }

  @Test
  void an_enterprise_keeps_its_id_when_more_codes_become_known() {
    String before = january.get(":" + NUMBER_A).getAs("entity_id");
    assertThat(before).isNotNull();
    assertThat(entity(NUMBER_A)).isEqualTo(before);
    assertThat(entity(USCC_A)).isEqualTo(before);
    assertThat(of(USCC_A).<String>getAs("own_entity_id")).isNotEqualTo(before);
  }

  @Test
  void a_registration_number_with_the_codes_of_two_enterprises_links_neither() {
    assertThat(List.of(entity(USCC_B), entity(USCC_C), entity(NUMBER_BC)))
        .doesNotHaveDuplicates()
        .doesNotContainNull();
  }

  @Test
  void enterprises_with_the_same_placeholder_organisation_code_are_kept_apart() {
    assertThat(List.of(entity(PLACEHOLDER_1), entity(PLACEHOLDER_2)))
        .doesNotHaveDuplicates()
        .doesNotContainNull();
  }

  @Test
  void nine_zeros_identify_no_enterprise() {
    assertThat(entity("000000000")).isNull();
    assertThat(entity(ZEROS_1)).isNull();
  }

  @Test
  void schemes_of_senders_are_kept_apart_from_each_other_and_from_national_codes() {
    String bank = february.get("bank:4711").getAs("entity_id");
    String tax = february.get("tax:4711").getAs("entity_id");
    assertThat(List.of(bank, tax)).doesNotHaveDuplicates().doesNotContainNull();
    assertThat(entity("4711")).isNull();
    assertThat(of("4711").<String>getAs("code_fault")).isEqualTo("unknown_form");
  }

  @Test
  void an_invalid_code_identifies_no_enterprise_and_has_its_fault() {
    Row masked = of(USCC_A.substring(0, 17) + "?");
    assertThat(masked.<String>getAs("code_state")).isEqualTo("invalid");
    assertThat(masked.<String>getAs("code_fault")).isEqualTo("alphabet");
    assertThat(masked.<String>getAs("entity_id")).isNull();
  }

  @Test
  void an_empty_cell_is_not_a_code() {
    assertThat(february).doesNotContainKey(":N/A");
  }

  @Test
  void a_code_with_a_wrong_organisation_digit_is_valid_only_if_the_register_states_it() {
    assertThat(january.get(":" + LEGACY).<String>getAs("code_state")).isEqualTo("invalid");
    assertThat(of(LEGACY).<String>getAs("code_state")).isEqualTo("legacy_confirmed");
    assertThat(of(LEGACY).<String>getAs("code_fault")).isEqualTo("organisation_digit");
    assertThat(entity(LEGACY)).isNotNull();
    assertThat(of(LEGACY_UNSTATED).<String>getAs("code_state")).isEqualTo("invalid");
    assertThat(entity(LEGACY_UNSTATED)).isNull();
  }

  @Test
  void a_code_is_known_from_its_first_mention() {
    assertThat(of(NUMBER_A).<Object>getAs("known_from"))
        .isEqualTo(Timestamp.valueOf("2025-01-05 09:00:00").toInstant());
    assertThat(of(NUMBER_A).<String>getAs("record_id")).isEqualTo("penalty:" + NUMBER_A);
    assertThat(of(NUMBER_A).<Boolean>getAs("is_stated_by_register")).isTrue();
  }

  @Test
  void the_name_of_an_enterprise_is_the_first_stated_one_that_is_not_a_person() {
    assertThat(february.get("port:7").<String>getAs("enterprise_name")).isEqualTo("远洋(上海)公司");
  }

  @Test
  void every_code_names_its_enterprise_by_itself_or_is_linked(SparkSession spark) {
    Map<String, String> linked = new HashMap<>();
    try (LinkedCodes codes =
        LinkedCodes.of(
            spark.createDataFrame(List.copyOf(february.values()), Schemas.of(Identifier.TABLE)))) {
      codes
          .rows()
          .collectAsList()
          .forEach(
              row ->
                  linked.put(
                      row.getAs(LinkedCodes.SCHEME) + ":" + row.getAs(LinkedCodes.CODE),
                      row.getAs(LinkedCodes.ENTITY)));
    }
    assertThat(linked).containsKeys(":" + USCC_A, ":" + LEGACY).doesNotContainKey(":" + USCC_B);
    february.forEach(
        (stated, row) ->
            assertThat(
                    linked.containsKey(stated)
                        ? linked.get(stated)
                        : StatedCode.of(row.getAs("stated_scheme"), row.getAs("stated_code"), false)
                            .entityId())
                .as(stated)
                .isEqualTo(row.getAs("entity_id")));
  }
}
