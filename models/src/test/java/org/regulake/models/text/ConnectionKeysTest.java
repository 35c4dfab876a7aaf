package org.regulake.models.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionKeysTest {

  @ParameterizedTest
  @ValueSource(strings = {
    "s3a://AKIA:K3Y@bucket/lake", "s3a://AKIA:K3Y/with/slash@bucket/lake", "s3a://K3Y@bucket/lake", "s3a://AKIA:p@K3Y@bucket",
    "jdbc:postgresql://host:5432/lake?user=u&password=K3Y", "jdbc:postgresql://u:K3Y@host/lake", "jdbc:postgresql://host/lake?sslpassword=K3Y&x=1",
    "jdbc:oracle:thin:scott/K3Y@host:1521:orcl", "jdbc:sqlserver://host:1433;user=u;password=K3Y;encrypt=true",
    "jdbc:mysql://address=(host=h)(password=K3Y)/db", "https://u:K3Y@host:8443/path", "https://host/x?X-Amz-Signature=K3Y&a=b", "https://host/?sig=K3Y",
    "spark.hadoop.fs.s3a.secret.key=K3Y", "spark.hadoop.fs.s3a.access.key: K3Y", "--set=spark.hadoop.fs.s3a.bucket.b.session.token=K3Y",
    "password: 'K3Y with blanks'", "{\"accessKey\": \"K3Y\"}", "fs.azure.account.key.x.dfs.core.windows.net=K3Y", "API_KEY=K3Y", "AWS_SECRET_ACCESS_KEY=K3Y",
    "token=K3Y", "cannot reach s3a://a:K3Y@b (password=K3Y), try later", "spark.ssl.keyStorePassword=K3Y"
  })
  void no_key_is_left_wherever_it_stands(String text) {
    assertThat(ConnectionKeys.hidden(text)).doesNotContain("K3Y").contains("***");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "hdfs://node:8020/lake", "hdfs:///lake/a@b", "http://127.0.0.1:9000", "s3a://bucket/lake", "jdbc:sqlite:/lake/published.db", "/data/lake@home",
    "abfss://container@account.dfs.core.windows.net/lake", "lakehouse.catalog.password_file=/etc/regulake/catalog.password", "hdfs://node:8020/a@b",
    "person_key_file: /etc/key; put it there",
    "spark.kubernetes.driver.secretKeyRef.REGULAKE_PERSON_KEY=regulake:REGULAKE_PERSON_KEY", "2025-03-31T10:00:00+08:00", "企业: 某某@公司", "spark.sql.shuffle.partitions=2"
  })
  void what_is_no_key_is_shown(String text) {
    assertThat(ConnectionKeys.hidden(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "s3a://AKIA:K3Y@bucket/lake, s3a://***@bucket/lake", "https://u:K3Y@host:8443/path, https://***@host:8443/path",
    "jdbc:postgresql://host/lake?password=K3Y&ssl=on, jdbc:postgresql://host/lake?password=***&ssl=on"
  })
  void what_stands_beside_a_key_is_shown(String text, String shown) {
    assertThat(ConnectionKeys.hidden(text)).isEqualTo(shown);
  }
}
