package org.regulake.pipelines.cli;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.regulake.pipelines.collect.Collector;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.synthetic.FictionalMark;

/** Restricts the key of the sample data, which is public, to fictional persons. */
final class PublicKey {

  /** Fingerprint of {@code data-samples/person.key}. */
  private static final String PRINT = "4a1cf4df";

  private PublicKey() {}

  /**
   * Makes sure that the public key is not used for possibly real persons.
   *
   * @throws IllegalArgumentException when it is
   */
  static void requireFictional(PersonKey key, Configuration configuration, String landing) {
    if (!key.fingerprint().equals(PRINT)) {
      return;
    }
    Optional<String> mark = new LakeFiles(configuration, landing).read(FictionalMark.FILE);
    FictionalMark.problem(mark, Collector.landedFiles(configuration, landing))
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(
                  ("the person key is the public one of data-samples/, which protects no data: it"
                       + " is for fictional deliveries only, and the landing folder %s %s. Create"
                       + " your own key with 'openssl rand -hex 32', and give its file as"
                       + " person_key_file or the key itself in %s")
                      .formatted(landing, problem, PersonKey.ENVIRONMENT_VARIABLE));
            });
  }
}
