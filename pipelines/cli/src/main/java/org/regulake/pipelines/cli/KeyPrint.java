package org.regulake.pipelines.cli;

import java.util.Optional;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunRecord;

/**
 * Makes sure that a lake keeps one key for persons: with another key a person would become two. The
 * print of the key is a file of the lake, separate from the ledger.
 */
final class KeyPrint {

  static final String FILE = "person-key.print";

  private KeyPrint() {}

  /**
   * Makes sure that a key is that of the lake; for a lake without a key, records it.
   *
   * @throws IllegalStateException when the lake has another key
   */
  static void require(LakeFiles files, RunLedger.State ledger, PersonKey key) {
    Optional<String> ofLake = of(files);
    Optional<String> known =
        ofLake.or(() -> Optional.ofNullable(ledger.run()).map(RunRecord::personKeyPrint));
    known
        .filter(print -> !print.equals(key.fingerprint()))
        .ifPresent(
            print -> {
              throw new IllegalStateException(
                  ("this lake hashes persons with a key with print %s, and the given key has print"
                          + " %s: the same person would become two. Give the key of this lake, or"
                          + " create a new lake; nothing was written")
                      .formatted(print, key.fingerprint()));
            });
    if (ofLake.isEmpty()) {
      files.write(FILE, key.fingerprint() + "\n");
    }
  }

  /** The print of the lake's key; empty for a lake without a run. */
  static Optional<String> of(LakeFiles files) {
    return files.read(FILE).map(String::strip);
  }
}
