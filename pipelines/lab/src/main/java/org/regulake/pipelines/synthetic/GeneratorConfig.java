package org.regulake.pipelines.synthetic;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Options of the generator.
 *
 * @param enterprises total number of enterprises, individual businesses (8 %) included; 100 to
 *     12,000,000
 * @param seed the same seed and number give the same bytes
 * @param out folder that receives {@code landing/} and {@code truth/}; must not contain either yet
 * @param threads number of threads; does not influence the bytes
 * @param progress receives a line per finished delivery of a source
 */
public record GeneratorConfig(
    long enterprises, long seed, Path out, int threads, Consumer<String> progress) {

  public GeneratorConfig {
    if (enterprises < 100 || enterprises > 12_000_000) {
      throw new IllegalArgumentException(
          "enterprises = %d: must be a number from 100 to 12000000".formatted(enterprises));
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads = %d: must be at least 1".formatted(threads));
    }
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(progress, "progress");
  }

  /** Options with a thread per processor and without progress messages. */
  public GeneratorConfig(long enterprises, long seed, Path out) {
    this(enterprises, seed, out, Runtime.getRuntime().availableProcessors(), line -> {});
  }
}
