package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Secrecy;
import org.regulake.pipelines.run.Tables;

class SecrecyTest {

  private static final Pattern OF_PERSONS =
      Pattern.compile(
          "(?:person|representative|holder|officer|manager)_(?:name|number|phone|address)|name_id");

  @Test
  void no_name_number_telephone_or_address_of_a_person_is_public_in_any_table() {
    List<String> open =
        Tables.ALL.stream()
            .flatMap(
                table ->
                    table.fields().stream()
                        .filter(
                            field ->
                                OF_PERSONS.matcher(field.name()).find()
                                    && field.secrecy() == Secrecy.PUBLIC)
                        .map(field -> table.fullName() + "." + field.name()))
            .toList();
    assertThat(open).isEmpty();
  }

  @Test
  void the_name_of_a_person_is_in_two_tables_only() {
    assertThat(
            Tables.ALL.stream()
                .filter(
                    table ->
                        table.field("person_name").isPresent() && table.layer() != Layer.BRONZE
                            || table.fullName().equals("bronze.person"))
                .map(table -> table.fullName()))
        .containsExactlyInAnyOrder("bronze.person", "silver.person");
    assertThat(Tables.named("silver.enterprise").orElseThrow().field("representative_name"))
        .isEmpty();
  }

  @Test
  void no_published_column_is_about_persons() {
    assertThat(
            Tables.ALL.stream()
                .filter(table -> table.layer().schema().equals("published"))
                .flatMap(table -> table.fields().stream()))
        .noneMatch(field -> field.secrecy() == Secrecy.PERSONAL);
  }
}
