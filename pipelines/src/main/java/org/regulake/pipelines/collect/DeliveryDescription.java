package org.regulake.pipelines.collect;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
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
    Map<String, String> headers,
    List<String> ignore,
    Map<String, String> constants,
    List<String> dates,
    NumberSigns numbers,
    Map<String, String> units) {

  /** Signs of numbers: {@code decimal: ','} and {@code grouping: '.'} for 1.234,5. */
  public record NumberSigns(String decimal, String grouping) implements java.io.Serializable {}

  static final DeliveryDescription NONE =
      new DeliveryDescription(null, null, null, null, null, null, null, null, null, null, null, null, null);

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
    try {
      Charset.forName(encoding);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException cause) {
      throw new IllegalArgumentException("encoding '%s' is not known; write for example UTF-8, GB18030 or UTF-16".formatted(encoding), cause);
    }
  }
}
