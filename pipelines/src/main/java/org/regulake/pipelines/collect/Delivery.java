package org.regulake.pipelines.collect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.source.Source;

/**
 * A folder {@code landing/<source>/<delivery>/} with its files, manifest and description.
 *
 * @param source source
 * @param name folder name
 * @param kind full, incremental, correction or deletion
 * @param sequence number of the delivery as the sender counts
 * @param eventDate day whose state it describes
 * @param receivedAt moment of its receipt
 * @param description mapping of its files to the source
 * @param scope records that it covers: the stated scope, else its sender; empty = all of the source
 * @param listedFiles manifest entries of its files, by name; empty when there is no manifest or it
 *     lists no files
 * @param files the files in the folder
 */
record Delivery(
    Source source,
    String name,
    MessageKind kind,
    long sequence,
    LocalDate eventDate,
    Instant receivedAt,
    DeliveryDescription description,
    String scope,
    Map<String, Manifest.File> listedFiles,
    List<LandedFile> files) {

  /** Source and folder, as in the column {@code delivery_id}. */
  String id() {
    return source.name() + "/" + name;
  }

  /**
   * The same delivery with other names of its folder, its files and its scope, also in the
   * manifest; the location of the files does not change.
   */
  Delivery named(UnaryOperator<String> names) {
    return new Delivery(
        source,
        names.apply(name),
        kind,
        sequence,
        eventDate,
        receivedAt,
        description,
        names.apply(scope),
        listedFiles.values().stream()
            .map(file -> file.named(names))
            .collect(Collectors.toMap(Manifest.File::name, file -> file)),
        files.stream().map(file -> file.named(names)).toList());
  }

  /** The manifest entry of a file; null when the manifest lists no files. */
  String listedAs(String fileName) {
    Manifest.File listed = listedFiles.get(fileName);
    return listed != null ? listed.stated() : listsFiles() ? "not listed" : null;
  }

  boolean listsFiles() {
    return !listedFiles.isEmpty();
  }
}
