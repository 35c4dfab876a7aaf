package org.regulake.models.name;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Chinese address as its divisions and the rest of it: 浙江省杭州市西湖区, 文三路100号. Width, blanks and
 * traditional characters make no difference.
 *
 * @param division the divisions in front, as written; null when it begins with something else
 * @param residue what follows them; null when nothing does
 */
public record Address(String division, String residue) {

  // What ends like a division is none when a road, a village or a number stands before its ending.
  private static final Pattern DIVISIONS =
      Pattern.compile(
          "(?:[^路街道巷村镇乡号\\d]{2,10}?(?:省|自治区|特别行政区))?"
              + "(?:[^路街道巷村镇乡号\\d]{2,12}?(?:市|自治州|地区|盟))?"
              + "(?:[^路街道巷村镇乡号\\d小园]{1,12}?(?:自治县|县|区|旗|市))?");

  /** Splits an address; any text has an answer. */
  public static Address of(String text) {
    String key = NameText.key(text == null ? "" : text);
    Matcher divisions = DIVISIONS.matcher(key);
    int end = divisions.lookingAt() ? divisions.end() : 0;
    return new Address(
        end == 0 ? null : key.substring(0, end), end == key.length() ? null : key.substring(end));
  }
}
