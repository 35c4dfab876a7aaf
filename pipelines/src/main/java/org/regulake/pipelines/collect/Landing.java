package org.regulake.pipelines.collect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.regulake.models.rule.Names;
import org.regulake.pipelines.collect.LandingStorage.Entry;
import org.regulake.pipelines.collect.LandingStorage.Kind;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/**
 * The landing folder: {@code <source>/<delivery>/} with files, an optional {@code manifest.json}
 * and an optional {@code delivery.yml}.
 */
final class Landing {

  /**
   * Contents of a landing folder.
   *
   * @param deliveries deliveries that can be inspected, in the order in which they became known
   * @param refusals files and folders that cannot be inspected, and the remaining files of
   *     deliveries that cannot
   * @param ignored entries that are not read because of their names
   * @param misdescribed deliveries that are refused because of their manifest or description → the
   *     files in their folders
   */
  record Found(
      List<Delivery> deliveries,
      List<Refusal> refusals,
      List<Refusal> ignored,
      Map<String, List<LandedFile>> misdescribed) {}

  private final Configuration configuration;
  private final Path location;
  private final Instant now;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Refusal> ignored = new ArrayList<>();
  private final Map<String, List<LandedFile>> misdescribed = new TreeMap<>();

  /** A landing folder as seen by a run at the time {@code now}. */
  Landing(Configuration configuration, String location, Instant now) {
    this.configuration = configuration;
    this.location = new Path(location);
    this.now = now;
  }

