package org.regulake.models.name;

import java.util.List;
import java.util.Optional;
import org.regulake.models.code.Regions.Level;
import org.regulake.models.code.Regions.Region;

/**
 * The division (行政区划名称) in a name: the lowest that is stated.
 *
 * @param shortName its name without 省, 市, 区, 县, as in 深圳
 * @param candidates the divisions that the words mean, by code; several where a name without its
 *     province is that of several, and none for the whole country or a former county that no list
 *     has
 * @param possible further divisions that the words may mean: lower ones of the same short name, and
 *     for a former division those that may have taken its place
 */
public record Locality(String shortName, List<Region> candidates, List<Region> possible) {

  /** How two localities agree. */
  enum Agreement {
    SAME,
    /** One contains the other. */
    CONTAINED,
    /** They may be one division, or two. */
    OPEN,
    DIFFERENT
  }

  /** Copies the lists. */
  public Locality {
    candidates = List.copyOf(candidates);
    possible = List.copyOf(possible);
  }

  static Locality country(String name) {
    return new Locality(name, List.of(), List.of());
  }

  /** The six-digit code, where the words mean one division only. */
  public Optional<String> code() {
    return candidates.size() == 1 ? Optional.of(candidates.get(0).code()) : Optional.empty();
  }

  boolean isCountry() {
    return candidates.isEmpty() && possible.isEmpty();
  }

  /** Whether it is one county, or a city or district of that level. */
  boolean isCounty() {
    return candidates.size() == 1 && candidates.get(0).level() == Level.COUNTY;
  }

  Agreement agreement(Locality other) {
    if (isCountry() || other.isCountry()) {
      return isCountry() && other.isCountry() ? Agreement.SAME : Agreement.DIFFERENT;
    }
    if (isAnySame(candidates, other.candidates)) {
      boolean isOne = candidates.size() == 1 && other.candidates.size() == 1;
      return isOne ? Agreement.SAME : Agreement.OPEN;
    }
    if (isAnyWithin(candidates, other.candidates) || isAnyWithin(other.candidates, candidates)) {
      return Agreement.CONTAINED;
    }
    boolean isPossible =
        isAnySame(possible, other.candidates)
            || isAnySame(candidates, other.possible)
            || isAnySame(possible, other.possible);
    return isPossible ? Agreement.OPEN : Agreement.DIFFERENT;
  }

  private static boolean isAnySame(List<Region> some, List<Region> others) {
    return some.stream().anyMatch(one -> others.stream().anyMatch(two -> isSame(one, two)));
  }

  private static boolean isAnyWithin(List<Region> inner, List<Region> outer) {
    return inner.stream()
        .anyMatch(one -> outer.stream().anyMatch(two -> contains(two.code(), one.code())));
  }

  /**
   * Whether both are one place: by their code, or because one took the place of the other under the
   * same short name, as 富阳区 that of 富阳市.
   */
  private static boolean isSame(Region one, Region other) {
    return one.code().equals(other.code())
        || one.level() == Level.COUNTY
            && other.level() == Level.COUNTY
            && one.provinceCode().equals(other.provinceCode())
            && (one.lastRevision() < other.firstRevision()
                || other.lastRevision() < one.firstRevision())
            && one.name()
                .substring(0, one.name().length() - 1)
                .equals(other.name().substring(0, other.name().length() - 1));
  }

  /** Whether a division lies within another one, by their codes. */
  static boolean contains(String outer, String inner) {
    if (outer.equals(inner)) {
      return false;
    }
    int length = outer.endsWith("0000") ? 2 : outer.endsWith("00") ? 4 : 6;
    return inner.startsWith(outer.substring(0, length));
  }
}
