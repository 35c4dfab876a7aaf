package org.regulake.pipelines.cli;

import java.util.Optional;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunRecord;

/**
 * Holds a lake to one key for persons: with another one a person would become two. The print of the
 * key lies in the lake, apart from the ledger.
 */
final class KeyPrint {

  static final String FILE = "person-key.print";

  private KeyPrint() {}

  /**
   * Makes sure that a key is the lake's; a lake without one takes it.
   *
   * @throws IllegalStateException when the lake has another one
   */
  static void require(LakeFiles files, RunLedger.State books, PersonKey key) {
    Optional<String> ofLake = of(files);
    Optional<String> known =
        ofLake.or(() -> Optional.ofNullable(books.run()).map(RunRecord::personKeyPrint));
    known
        .filter(print -> !print.equals(key.fingerprint()))
        .ifPresent(
            print -> {
              throw new IllegalStateException(
                  ("this lake hashes persons by a key with print %s, and the key given has print"
                       + " %s: the same person would become two. Give the key of this lake, or make"
                       + " a new lake; nothing was written")
                      .formatted(print, key.fingerprint()));
            });
    if (ofLake.isEmpty()) {
      files.write(FILE, key.fingerprint() + "\n");
    }
  }

  /** The print of the lake's key; empty for a lake that no run has written to yet. */
  static Optional<String> of(LakeFiles files) {
    return files.read(FILE).map(String::strip);
  }
}
