package org.regulake.models.rule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A version of a rule. A change is a new version with a later date; the old one stays, so that a
 * past day is judged by its own rules.
 */
public interface Dated {

  /** First day on which this version applies. */
  LocalDate effectiveFrom();

  /** The latest version that has begun by {@code asOf}; empty when there is none. */
  static <T extends Dated> Optional<T> inForce(List<T> versions, LocalDate asOf) {
    return versions.stream()
        .filter(version -> !version.effectiveFrom().isAfter(asOf))
        .max(Comparator.comparing(Dated::effectiveFrom));
  }

  /**
   * Checks that there is at least one version and that the dates rise.
   *
   * @param owner the owner of the versions, for the message
   * @throws IllegalArgumentException when there is no version, a date is absent, or two are out of
   *     order
   */
  static void requireRising(String owner, List<? extends Dated> versions) {
    if (versions == null || versions.isEmpty()) {
      throw new IllegalArgumentException(
          owner + " has no version: give at least one with effective_from");
    }
    LocalDate previous = null;
    for (Dated version : versions) {
      if (version.effectiveFrom() == null) {
        throw new IllegalArgumentException(
            owner
                + " has a version without effective_from: write the first day it applies, as"
                + " 2021-09-01");
      }
      if (previous != null && !version.effectiveFrom().isAfter(previous)) {
        throw new IllegalArgumentException(
            "%s: the version of %s comes after that of %s; write the oldest first"
                .formatted(owner, version.effectiveFrom(), previous));
      }
      previous = version.effectiveFrom();
    }
  }
}
