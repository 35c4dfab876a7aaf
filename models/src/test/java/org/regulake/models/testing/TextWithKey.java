package org.regulake.models.testing;

import java.util.List;

/**
 * Texts of configurations and messages, each with the key of a connection, which must not be shown.
 */
public final class TextWithKey {

  /** The key. */
  public static final String KEY = "K3Y";

  private TextWithKey() {}

  /** The texts. */
  public static List<String> all() {
    return List.of(
        "s3a://AKIA:K3Y@bucket/lake",
        "s3a://AKIA:K3Y/with/slash@bucket/lake",
        "s3a://K3Y@bucket/lake",
        "s3a://AKIA:p@K3Y@bucket",
        "jdbc:postgresql://host:5432/lake?user=u&password=K3Y",
        "jdbc:postgresql://u:K3Y@host/lake",
        "jdbc:postgresql://host/lake?sslpassword=K3Y&x=1",
        "jdbc:oracle:thin:scott/K3Y@host:1521:orcl",
        "jdbc:sqlserver://host:1433;user=u;password=K3Y;encrypt=true",
        "jdbc:mysql://address=(host=h)(password=K3Y)/db",
        "https://u:K3Y@host:8443/path",
        "https://host/x?X-Amz-Signature=K3Y&a=b",
        "https://host/?sig=K3Y",
        "https://host/x?X-Amz-Credential=K3Y",
        "spark.hadoop.fs.s3a.secret.key=K3Y",
        "spark.hadoop.fs.s3a.access.key: K3Y",
        "--set=spark.hadoop.fs.s3a.bucket.b.session.token=K3Y",
        "password: 'K3Y with blanks'",
        "{\"accessKey\": \"K3Y\"}",
        "fs.azure.account.key.x.dfs.core.windows.net=K3Y",
        "API_KEY=K3Y",
        "AWS_SECRET_ACCESS_KEY=K3Y",
        "token=K3Y",
        "cannot reach s3a://a:K3Y@b (password=K3Y), try later",
        "spark.ssl.keyStorePassword=K3Y",
        "https://u:1K3Y@host/");
  }
}
