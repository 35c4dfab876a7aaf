package org.regulake.models.code;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds numbers of passports, permits and other documents in a text. They look like many other
 * things, so each counts only next to a word such as 护照.
 */
final class DocumentSearch {

  private static final String DOCUMENT =
      "(?:护照|護照|PASSPORT|通行证|通行證|回乡证|台胞证|身份证|身份證|居留证|居留許可|居留许可|(?<!许可)证件|證件)";
  private static final String GAP = "(?:编号|号码|號碼|号|號|码|为|是|NO|NUMBER|[ :#(\\[\"〔【、]){0,6}";
  private static final String REST = "(?: ?\\([0-9A-Z]\\)|[A-Z])?(?![0-9A-Z])(?! ?[元万亿年份张人个%])";
  private static final Pattern BEHIND_ITS_NAME =
      Pattern.compile(
          DOCUMENT + GAP + "(?<number>(?<![0-9A-Z])(?:[A-Z]{1,3} ?)?\\d{6,10}" + REST + ")");
  private static final Pattern BEFORE_ITS_NAME =
      Pattern.compile(
          "(?<![0-9A-Z])(?<number>[A-Z]{1,3}\\d{6,10}" + REST + ")(?=[ (]{0,2}" + DOCUMENT + ")");
  private static final Pattern MILITARY =
      Pattern.compile("(?:军官证|士兵证|警官证|军人证)[^0-9A-Z]{0,12}(?<number>\\d{5,8})(?!\\d)");
  private static final Pattern MILITARY_ALONE =
      Pattern.compile("(?<![\\p{IsHan}0-9A-Z])(?:[军士文]|武警)字第(?<number>\\d{6,8})(?!\\d)");

  private DocumentSearch() {}

  /**
   * Replaces every number of a document in a text.
   *
   * @param replacement maps the number as it is written to its replacement
   * @return the text itself when it has no such number
   */
  static String replaced(String text, UnaryOperator<String> replacement) {
    if (!mayNameDocument(text)) {
      return text;
    }
    char[] signs = PlainSigns.of(text);
    int[] places = new int[signs.length + 1];
    StringBuilder visible = new StringBuilder(signs.length);
    for (int i = 0; i < signs.length; i++) {
      if (signs[i] != PlainSigns.NOTHING) {
        places[visible.length()] = i;
        visible.append(signs[i]);
      }
    }
    places[visible.length()] = signs.length;
    boolean[] isNumber = new boolean[signs.length];
    for (Pattern pattern : List.of(BEHIND_ITS_NAME, BEFORE_ITS_NAME, MILITARY, MILITARY_ALONE)) {
      Matcher found = pattern.matcher(visible);
      while (found.find()) {
        Arrays.fill(
            isNumber,
            places[found.start("number")],
            PlainSigns.wholeEnd(text, places[found.end("number") - 1] + 1),
            true);
      }
    }
    StringBuilder replaced = new StringBuilder(text.length());
    for (int i = 0; i < signs.length; i++) {
      int end = i;
      while (end < signs.length && isNumber[end]) {
        end++;
      }
      replaced.append(
          end == i ? text.substring(i, i + 1) : replacement.apply(text.substring(i, end)));
      i = Math.max(i, end - 1);
    }
    return replaced.toString().equals(text) ? text : replaced.toString();
  }

  /** Checks cheaply whether a text may have a word that names a document. */
  private static boolean mayNameDocument(String text) {
    for (int i = 1; i < text.length(); i++) {
      char before = text.charAt(i - 1);
      boolean isWord =
          switch (text.charAt(i)) {
            case '照' -> before == '护' || before == '護';
            case '证', '證' -> "行乡胞份留官兵人".indexOf(before) >= 0;
            case '件' -> before == '证' || before == '證';
            case '字' -> "军士文警".indexOf(before) >= 0;
            case '留' -> before == '居';
            case 'a', 'A', 'ａ', 'Ａ' -> "pPｐＰ".indexOf(before) >= 0;
            default -> false;
          };
      if (isWord) {
        return true;
      }
    }
    return false;
  }
}
