package org.regulake.models.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.models.rule.RuleFiles;

class LinkageModelTest {

  private static final String YAML =
      """
      id: people
      label: {zh: 人员, en: People}
      fields:
        - {name: surname, column: surname, read: [plain]}
        - {name: surname_start, column: surname, read: [plain, first 2]}
        - {name: given, column: given_name}
      blocking: {largest_block: 100, rules: [[surname_start, given]]}
      comparisons:
        - {field: surname, label: {zh: 姓, en: surname}, levels: [same, edits 1], rarity: true}
        - {field: given, label: {zh: 名, en: given}, levels: [same, jaro_winkler 0.9, swapped surname]}
      link_from: 0.99
      review_from: 0.5
      """;

  @Test
  void everyPackagedFileIsRead() {
    assertThat(RuleFiles.readAll(LinkageModel.FOLDER, LinkageModel.class)).isNotEmpty();
  }

  @Test
  void aRuleFixesTheComparisonsOfItsColumns() {
    LinkageModel model = read(YAML);

    assertThat(model.isFixedBy(0, 0)).isTrue();
    assertThat(model.isFixedBy(1, 0)).isTrue();
    assertThat(model.rarities()).containsExactly(0);
    assertThat(model.comparisons().get(1).levels())
        .extracting(AgreementLevel::text)
        .containsExactly("same", "jaro_winkler 0.9", "swapped surname");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          levels: [same, edits 1], rarity   | levels: [edits 1], rarity         | first level has to be 'same'
          edits 1                           | edits                             | write same
          edits 1                           | edit 1                            | nearest: 'edits'
          jaro_winkler 0.9                  | jaro_winkler 1.2                  | write same
          swapped surname                   | swapped givn                      | nearest: 'given'
          first 2                           | first                             | as in first 3
          rules: [[surname_start, given]]   | rules: [[surname_star, given]]    | nearest: 'surname_start'
          largest_block: 100                | largest_block: 1                  | at least 2 records
          review_from: 0.5                  | review_from: 0.995                | review_from <= link_from
          column: given_name                | colum: given_name                 | nearest: 'column'
          levels: [same, edits 1]           | levels: [same, same]              | twice
          """)
  void aWrongFileIsRefusedWithWhatToWrite(String right, String wrong, String message) {
    assertThat(YAML).contains(right);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(YAML.replace(right, wrong)))
        .withMessageContaining(message);
  }

  static LinkageModel read(String yaml) {
    return RuleFiles.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
        "people.yml",
        LinkageModel.class);
  }
}