  Found find() {
    try {
      LandingStorage storage = new LandingStorage(configuration, location);
      if (!storage.exists()) {
        throw new IllegalArgumentException(
            "the landing folder %s does not exist; name one with --landing, or make sample data with './regulake generate'"
                .formatted(location));
      }
      for (Entry entry : visible(storage.list(storage.root()))) {
        String name = entry.name();
        if (!name.equals(Decisions.FOLDER) && isFolder(entry, "", "")) {
          Optional<Source> source = Sources.named(name);
          if (source.isPresent()) {
            findDeliveries(storage, source.get(), entry.path());
          } else {
            refusals.add(
                Refusal.ofDelivery(
                    name + "/",
                    name,
                    Reason.SOURCE_UNKNOWN,
                    "the landing folder '%s' is no source; %s; all: %s"
                        .formatted(name, Names.hint(name, Sources.names()), Sources.names())));
          }
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list the landing folder " + location, cause);
    }
    deliveries.sort(
        Comparator.comparing(Delivery::receivedAt)
            .thenComparing(Delivery::sequence)
            .thenComparing(Delivery::id));
    return new Found(deliveries, refusals, ignored, misdescribed);
  }

  /**
   * Files that are still being written have names that begin with a dot; they are skipped without a
   * message.
   */
  private static List<Entry> visible(List<Entry> entries) {
    return entries.stream().filter(entry -> !entry.name().startsWith(".")).toList();
  }

  private void findDeliveries(LandingStorage storage, Source source, Path folder)
      throws IOException {
    guarded(
        storage,
        source,
        source.name() + "/",
        () -> {
          for (Entry entry : visible(storage.list(folder))) {
            if (isFolder(entry, source.name(), source.name())) {
              String id = source.name() + "/" + entry.name();
              guarded(storage, source, id, () -> findDelivery(storage, source, entry.path()));
            }
          }
        });
  }

  private interface Scan {
    void run() throws IOException;
  }

  /**
   * Scans a part of the landing folder. A failure refuses only that part, unless the storage itself
   * is unreachable.
   */
  private void guarded(LandingStorage storage, Source source, String id, Scan scan)
      throws IOException {
    try {
      scan.run();
    } catch (RefusedFileException refused) {
      refusals.add(Refusal.ofDelivery(id, source.name(), refused.reason(), refused.getMessage()));
    } catch (IllegalArgumentException problem) {
      refusals.add(
          Refusal.ofDelivery(id, source.name(), Reason.DELIVERY_UNREADABLE, problem.getMessage()));
    } catch (IOException | RuntimeException failure) {
      storage.list(storage.root());
      refusals.add(
          Refusal.ofDelivery(
              id,
              source.name(),
              Reason.DELIVERY_UNREADABLE,
              "%s cannot be read (%s); check its files and their permissions"
                  .formatted(id, failure)));
    }
  }

  /** Whether an entry is a folder to scan; any other entry in a place for folders is reported. */
  private boolean isFolder(Entry entry, String deliveryId, String source) {
    if (UnreadEntries.isTemporary(entry.name())) {
      ignored.add(UnreadEntries.temporary(entry, deliveryId, source));
    } else if (entry.kind() == Kind.FILE) {
      refusals.add(UnreadEntries.loose(entry, deliveryId, source));
    } else if (entry.kind() != Kind.FOLDER) {
      refusals.add(UnreadEntries.unusable(entry, deliveryId, source));
    } else {
      return true;
    }
    return false;
  }

  private void findDelivery(LandingStorage storage, Source source, Path folder) throws IOException {
    List<Entry> entries = visible(storage.list(folder));
    try {
      findDelivery(storage, source, folder, entries);
    } catch (RefusedFileException | IllegalArgumentException refused) {
      misdescribed.put(
          source.name() + "/" + folder.getName(),
          entries.stream()
              .filter(entry -> entry.kind() == Kind.FILE && !DescriptionFiles.isOne(entry))
              .map(Landing::file)
              .toList());
      throw refused;
    }
  }

  private void findDelivery(LandingStorage storage, Source source, Path folder, List<Entry> entries)
      throws IOException {
    Optional<Manifest> manifest = DescriptionFiles.manifest(storage, entries);
    DeliveryDescription description = DescriptionFiles.description(storage, entries);
    description.check(source);
    manifest
        .map(Manifest::source)
        .filter(stated -> !stated.equals(source.name()))
        .ifPresent(
            stated -> {
              throw new IllegalArgumentException(
                  ("%s says source '%s', but it lies in the folder of source '%s'; move it or"
                          + " correct its source")
                      .formatted(DescriptionFiles.MANIFEST, stated, source.name()));
            });
    String name = folder.getName();
    DeliveryTimes times = DeliveryTimes.of(name, manifest, description, now);
    MessageKind kind =
        manifest
            .map(Manifest::kind)
            .or(() -> Optional.ofNullable(description.kind()))
            .orElse(MessageKind.INCREMENTAL);
    long sequence =
        manifest
            .map(Manifest::sequence)
            .or(() -> Optional.ofNullable(description.sequence()))
            .orElse(0L);
    String scope =
        Stream.of(
                manifest.map(Manifest::scope).orElse(null),
                description.scope(),
                manifest.map(Manifest::sender).orElse(null),
                description.sender())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
    Map<String, Manifest.File> listed = new LinkedHashMap<>();
    manifest.map(Manifest::files).orElse(List.of()).forEach(file -> listed.put(file.name(), file));
    String id = source.name() + "/" + name;
    List<LandedFile> files = files(entries, id, source.name());
    if (files.isEmpty() && listed.isEmpty()) {
      refusals.add(
          Refusal.ofDelivery(
              id,
              source.name(),
              Reason.DELIVERY_EMPTY,
              "%s holds no file to read; land its files, or remove the folder".formatted(id)));
      return;
    }
    deliveries.add(
        new Delivery(
            source,
            name,
            kind,
            sequence,
            times.eventDate(),
            times.receivedAt(),
            description,
            scope,
            listed,
            files));
  }

  /** The files to read; every other entry of the folder is reported. */
  private List<LandedFile> files(List<Entry> entries, String deliveryId, String source) {
    List<LandedFile> files = new ArrayList<>();
    for (Entry entry : entries) {
      if (DescriptionFiles.isOne(entry)) {
        continue;
      }
      if (UnreadEntries.isTemporary(entry.name())) {
        ignored.add(UnreadEntries.temporary(entry, deliveryId, source));
      } else if (entry.kind() == Kind.FILE) {
        files.add(file(entry));
      } else {
        refusals.add(UnreadEntries.unusable(entry, deliveryId, source));
      }
    }
    return files;
  }

  private static LandedFile file(Entry entry) {
    return new LandedFile(entry.name(), entry.path().toString(), entry.bytes(), entry.modifiedAt());
  }
}
