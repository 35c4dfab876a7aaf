package org.regulake.models.linkage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.regulake.models.rule.Require;

/**
 * One step by which a stated text becomes the value of a field, as a rule writes it: {@code plain},
 * {@code first 3}, {@code name_brand}.
 *
 * @param kind the step
 * @param length number of characters kept; 0 where the step has none
 */
public record Reading(Kind kind, int length) implements Serializable {

  /** Steps of reading. */
  public enum Kind {
    /** As {@link org.regulake.models.code.Folding#key}. */
    PLAIN,
    /** Only its digits 0–9. */
    DIGITS,
    /** Its first characters; nothing where it has fewer. */
    FIRST,
    /** Its last characters; nothing where it has fewer. */
    LAST,
    /** The whole name of an enterprise as names are compared: simplified, without marks. */
    NAME,
    /** Its brand (字号). */
    NAME_BRAND,
    /** Its brand, with characters that may be variants of each other as one. */
    NAME_BRAND_LOOSELY,
    /** Its trade (行业). */
    NAME_TRADE,
    /** The code of its division, shortened to its level; nothing where it may mean several. */
    NAME_REGION,
    /** Its legal form (组织形式). */
    NAME_FORM,
    /** Its branch (深圳分公司); a dash for an enterprise itself. */
    NAME_BRANCH,
    /** An address without the divisions in front of the road or village. */
    ADDRESS_RESIDUE;

    boolean hasLength() {
      return this == FIRST || this == LAST;
    }
  }

  /**
   * Reads a step.
   *
   * @throws IllegalArgumentException when the step is unknown or its length does not fit
   */
  @JsonCreator
  public static Reading of(String text) {
    String[] words = Require.present("a field", "read", text).strip().split("\\s+");
    List<String> known =
        Arrays.stream(Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
    Require.known("reading '" + text + "'", "step", words[0], known);
    Kind kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
    boolean fits =
        kind.hasLength() ? words.length == 2 && words[1].matches("[1-9]\\d?") : words.length == 1;
    if (!fits) {
      throw new IllegalArgumentException(
          "reading '%s': only first and last have a length, as in first 3".formatted(text));
    }
    return new Reading(kind, kind.hasLength() ? Integer.parseInt(words[1]) : 0);
  }

  /** The text that a rule writes. */
  @JsonValue
  public String text() {
    return kind.name().toLowerCase(Locale.ROOT) + (kind.hasLength() ? " " + length : "");
  }
}
