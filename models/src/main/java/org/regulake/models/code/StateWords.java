package org.regulake.models.code;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognises state-controlled companies and organs of the state by codes and by the words of {@code
 * state_word.csv}.
 */
public final class StateWords {

  /**
   * A unified social credit code of an organ of the state by GB 32100: registered by the offices of
   * public posts (1), category organ (1).
   */
  private static final Pattern CODE_OF_ORGAN = Pattern.compile("11[0-9A-Z]{16}");

  private static final List<String> IN_TYPE = words("type");
  private static final List<String> ENDS_NAME = words("name");

  private StateWords() {}

  private static List<String> words(String where) {
    return Resource.rows("state_word.csv", ",").stream()
        .filter(row -> row[0].equals(where))
        .map(row -> Folding.key(row[1]))
        .toList();
  }

  /** Whether a type (企业类型) states that the state controls the company; false when it is null. */
  public static boolean isStateControlled(String type) {
    return type != null
        && IN_TYPE.stream().anyMatch(Folding.key(type).replace("非国有", "")::contains);
  }

  /**
   * Whether a holder is an organ of the state.
   *
   * @param code its code; null when not stated
   * @param name its name; null when not stated
   */
  public static boolean isOrgan(String code, String name) {
    return code != null && CODE_OF_ORGAN.matcher(Folding.key(code)).matches()
        || name != null && ENDS_NAME.stream().anyMatch(Folding.key(name)::endsWith);
  }
}
