package org.regulake.models.law;

import java.util.List;

/**
 * The classes that read a number or a list of the law. A file has to say so where there are none.
 */
final class LawReaders {

  private LawReaders() {}

  /** Checks that the file gives either the classes or {@code recorded_only}, and not both. */
  static void check(String owner, boolean isRecordedOnly, List<String> readBy) {
    if (isRecordedOnly != readBy.isEmpty()) {
      throw new IllegalArgumentException(
          owner + ": give either the classes that read it (read_by) or recorded_only: true");
    }
  }

  static String shown(List<String> readBy) {
    return readBy.isEmpty() ? "recorded only" : "`" + String.join("`, `", readBy) + "`";
  }
}
