package org.regulake.pipelines.collect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.regulake.pipelines.source.Source;

/**
 * A folder {@code landing/<source>/<delivery>/} with its files and what its manifest and description say.
 *
 * @param source source
 * @param name folder name
 * @param kind full, incremental, correction or deletion
 * @param sequence number of the delivery as the sender counts
 * @param eventDate day whose state it describes
 * @param receivedAt when it was received
 * @param description how its files map to the source
 * @param manifest what the sender says of its files, if a manifest came with it
 * @param files the files that are there
 */
record Delivery(
    Source source,
    String name,
    MessageKind kind,
    long sequence,
    LocalDate eventDate,
    Instant receivedAt,
    DeliveryDescription description,
    Optional<Manifest> manifest,
    List<LandedFile> files) {

  /** Source and folder, as in the column {@code delivery_id}. */
  String id() {
    return source.name() + "/" + name;
  }

  /** What the manifest says of each file, by name; empty when there is no manifest or it lists no files. */
  Map<String, Manifest.File> listedFiles() {
    return manifest.map(Manifest::files).orElse(List.of()).stream().collect(Collectors.toMap(Manifest.File::name, Function.identity()));
  }

  boolean listsFiles() {
    return !listedFiles().isEmpty();
  }
}
