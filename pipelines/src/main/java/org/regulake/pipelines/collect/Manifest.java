package org.regulake.pipelines.collect;

import java.util.List;

/**
 * {@code manifest.json}: what the sender says of a delivery (发改财金〔2017〕714号, 3(2)).
 *
 * @param source source; may be left out
 * @param delivery name of the delivery; may be left out
 * @param sequence number of the delivery as the sender counts
 * @param kind full, incremental, correction or deletion
 * @param eventTime day or moment whose state the delivery describes
 * @param receivedAt when it was received
 * @param files its files, each with row count and SHA-256; either may be left out
 */
public record Manifest(
    String source, String delivery, Long sequence, MessageKind kind, String eventTime, String receivedAt, List<File> files) {

  public Manifest {
    files = files == null ? List.of() : List.copyOf(files);
  }

  /** A file of the delivery. */
  public record File(String name, Long rows, String sha256) {}
}
