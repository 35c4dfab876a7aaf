package org.regulake.pipelines.synthetic;

/**
 * Stateless random numbers: every number is the splitmix64 finaliser of (seed, salt, index, slot),
 * so any row can be generated without any other.
 */
final class Draws {

  private final long seed;

  Draws(long seed) {
    this.seed = seed;
  }

  /** Uniform in [0, 1) with 53 bits. */
  double uniform(int salt, long index, long slot) {
    return (bits(salt, index, slot) >>> 11) * 0x1.0p-53;
  }

  /** All 64 mixed bits. */
  long bits(int salt, long index, long slot) {
    long z =
        index * 0x9E3779B97F4A7C15L + (seed * 1000003L + salt * 7919L) + slot * 0xD1B54A32D192ED03L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  boolean chance(int salt, long index, long slot, double probability) {
    return uniform(salt, index, slot) < probability;
  }

  /** Uniform in 0 … bound − 1. */
  int below(int salt, long index, long slot, int bound) {
    return (int) (uniform(salt, index, slot) * bound);
  }

  /** Standard normal (Box–Muller on slots 2·slot and 2·slot + 1). */
  double normal(int salt, long index, long slot) {
    double radius = Math.sqrt(-2 * Math.log(1 - uniform(salt, index, 2 * slot)));
    return radius * Math.cos(2 * Math.PI * uniform(salt, index, 2 * slot + 1));
  }

  /** Poisson by inversion, for small means. */
  int poisson(int salt, long index, long slot, double mean) {
    double u = uniform(salt, index, slot);
    double term = Math.exp(-mean);
    double sum = term;
    int count = 0;
    while (u >= sum && count < 50) {
      count++;
      term *= mean / count;
      sum += term;
    }
    return count;
  }

  /** Logistic function. */
  static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
