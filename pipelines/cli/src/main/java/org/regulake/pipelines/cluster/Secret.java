package org.regulake.pipelines.cluster;

/** Secrets that a driver needs and no other process may read. */
enum Secret {
  PERSON_KEY("person_key_file", "REGULAKE_PERSON_KEY", "the key with which persons are hashed"),
  OBJECT_STORE_USER(
      "lakehouse.object_store.access_key_file",
      "AWS_ACCESS_KEY_ID",
      "the access key of the object store"),
  OBJECT_STORE_PASSWORD(
      "lakehouse.object_store.secret_key_file",
      "AWS_SECRET_ACCESS_KEY",
      "the secret key of the object store"),
  CATALOG_PASSWORD(
      "lakehouse.catalog.password_file",
      "REGULAKE_CATALOG_PASSWORD",
      "the password of the catalog's database");

  private final String fileKey;
  private final String variable;
  private final String meaning;

  Secret(String fileKey, String variable, String meaning) {
    this.fileKey = fileKey;
    this.variable = variable;
    this.meaning = meaning;
  }

  /** The key of the configuration for a file with the secret. */
  String fileKey() {
    return fileKey;
  }

  /** The environment variable with the secret. */
  String variable() {
    return variable;
  }

  String meaning() {
    return meaning;
  }
}
