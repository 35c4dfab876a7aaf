package org.regulake.pipelines.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.models.rule.RuleFiles;

/** A description that does not fit together is refused before a run begins. */
class SourceCheckTest {

  private static final String SOUND =
      """
      label: {zh: 发票, en: Invoices}
      publisher: 税务部门
      owner: 税务部门
      licence: 依法归集
      frequency: monthly
      lateness_days: 15
      secrecy: restricted
      sharing: conditional
      grain: one row per invoice and version
      parties:
        - {column: entity_id, nature: enterprise, codes: [seller_code], name: seller_name, sentence: The seller}
      columns:
        - {name: number, headers: [发票号码], type: text, required: true, sentence: Number}
        - {name: issued_date, type: date, required: true, sentence: Day of issue}
        - {name: seller_code, type: code, required: true, sentence: Code of the seller}
        - {name: seller_name, type: name, sentence: Name of the seller}
        - {name: amount, type: yuan, silver: amount_yuan, sentence: Sum; null when not stated}
        - {name: state, type: choice, sentence: State; null when not stated, words: {issued: [正常], void: [作废]}}
      key: [number]
      parts: [entity_id]
      valid: {from: issued_date}
      checks: {sum_not_negative: amount_yuan IS NULL OR amount_yuan >= 0}
      """;

  private static Source source(String yaml) {
    return new Source(
        "invoice",
        RuleFiles.read(
            new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
            "invoice.yml",
            SourceDescription.class));
  }

  @Test
  void a_sound_description_is_a_source() {
    Source source = source(SOUND);
    assertThat(source.silver().field("amount_yuan").orElseThrow().unit()).isEqualTo("yuan");
    assertThat(source.silver().field("seller_code").orElseThrow().isNullable()).isTrue();
    assertThat(source.silver().field("number").orElseThrow().isNullable()).isFalse();
    assertThat(source.requiredNames()).containsExactly("number", "issued_date", "seller_code");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "codes: [seller_code]|codes: [seler_code]|column 'seler_code' is not known; nearest:"
            + " 'seller_code'",
        "key: [number]|key: [nunber]|key 'nunber' is not known; nearest: 'number'",
        "parts: [entity_id]|parts: [entity]|parts 'entity' is not known",
        "from: issued_date|from: number|valid, from: 'number' is no date",
        "valid: {from: issued_date}|adverse: {number: nunber}|adverse, number 'nunber' is not"
            + " known",
        "silver: amount_yuan|silver: number|the silver columns names 'number' twice",
        "silver: amount_yuan|silver: valid_from|the silver columns names 'valid_from' twice",
        "headers: [发票号码]|headers: [amount]|the header 'amount' stands for number and for amount",
        "name: amount,|name: state,|columns names 'state' twice",
        "void: [作废]|void: [正常]|'正常' is a spelling of",
        "void: [作废]|void: [issued]|'issued' is a spelling of",
        "', words: {issued: [正常], void: [作废]}'|''|has no words: list them under words",
        "nature: enterprise, codes: [seller_code],|nature: enterprise,|party entity_id has no"
            + " 'codes'",
        "nature: enterprise, codes: [seller_code],|'nature: person, '|the first party is an"
            + " enterprise",
        "type: yuan|type: yen|YUAN",
        "'{name: amount, type: yuan, silver: amount_yuan,'|'{name: amount, type: person_name,'|no"
            + " party names it under name or number",
        "amount_yuan >= 0|amount >= 0|column 'amount' is not known; nearest: 'amount_yuan'",
        "amount_yuan >= 0|current_date > 0|a rule may only use columns",
        "grain: one|grains: one|unknown key 'grains'",
        "publisher: 税务部门|publisher: ''|has no 'publisher'",
        "frequency: monthly|frequency: often|frequency 'often' is not known",
        "sharing: conditional|sharing: perhaps|sharing 'perhaps' is not known"
      })
  void a_description_that_does_not_fit_together_is_refused_with_the_name_at_fault(
      String sound, String faulty, String message) {
    assertThat(SOUND).contains(sound);
    assertThatThrownBy(() -> source(SOUND.replace(sound, faulty)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
