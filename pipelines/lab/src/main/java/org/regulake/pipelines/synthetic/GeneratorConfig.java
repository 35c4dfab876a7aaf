package org.regulake.pipelines.synthetic;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What to generate.
 *
 * @param enterprises enterprises in all, individual businesses (8 %) included; 100 to 12,000,000
 * @param seed the same seed and number give the same bytes
 * @param out folder that receives {@code landing/} and {@code truth/}; must not hold either yet
 * @param threads workers; has no influence on the bytes
 * @param progress told one line per finished delivery of a source
 */
public record GeneratorConfig(
    long enterprises, long seed, Path out, int threads, Consumer<String> progress) {

  public GeneratorConfig {
    if (enterprises < 100 || enterprises > 12_000_000) {
      throw new IllegalArgumentException(
          "enterprises = %d: give a number from 100 to 12000000".formatted(enterprises));
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads = %d: give at least 1".formatted(threads));
    }
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(progress, "progress");
  }

  /** As many workers as processors, and nobody told of the progress. */
  public GeneratorConfig(long enterprises, long seed, Path out) {
    this(enterprises, seed, out, Runtime.getRuntime().availableProcessors(), line -> {});
  }
}
