package org.regulake.models.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.testing.TextWithKey;

class ConnectionKeysTest {

  @ParameterizedTest
  @MethodSource("org.regulake.models.testing.TextWithKey#all")
  void no_key_is_left_wherever_it_occurs(String text) {
    assertThat(ConnectionKeys.redact(text)).doesNotContain(TextWithKey.KEY).contains("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hdfs://node:8020/lake",
        "hdfs:///lake/a@b",
        "http://127.0.0.1:9000",
        "s3a://bucket/lake",
        "jdbc:sqlite:/lake/published.db",
        "/data/lake@home",
        "abfss://container@account.dfs.core.windows.net/lake",
        "lakehouse.catalog.password_file=/etc/regulake/catalog.password",
        "hdfs://node:8020/a@b",
        "person_key_file: /etc/key; put it there",
        "spark.hadoop.fs.s3a.aws.credentials.provider=org.example.Provider",
        "spark.kubernetes.driver.secretKeyRef.REGULAKE_PERSON_KEY=regulake:REGULAKE_PERSON_KEY",
        "2025-03-31T10:00:00+08:00",
        "企业: 某某@公司",
        "spark.sql.shuffle.partitions=2"
      })
  void text_without_a_key_is_shown(String text) {
    assertThat(ConnectionKeys.redact(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "s3a://AKIA:K3Y@bucket/lake, s3a://***@bucket/lake",
    "https://u:K3Y@host:8443/path, https://***@host:8443/path",
    "jdbc:postgresql://host/lake?password=K3Y&ssl=on,"
        + " jdbc:postgresql://host/lake?password=***&ssl=on"
  })
  void text_next_to_a_key_is_shown(String text, String shown) {
    assertThat(ConnectionKeys.redact(text)).isEqualTo(shown);
  }
}
