package org.regulake.models.rule;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks that compact constructors of rule records share; each message says what is absent and
 * where.
 */
public final class Require {

  private static final String ID = "[a-z][a-z0-9_]*";

  private Require() {}

  /** The id itself, when it is lower case with underscores. */
  public static String id(String owner, String id) {
    if (id == null || !id.matches(ID)) {
      throw new IllegalArgumentException(
          "%s has the id '%s': write lower case with underscores".formatted(owner, id));
    }
    return id;
  }

  /** The value itself, when it is present (for texts: and not blank). */
  public static <T> T present(String owner, String key, T value) {
    if (value == null || value instanceof String text && text.isBlank()) {
      throw new IllegalArgumentException("%s has no '%s': add it".formatted(owner, key));
    }
    return value;
  }

  /** An unmodifiable copy; an absent list is empty. */
  public static <T> List<T> list(List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }

  /** An unmodifiable copy of a list with at least one value. */
  public static <T> List<T> nonEmpty(String owner, String key, List<T> values) {
    if (values == null || values.isEmpty()) {
      throw new IllegalArgumentException("%s has no '%s': name at least one".formatted(owner, key));
    }
    return List.copyOf(values);
  }

  /** Refuses a name that occurs twice. */
  public static void unique(String owner, Collection<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "%s names '%s' twice: rename or remove one".formatted(owner, name));
      }
    }
  }

  /** Refuses a name that is not among the known ones. */
  public static void known(String owner, String key, String name, Collection<String> known) {
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          "%s: %s '%s' is not known; %s; %s"
              .formatted(owner, key, name, Names.hint(name, known), Names.known(known)));
    }
  }
}
