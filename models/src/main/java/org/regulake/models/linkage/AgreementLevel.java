package org.regulake.models.linkage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.regulake.models.rule.Require;

/**
 * One way in which the values of a field agree, as a rule writes it: {@code same}, {@code edits 1},
 * {@code jaro_winkler 0.9}, {@code same other_field}.
 *
 * @param kind the measure
 * @param bound largest number of edits or days, or least similarity; 0 where the measure has none
 * @param other another field that is compared instead, or with which the field may be swapped; null
 *     where the measure needs none
 */
public record AgreementLevel(Kind kind, double bound, String other) implements Serializable {

  /** Measures of agreement. */
  public enum Kind {
    /** Both values are equal; with a field: the values of that field are equal. */
    SAME(Argument.FIELD_IF_ANY),
    /** Field and other field have exchanged their values. */
    SWAPPED(Argument.FIELD),
    /** One value begins with the other. */
    BEGINS(Argument.NONE),
    /** One value is part of the other. */
    CONTAINED(Argument.NONE),
    /** Both values have the same characters, in whatever order. */
    REORDERED(Argument.NONE),
    /** {@link Similarity#isWithinEdits}. */
    EDITS(Argument.COUNT),
    /** {@link Similarity#jaroWinkler}. */
    JARO_WINKLER(Argument.SHARE),
    /** {@link Similarity#commonPairs}. */
    COMMON_PAIRS(Argument.SHARE),
    /** Two days, in ISO form, are at most so many days apart. */
    DAYS(Argument.COUNT);

    private final Argument argument;

    Kind(Argument argument) {
      this.argument = argument;
    }
  }

  private enum Argument {
    NONE,
    FIELD,
    FIELD_IF_ANY,
    COUNT,
    SHARE
  }

  /**
   * Reads a level.
   *
   * @throws IllegalArgumentException when the measure is unknown or its argument does not fit
   */
  @JsonCreator
  public static AgreementLevel of(String text) {
    String[] words = Require.present("a comparison", "level", text).strip().split("\\s+");
    List<String> known =
        Arrays.stream(Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
    Require.known("level '" + text + "'", "measure", words[0], known);
    Kind kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
    String argument = words.length == 2 ? words[1] : null;
    boolean fits =
        words.length <= 2
            && switch (kind.argument) {
              case NONE -> argument == null;
              case FIELD -> argument != null;
              case FIELD_IF_ANY -> true;
              case COUNT -> argument != null && argument.matches("[1-9]\\d{0,4}");
              case SHARE -> argument != null && argument.matches("0\\.\\d+|1");
            };
    if (!fits) {
      throw new IllegalArgumentException(
          "level '%s': write same, same FIELD, swapped FIELD, begins, contained, reordered,"
                  .formatted(text)
              + " edits 1, jaro_winkler 0.9, common_pairs 0.5 or days 30");
    }
    boolean isNumber = kind.argument == Argument.COUNT || kind.argument == Argument.SHARE;
    return new AgreementLevel(
        kind, isNumber ? Double.parseDouble(argument) : 0, isNumber ? null : argument);
  }

  /** Whether it says that both values of the field itself are equal. */
  boolean isEquality() {
    return kind == Kind.SAME && other == null;
  }

  /** The text that a rule writes. */
  @JsonValue
  public String text() {
    String number =
        kind.argument == Argument.COUNT ? String.valueOf((int) bound) : String.valueOf(bound);
    String argument =
        other != null
            ? " " + other
            : kind.argument == Argument.COUNT || kind.argument == Argument.SHARE
                ? " " + number
                : "";
    return kind.name().toLowerCase(Locale.ROOT) + argument;
  }

  @Override
  public String toString() {
    return text();
  }
}
