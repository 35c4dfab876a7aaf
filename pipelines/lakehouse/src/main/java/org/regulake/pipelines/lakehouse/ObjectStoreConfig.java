package org.regulake.pipelines.lakehouse;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The object store of {@code s3a://} addresses: Amazon S3, MinIO and other S3-compatible stores.
 *
 * @param endpoint address of the store, as in {@code https://minio.example.org:9000}; Amazon's own
 *     when left out
 * @param region name of the region in the store; MinIO accepts any, and Hadoop chooses when left
 *     out
 * @param accessKeyFile file with the name of the account; the environment variable {@code
 *     AWS_ACCESS_KEY_ID} when left out
 * @param secretKeyFile file with its secret; the environment variable {@code AWS_SECRET_ACCESS_KEY}
 *     when left out
 */
public record ObjectStoreConfig(
    String endpoint, String region, String accessKeyFile, String secretKeyFile) {

  public ObjectStoreConfig {
    if (endpoint != null && !endpoint.matches("https?://.+")) {
      throw new IllegalArgumentException(
          "object_store: endpoint '%s' is not the address of a store; write for example 'http://127.0.0.1:9000'"
              .formatted(endpoint));
    }
    if ((accessKeyFile == null) != (secretKeyFile == null)) {
      throw new IllegalArgumentException(
          "object_store: access_key_file and secret_key_file go together; give both, or neither and"
              + " set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    }
  }

  /** Hadoop settings for this store; secrets are read here, when needed, and not stored. */
  Map<String, String> hadoopSettings() {
    Map<String, String> settings = new LinkedHashMap<>();
    if (endpoint != null) {
      settings.put("fs.s3a.endpoint", endpoint);
      // Buckets as folders of one host: self-hosted stores seldom have a host name for every
      // bucket.
      settings.put("fs.s3a.path.style.access", "true");
    }
    if (region != null) {
      settings.put("fs.s3a.endpoint.region", region);
    }
    if (accessKeyFile != null) {
      settings.put("fs.s3a.access.key", LakeFiles.readSecret(accessKeyFile));
      settings.put("fs.s3a.secret.key", LakeFiles.readSecret(secretKeyFile));
    }
    return settings;
  }
}
