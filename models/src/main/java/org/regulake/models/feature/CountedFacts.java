package org.regulake.models.feature;

/**
 * Location of the facts behind a feature: those in the list of its family whose {@code counted_by}
 * has a bit.
 *
 * @param column the list, as {@link Facts#OF_FAMILY}
 * @param bit a power of two
 */
public record CountedFacts(String column, int bit) {

  /** The facts of a feature by its index in the family, from 0. */
  public static CountedFacts at(String column, int place) {
    if (place > 30) {
      throw new IllegalArgumentException(
          "%s counts for more than 31 features: divide the family".formatted(column));
    }
    return new CountedFacts(column, 1 << place);
  }
}
