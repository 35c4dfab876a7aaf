package org.regulake.pipelines.collect;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regulake.models.code.Amounts;
import org.regulake.models.code.Capital;
import org.regulake.models.code.Folding;

/**
 * The headers that a file may have, found in any spelling: with any brackets, widths and blanks,
 * with a colon at the end, and with more in brackets.
 *
 * <p>The brackets of a header hold a unit, as in {@code 罚款金额（万元）}, or the name of the column, as in
 * {@code 行政相对人代码_1（统一社会信用代码）}. A number in the name proves nothing: code 2 is the organisation code
 * in one edition of the national files, and the registration number in the next.
 */
final class KnownHeaders implements Serializable {

  private static final Pattern WITH_BRACKETS = Pattern.compile("(.+?)\\(([^()]+)\\)");

  /** A code of a list, as in 代码_1: only the brackets behind it say which code it is. */
  private static final Pattern NUMBERED_CODE = Pattern.compile(".*代码_?\\d");

  /**
   * A header that is known.
   *
   * @param column landed column
   * @param unit unit of its bare numbers; null when the header states none
   */
  record KnownHeader(String column, String unit) implements Serializable {}

  private final Map<String, KnownHeader> byKey = new HashMap<>();
  private final Set<String> ignored;

  /**
   * Creates the headers of a source.
   *
   * @param columnByHeader known header → landed column; a unit in the brackets of a known header is
   *     the unit of numbers under the header without brackets as well
   * @param ignored headers that are not used
   */
  KnownHeaders(Map<String, String> columnByHeader, Set<String> ignored) {
    this.ignored = Set.copyOf(ignored.stream().map(KnownHeaders::key).toList());
    columnByHeader.forEach(
        (header, column) -> {
          String key = key(header);
          byKey.put(key, new KnownHeader(column, null));
          Matcher brackets = WITH_BRACKETS.matcher(key);
          if (brackets.matches() && isUnit(brackets.group(2))) {
            KnownHeader known = new KnownHeader(column, brackets.group(2));
            byKey.put(key, known);
            byKey.put(brackets.group(1), known);
          }
        });
  }

  /** Whether a header is not used. */
  boolean isIgnored(String header) {
    return ignored.contains(key(header));
  }

  /** The column of a header, and the unit that it states; empty when it is unknown. */
  Optional<KnownHeader> find(String header) {
    String key = key(header);
    KnownHeader known = byKey.get(key);
    Matcher brackets = WITH_BRACKETS.matcher(key);
    if (known != null || !brackets.matches()) {
      return Optional.ofNullable(known);
    }
    KnownHeader before = byKey.get(brackets.group(1));
    if (before != null && isUnit(brackets.group(2))) {
      return Optional.of(new KnownHeader(before.column(), brackets.group(2)));
    }
    return before == null && NUMBERED_CODE.matcher(brackets.group(1)).matches()
        ? Optional.ofNullable(byKey.get(brackets.group(2)))
        : Optional.empty();
  }

  private static String key(String header) {
    String key = Folding.key(header);
    return key.endsWith(":") ? key.substring(0, key.length() - 1) : key;
  }

  private static boolean isUnit(String text) {
    return text.equals("%")
        || !text.chars().anyMatch(c -> c >= '0' && c <= '9')
            && !Amounts.isBare("1" + text)
            && Capital.read("1" + text).state() == Capital.State.READ;
  }
}
