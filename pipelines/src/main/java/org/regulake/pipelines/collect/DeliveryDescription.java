package org.regulake.pipelines.collect;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;

/**
 * {@code delivery.yml}: how a foreign file maps to our source, so that it can be landed without touching code. Every key is optional.
 *
 * @param kind full, incremental, correction or deletion, where there is no manifest
 * @param sequence number of the delivery, where there is no manifest
 * @param eventTime day whose state the delivery describes, where there is no manifest
 * @param receivedAt when it was received, where there is no manifest
 * @param encoding character encoding of the files; UTF-8 when left out
 * @param delimiter field separator; a comma when left out
 * @param identifierScheme the sender's own scheme of enterprise codes; national codes when left out
 * @param scope whose records the delivery speaks for, where the manifest does not say
 * @param sender who sends it, where the manifest does not say; stands for the scope when none is stated
 * @param headers foreign header → landed column
 * @param ignore foreign headers that are deliberately not used
 * @param constants landed column → value on every row
 * @param dates patterns of dates in which the order of day and month cannot be seen, such as {@code dd/MM/yyyy}
 * @param numbers signs of numbers that are not written 1,234.5
 * @param units landed column → unit of its bare numbers, such as 万元
 */
public record DeliveryDescription(
    MessageKind kind,
    Long sequence,
    String eventTime,
    String receivedAt,
    String encoding,
    String delimiter,
    String identifierScheme,
    String scope,
    String sender,
    Map<String, String> headers,
    List<String> ignore,
    Map<String, String> constants,
    List<String> dates,
    NumberSigns numbers,
    Map<String, String> units) {

  /** Signs of numbers: {@code decimal: ','} and {@code grouping: '.'} for 1.234,5. */
  public record NumberSigns(String decimal, String grouping) implements java.io.Serializable {}

  private static final LocalDate SOME_DAY = LocalDate.of(2021, 12, 31);

  static final DeliveryDescription NONE =
      new DeliveryDescription(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  public DeliveryDescription {
    encoding = encoding == null ? "UTF-8" : encoding;
    delimiter = delimiter == null ? "," : delimiter.equals("\\t") ? "\t" : delimiter;
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    ignore = ignore == null ? List.of() : List.copyOf(ignore);
    constants = constants == null ? Map.of() : Map.copyOf(constants);
    dates = dates == null ? List.of() : List.copyOf(dates);
    units = units == null ? Map.of() : Map.copyOf(units);
    if (delimiter.length() != 1) {
      throw new IllegalArgumentException("delimiter '%s' is not a single character; write for example ';' or '\\t'".formatted(delimiter));
    }
    if (Character.isLetterOrDigit(delimiter.charAt(0)) || "\"\\\r\n\0".contains(delimiter)) {
      throw new IllegalArgumentException(
          "delimiter '%s' cannot be told from what stands between; write for example ';' or '\\t'".formatted(delimiter.strip()));
    }
    dates.forEach(DeliveryDescription::requireDays);
    try {
      Charset.forName(encoding);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException cause) {
      throw new IllegalArgumentException("encoding '%s' is not known; write for example UTF-8, GB18030 or UTF-16".formatted(encoding), cause);
    }
  }

  /** A pattern by which no day can be written and read again would leave every date as it is, without a word. */
  private static void requireDays(String pattern) {
    try {
      DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu")).withResolverStyle(ResolverStyle.STRICT);
      if (LocalDate.parse(SOME_DAY.format(formatter), formatter).equals(SOME_DAY)) {
        return;
      }
    } catch (DateTimeException | IllegalArgumentException cause) {
      throw unusable(pattern, cause);
    }
    throw unusable(pattern, null);
  }

  private static IllegalArgumentException unusable(String pattern, Exception cause) {
    return new IllegalArgumentException(
        "'%s' is no pattern of a day; write d, M and y for day, month and year, as in dd/MM/yyyy".formatted(pattern), cause);
  }
}
