package org.regulake.pipelines.collect;

import java.util.List;
import java.util.Locale;
import org.regulake.pipelines.collect.LandingStorage.Entry;
import org.regulake.pipelines.source.Reason;

/** Entries of a landing folder that are not read: the reason, and the remedy. */
final class UnreadEntries {

  private static final List<String> TEMPORARY_ENDINGS =
      List.of("~", ".bak", ".part", ".filepart", ".crdownload", ".swp", ".tmp", ".temp");

  private UnreadEntries() {}

  /** Whether a name marks a copy, a part or a marker file of another program. */
  static boolean isTemporary(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return name.startsWith("_")
        || name.startsWith("~$")
        || TEMPORARY_ENDINGS.stream().anyMatch(small::endsWith);
  }

  /** Reports an entry that is not read because of its name. */
  static Refusal temporary(Entry entry, String deliveryId, String source) {
    return new Refusal(
        deliveryId,
        source,
        entry.name(),
        Reason.FILE_TEMPORARY,
        "'%s' is named like a copy, a part or a mark of another program; rename it if it is to be read, or remove it"
            .formatted(entry.name()));
  }

  /** Refuses a file in a place for folders. */
  static Refusal loose(Entry entry, String deliveryId, String source) {
    return new Refusal(
        deliveryId,
        source,
        entry.name(),
        Reason.FILE_LOOSE,
        "'%s' lies outside of any delivery; put it into a folder <source>/<delivery>/, as in penalty/2025-01-31-full/"
            .formatted(entry.name()));
  }

  /** Refuses an entry that is not a plain file in a place for files. */
  static Refusal unusable(Entry entry, String deliveryId, String source) {
    return switch (entry.kind()) {
      case FOLDER ->
          new Refusal(
              deliveryId,
              source,
              entry.name(),
              Reason.FILE_IN_FOLDER,
              "'%s' is a folder, and files are read only where they lie in the delivery itself; move them up, or make it a delivery of its own"
                  .formatted(entry.name()));
      case DEAD_LINK ->
          new Refusal(
              deliveryId,
              source,
              entry.name(),
              Reason.FILE_NOT_PLAIN,
              "'%s' is a link that leads nowhere; put the file itself there, or remove the link"
                  .formatted(entry.name()));
      case DEVICE ->
          new Refusal(
              deliveryId,
              source,
              entry.name(),
              Reason.FILE_NOT_PLAIN,
              "'%s' is a pipe, a socket or a device, which are never opened; put a plain file there"
                  .formatted(entry.name()));
      case UNNAMEABLE ->
          new Refusal(
              deliveryId,
              source,
              entry.name(),
              Reason.FILE_NAME_UNUSABLE,
              "the name '%s' holds a colon, or letters that this system cannot write; rename it"
                  .formatted(entry.name()));
      case FILE ->
          throw new IllegalArgumentException("'%s' is a plain file".formatted(entry.name()));
    };
  }
}
