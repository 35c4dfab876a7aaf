package org.regulake.pipelines.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regulake.models.table.Secrecy;

class SourcesTest {

  static Stream<Source> sources() {
    return Sources.ALL.stream();
  }

  /** A word that is no adverse source would withdraw by the number alone. */
  @Test
  void repairs_and_objections_name_adverse_sources() {
    List<String> adverse = Sources.adverse().stream().map(Source::name).toList();
    assertThat(adverse).contains("penalty", "abnormal_listing");
    for (Source decisions : List.of(CreditRepair.SOURCE, Objection.SOURCE)) {
      assertThat(decisions.words("record_source").keySet())
          .as(decisions.name())
          .containsExactlyInAnyOrderElementsOf(adverse);
    }
  }

  @Test
  void every_source_has_a_name_of_its_own() {
    assertThat(Sources.names())
        .doesNotHaveDuplicates()
        .allMatch(name -> Sources.named(name).isPresent());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void a_source_has_a_label_in_two_languages_and_a_responsible_authority(Source source) {
    SourceDescription description = source.description();
    assertThat(description.label())
        .containsOnlyKeys("zh", "en")
        .allSatisfy((language, label) -> assertThat(label).isNotBlank());
    assertThat(Stream.of(description.publisher(), description.owner(), description.licence()))
        .allSatisfy(text -> assertThat(text).isNotBlank());
    assertThat(description.frequency()).isIn("daily", "weekly", "monthly", "quarterly", "yearly");
    assertThat(description.sharing()).isIn("unconditional", "conditional", "not_shared");
    assertThat(description.latenessDays()).isNotNegative();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void parties_keys_and_intervals_name_existing_columns(Source source) {
    for (Party party : source.parties()) {
      assertThat(source.landedNames()).containsAll(party.codeColumns());
      assertThat(
              Stream.of(party.nameColumn(), party.numberColumn()).filter(column -> column != null))
          .allMatch(source.landedNames()::contains);
    }
    assertThat(source.key())
        .isNotEmpty()
        .allMatch(column -> source.silver().field(column).isPresent());
    assertThat(Stream.of(source.validFrom(), source.validTo()).filter(column -> column != null))
        .allMatch(column -> source.silver().field(column).isPresent());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void numbers_of_persons_are_personal_in_bronze_and_absent_from_silver(Source source) {
    assertThat(source.personNumberColumns())
        .allSatisfy(
            column -> {
              assertThat(source.bronze().field(column).orElseThrow().secrecy())
                  .isEqualTo(Secrecy.PERSONAL);
              assertThat(source.silver().field(column)).isEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("sources")
  void columns_that_identify_a_party_are_as_secret_as_the_party(Source source) {
    for (Party party : source.parties()) {
      Secrecy least =
          switch (party.nature()) {
            case PERSON -> Secrecy.PERSONAL;
            case EITHER -> Secrecy.RESTRICTED;
            case ENTERPRISE -> Secrecy.PUBLIC;
          };
      if (party.nameColumn() != null) {
        assertThat(source.bronze().field(party.nameColumn()).orElseThrow().secrecy())
            .isGreaterThanOrEqualTo(least);
      }
      assertThat(source.silver().field(party.idField().name()).orElseThrow().secrecy())
          .isGreaterThanOrEqualTo(least);
      if (party.nature() == Party.Nature.PERSON) {
        String name =
            source.columns().stream()
                .filter(column -> column.name().equals(party.nameColumn()))
                .findFirst()
                .orElseThrow()
                .field()
                .name();
        assertThat(source.silver().field(name)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void a_party_of_either_nature_has_a_kind_column_with_a_word_for_persons(Source source) {
    source.parties().stream()
        .filter(party -> party.nature() == Party.Nature.EITHER)
        .forEach(
            party -> assertThat(source.words(party.kindColumn())).containsKey(Party.KIND_PERSON));
  }

  @Test
  void every_reason_has_a_text_in_two_languages_and_is_found_by_its_code() {
    for (Reason reason : Reason.values()) {
      assertThat(Reason.of(reason.code())).isEqualTo(reason);
      assertThat(reason.chinese()).containsPattern("\\p{IsHan}");
      assertThat(reason.english()).containsPattern("[a-z]");
    }
  }
}
