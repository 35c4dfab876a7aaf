package org.regulake.pipelines.collect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.regulake.pipelines.collect.LandingStorage.Entry;
import org.regulake.pipelines.collect.LandingStorage.Kind;

/**
 * What was pulled from databases before, as the manifests in the landing folder tell. Nothing else
 * remembers it: a delivery that is removed or withdrawn is pulled again.
 *
 * @param lastSequence highest number of a delivery of the source; 0 when none has one
 * @param names folders of the source
 * @param pulls how each delivery that counts was pulled, in order of their numbers
 */
public record LandedPulls(long lastSequence, Set<String> names, List<Manifest.Pull> pulls) {

  private record Numbered(long sequence, Manifest.Pull pull) {}

  /**
   * The pulls of a source.
   *
   * @param now time up to which decisions count
   */
  public static LandedPulls of(
      Configuration configuration, String landing, String source, Instant now) {
    try {
      LandingStorage storage = new LandingStorage(configuration, new Path(landing));
      if (!storage.exists()) {
        throw new IllegalArgumentException(
            "the landing folder %s does not exist; make it, or name another one with --landing"
                .formatted(landing));
      }
      Map<String, Decision.Withdrawal> withdrawn =
          new Decisions(configuration, landing).find(now).withdrawn();
      long last = 0;
      List<Numbered> pulls = new ArrayList<>();
      List<Entry> folders = folders(storage, source);
      for (Entry folder : folders) {
        List<Entry> entries = storage.list(folder.path());
        Optional<Manifest> manifest = readable(storage, entries);
        long sequence = manifest.map(Manifest::sequence).orElse(0L);
        last = Math.max(last, sequence);
        if (!withdrawn.containsKey(source + "/" + folder.name())) {
          manifest
              .filter(stated -> stated.pull() != null && isWhole(stated, entries))
              .ifPresent(stated -> pulls.add(new Numbered(sequence, stated.pull())));
        }
      }
      pulls.sort(Comparator.comparing(Numbered::sequence));
      return new LandedPulls(
          last,
          folders.stream().map(Entry::name).collect(Collectors.toSet()),
          pulls.stream().map(Numbered::pull).toList());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list the landing folder " + landing, cause);
    }
  }

  private static List<Entry> folders(LandingStorage storage, String source) throws IOException {
    boolean isThere =
        storage.list(storage.root()).stream()
            .anyMatch(entry -> entry.name().equals(source) && entry.kind() == Kind.FOLDER);
    return isThere
        ? storage.list(new Path(storage.root(), source)).stream()
            .filter(entry -> entry.kind() == Kind.FOLDER && !entry.name().startsWith("."))
            .toList()
        : List.of();
  }

  /** The manifest of a delivery; empty also where it cannot be read, which a run reports. */
  private static Optional<Manifest> readable(LandingStorage storage, List<Entry> entries)
      throws IOException {
    try {
      return DescriptionFiles.manifest(storage, entries);
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isWhole(Manifest manifest, List<Entry> entries) {
    Set<String> present = entries.stream().map(Entry::name).collect(Collectors.toSet());
    return manifest.files().stream().map(Manifest.File::name).allMatch(present::contains);
  }
}
