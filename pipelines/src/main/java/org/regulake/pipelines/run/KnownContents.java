package org.regulake.pipelines.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.ContentHash;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.TableInput;

/** Compares versions of tables by what was known at the moments of the judged days. */
final class KnownContents {

  private final Lakehouse lake;
  private final TreeSet<Instant> moments = new TreeSet<>();
  private final Map<String, Map<Instant, ContentHash.Content>> contents = new HashMap<>();

  KnownContents(Lakehouse lake) {
    this.lake = lake;
  }

  /** Moments that are asked for later: one pass over a table serves all of them. */
  void announce(List<Instant> later) {
    moments.addAll(later);
  }

  /**
   * Whether two versions of a table state the same as known at a moment; false when it is no longer
   * possible to tell.
   */
  boolean isSame(Table table, TableInput before, TableInput now, Instant knownAt) {
    Optional<ContentHash.Content> then = content(table, before, knownAt);
    return then.isPresent() && then.equals(content(table, now, knownAt));
  }

  private Optional<ContentHash.Content> content(Table table, TableInput input, Instant knownAt) {
    if (input.contentHash() == null) {
      return Optional.of(ContentHash.Content.NONE);
    }
    if (input.version() == null) {
      return Optional.empty();
    }
    Map<Instant, ContentHash.Content> known =
        contents.computeIfAbsent(
            "%s@%d".formatted(table.fullName(), input.version()), version -> new HashMap<>());
    if (!known.containsKey(knownAt)) {
      moments.add(knownAt);
      lake.asKnown(table, input.version(), new ArrayList<>(moments)).ifPresent(known::putAll);
    }
    return Optional.ofNullable(known.get(knownAt));
  }
}
