package org.regulake.models.code;

import java.util.Locale;
import java.util.Set;

/** The list of words by which registers state nothing; all parsers of this package use it. */
public final class NotStated {

  private static final int MAX_LENGTH = 8;

  private static final Set<String> WORDS =
      Set.of(
          "n/a", "#n/a", "na", "n.a.", "null", "(null)", "none", "nil", "nan", "nat", "\\n", "-",
          "--", "---", "----", "-----", "_", "/", "\\", ".", "*", "?", "无", "無", "空", "暂无", "没有",
          "未知", "不详", "不明", "未填", "未填写", "未公示", "未公开", "未提供", "不适用", "企业选择不公示", "选择不公示", "—", "——",
          "———", "–", "――");

  /**
   * Words that are also names of people and enterprises, in the spelling of names; exports write
   * null, NULL or NA for an absent value.
   */
  private static final Set<String> NAMES = Set.of("Na", "Null", "None", "Nil", "Nan", "Nat");

  private NotStated() {}

  /**
   * Whether the text states nothing: null, blank, or a word such as N/A, NULL, 无, -, ---, \N, 空.
   */
  public static boolean is(String text) {
    return isFolded(Folding.fold(text));
  }

  /**
   * As {@link #is}, for the name of a person or an enterprise: there are people called Null, Na,
   * None, Nil, Nan and Nat, so these words in this spelling are names. NULL, N/A, -, 无 and 未知 are
   * not.
   */
  public static boolean isForName(String text) {
    String folded = Folding.fold(text);
    return isFolded(folded) && !NAMES.contains(folded);
  }

  /** As {@link #is}, for text that is already folded and trimmed. */
  static boolean isFolded(String folded) {
    return folded.isEmpty()
        || (folded.length() <= MAX_LENGTH && WORDS.contains(folded.toLowerCase(Locale.ROOT)));
  }
}
