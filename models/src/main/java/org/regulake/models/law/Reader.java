package org.regulake.models.law;

import java.util.List;

/**
 * Who reads a number or a list: the classes that ask for it, or nobody yet, which has to be said.
 */
final class Reader {

  private Reader() {}

  /** Checks that exactly one of the two is said. */
  static void check(String owner, boolean isRecordedOnly, List<String> readBy) {
    if (isRecordedOnly != readBy.isEmpty()) {
      throw new IllegalArgumentException(
          owner
              + ": say either which classes read it (read_by), or that none does (recorded_only:"
              + " true)");
    }
  }

  static String shown(List<String> readBy) {
    return readBy.isEmpty() ? "recorded only" : "`" + String.join("`, `", readBy) + "`";
  }
}
