package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.rule.RuleFiles;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

class DeliveryDescriptionTest {

  static DeliveryDescription described(String yaml) {
    return RuleFiles.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
        "delivery.yml",
        DeliveryDescription.class);
  }

  private static Source source(String name) {
    return Sources.named(name).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "registration | units: {registered_captal: 元}           | units      | registered_captal |"
            + " registered_capital",
        "registration | constants: {staus: 存续}                  | constants  | staus             |"
            + " status",
        "registration | headers: {名字: enterprise_nam}           | headers    | enterprise_nam    |"
            + " enterprise_name",
        "registration | words: {statu: {ATIVO: active}}         | words      | statu             |"
            + " status",
        "registration | not_stated: {adress: [NA]}              | not_stated | adress            |"
            + " address",
        "registration | words: {status: {ATIVO: activ}}         | status     | activ             |"
            + " active",
        "registration | units: {registered_capital: 万圆元x}       | registered_capital | 万圆元x     |"
            + " 万元",
        "registration | units: {registered_capital: '%'}        | registered_capital | %          |"
            + " 万元",
        "registration | units: {registered_capital: ''}         | registered_capital | ''         |"
            + " 万元",
        "registration | units: {registered_capital: 5元}         | registered_capital | 5元         "
            + " | 万元",
        "registration | units: {registered_capital: E3元}        | registered_capital | E3元        "
            + " | 万元",
        "registration | units: {status: 元}                      | status     | 元                 |"
            + " no sum",
        "shareholding | units: {share_ratio: 元}                 | share_ratio | 元                |"
            + " '%'",
        "shareholding | units: {share_ratio: '100'}             | share_ratio | 100               |"
            + " '%'",
        "annual_report | units: {employee_count: 人}             | employee_count | 人             |"
            + " no sum",
        "registration | join: {adress: [省, 市]}                  | join       | adress            |"
            + " address",
        "registration | {join: {address: [省, 市]}, constants: {address: 某地}} | joins | constant     "
            + " | address",
        "registration | {join: {address: [省, 市]}, headers: {地: address}}     | joins | 地           "
            + " | address",
        "registration | {join: {address: [省, 市]}, ignore: [市]}               | joins | ignores     "
            + "  | 市",
        "registration | {headers: {州: province}, ignore: [州]}   | maps       | ignores           |"
            + " 州"
      })
  void an_unknown_name_in_a_description_is_refused_with_the_nearest_name(
      String source, String yaml, String where, String what, String nearest) {
    assertThatThrownBy(() -> described(yaml).check(source(source)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("delivery.yml", where, what.replace("''", ""), nearest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dates: [dd/mm/yyyy]                       | dd/mm/yyyy | dd/MM/yyyy",
        "dates: [dd/MM]                            | dd/MM      | dd/MM/yyyy",
        "dates: ['%d/%m/%Y']                       | %d/%m/%Y   | dd/MM/yyyy",
        "dates: [DD.MM.JJJJ]                       | DD.MM.JJJJ | dd/MM/yyyy",
        "dates: [dd/MM/yy]                         | dd/MM/yy   | century",
        "dates: [yy-MM-dd]                         | yy-MM-dd   | century",
        "dates: ['{']                              | {          | dd/MM/yyyy",
        "dates: ['']                               | ''         | dd/MM/yyyy",
        "'numbers: {decimal: '','', grouping: '',''}' | ,       | both",
        "'numbers: {decimal: ''5''}'               | 5          | sign",
        "'numbers: {grouping: '',,''}'             | ,,         | sign",
        "codes: {pad: 0}                           | pad 0      | pad: 6",
        "'codes: {strip_suffix: ['''']}'           | empty      | strip_suffix",
        "not_stated: [NA, null]                    | null       | 'null'",
        "join: {address: [省]}                      | 省          | two columns",
        "join: {address: 省}                        | join       | two columns",
        "'join: {address: [省, 省]}'                 | 省          | two columns",
        "join: {address: [省, null]}                | join       | two columns",
        "'join: {address: {of: [省, 市], width: x}}'  | width      | with",
        "'join: {address: {of: [省, 市], with: [x]}}' | text       | with",
        "codes: {strip_sufix: [.SH]}               | strip_sufix | strip_suffix"
      })
  void an_invalid_value_is_refused_when_the_description_is_read(
      String yaml, String what, String remedy) {
    String plain =
        yaml.startsWith("'") ? yaml.substring(1, yaml.length() - 1).replace("''", "'") : yaml;
    assertThatThrownBy(() -> described(plain))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(what.replace("''", ""), remedy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "units: {registered_capital: 元}",
        "units: {registered_capital: 万美元}",
        "units: {registered_capital: 亿元}",
        "words: {status: {ATIVO: active, '1': 存续}}",
        "words: {enterprise_type: {LTDA: 有限责任公司}}",
        "codes: {strip_suffix: [.SH, .SZ], strip_prefix: [CN], pad: 18}",
        "not_stated: [NA, '-']",
        "not_stated: NA",
        "not_stated: {status: ['0'], address: X}",
        "dates: [dd/MM/yyyy, d.M.yyyy, MM/yyyy, 'dd MMM yyyy', 'dd/MM/yyyy HH:mm']",
        "numbers: {decimal: ',', grouping: '.'}",
        "numbers: {grouping: ' '}",
        "headers: {Nome: enterprise_name}",
        "join: {address: [省, 市, 街道]}",
        "join: {address: {of: [省, 市], with: ' '}}",
        "join: {address: {of: [省, 市]}}"
      })
  void a_valid_description_is_accepted(String yaml) {
    assertThatCode(() -> described(yaml).check(source("registration"))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "600000.SH | 600000",
        "600000.sz | 600000",
        "CN600000.SH | 600000",
        "1.SZ | 000001",
        "1 | 000001",
        "１ | 000001",
        "'600000.SH\u00A0' | 600000",
        "600000 | 600000",
        "6000000 | 6000000",
        "600000.HK | 600000.HK",
        "A1 | A1",
        ".SH | .SH",
        "CN | CN"
      })
  void prefixes_and_suffixes_of_a_code_are_removed_and_zeros_added(String text, String plain) {
    assertThat(
            described("codes: {strip_suffix: [.SH, .SZ], strip_prefix: [CN], pad: 6}")
                .codes()
                .plain(text))
        .isEqualTo(plain);
  }
}
