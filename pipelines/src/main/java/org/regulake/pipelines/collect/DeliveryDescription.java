package org.regulake.pipelines.collect;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.regulake.models.code.Folding;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.source.Source;

/**
 * {@code delivery.yml}: maps a foreign file to our source, so that it can be landed without a
 * change of code. Every key is optional.
 *
 * @param kind full, incremental, correction or deletion, where there is no manifest
 * @param sequence number of the delivery, where there is no manifest
 * @param eventTime day whose state the delivery describes, where there is no manifest
 * @param receivedAt when it was received, where there is no manifest
 * @param encoding character encoding of the files; UTF-8 when left out
 * @param delimiter field separator; a comma when left out
 * @param sheet sheet of a workbook; the only visible one with rows when left out
 * @param identifierScheme the sender's own scheme of enterprise codes; national codes when left out
 * @param scope whose records the delivery speaks for, where the manifest does not say
 * @param sender who sends it, where the manifest does not say; stands for the scope when none is
 *     stated
 * @param headers foreign header → landed column
 * @param join landed column → the foreign columns that are joined into it
 * @param ignore foreign headers that are deliberately not used
 * @param constants landed column → value on every row
 * @param dates patterns of dates whose order of day and month is ambiguous, such as {@code
 *     dd/MM/yyyy}
 * @param numbers separators of numbers that are not written 1,234.5
 * @param units landed column → unit of its bare numbers: 元 or 万元 of a sum, % or 1 of a ratio
 * @param words landed column → foreign word → our word
 * @param codes changes to the codes of enterprises: prefixes and suffixes to remove, length to pad
 *     to
 * @param notStated words with which the sender marks a cell as not stated
 */
public record DeliveryDescription(
    MessageKind kind,
    Long sequence,
    String eventTime,
    String receivedAt,
    String encoding,
    String delimiter,
    String sheet,
    String identifierScheme,
    String scope,
    String sender,
    Map<String, String> headers,
    Map<String, Joined> join,
    List<String> ignore,
    Map<String, String> constants,
    List<String> dates,
    NumberSigns numbers,
    Map<String, String> units,
    Map<String, Map<String, String>> words,
    Codes codes,
    NotStatedWords notStated) {

  /**
   * Columns that are joined into one: {@code [姓, 名]}, or {@code {of: [year, number], with: '-'}}.
   *
   * @param of their headers, in order
   * @param with text between them; nothing when left out
   */
  public record Joined(List<String> of, String with) {

    private static final String FORM =
        "write for example join: {person_name: [姓, 名]}, or join: {decision_id: {of: [year, number],"
            + " with: '-'}}";

    public Joined {
      Set<String> distinct = new HashSet<>(of);
      if (of.size() < 2 || distinct.size() < of.size() || of.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException(
            "join: %s does not list two columns or more; %s".formatted(of, FORM));
      }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Joined of(JsonNode node) {
      JsonNode of = node.isObject() ? node.path("of") : node;
      JsonNode with = node.path("with");
      node.fieldNames()
          .forEachRemaining(
              key -> {
                if (!key.equals("of") && !key.equals("with")) {
                  throw new IllegalArgumentException(
                      "join: '%s' is not known here; %s".formatted(key, FORM));
                }
              });
      List<String> headers = new ArrayList<>();
      of.forEach(
          header ->
              headers.add(
                  header.isNull() || header.isContainerNode()
                      ? ""
                      : Folding.trim(header.asText())));
      if (!with.isMissingNode() && !with.isTextual()) {
        throw new IllegalArgumentException(
            "join: %s is not a text to put between columns; %s".formatted(with, FORM));
      }
      return new Joined(List.copyOf(headers), with.asText());
    }
  }

  /** Separators of numbers: {@code decimal: ','} and {@code grouping: '.'} for 1.234,5. */
  public record NumberSigns(String decimal, String grouping) implements Serializable {

    public NumberSigns {
      requireSign("decimal", decimal);
      requireSign("grouping", grouping);
      if (decimal != null && decimal.equals(grouping)) {
        throw new IllegalArgumentException(
            "numbers: '%s' cannot be both decimal and grouping".formatted(decimal));
      }
    }

    private static void requireSign(String key, String sign) {
      if (sign != null
          && (sign.length() != 1
              || Character.isLetterOrDigit(sign.charAt(0))
              || "+-%".contains(sign))) {
        throw new IllegalArgumentException(
            "numbers: %s '%s' is no sign; write one character such as ',' or '.' or ' '"
                .formatted(key, sign));
      }
    }
  }

  /**
   * Changes that bring codes of enterprises to their plain form: {@code strip_suffix: [.SH, .SZ]},
   * {@code strip_prefix: [CN]}, {@code pad: 6}.
   *
   * @param stripPrefix prefixes to remove, in any case
   * @param stripSuffix suffixes to remove, in any case
   * @param pad length to which codes of digits alone are padded with leading zeros, which a
   *     spreadsheet removed; null for none
   */
  public record Codes(List<String> stripPrefix, List<String> stripSuffix, Integer pad)
      implements Serializable {

    private static final int LONGEST = 40;

    public Codes {
      stripPrefix = stripPrefix == null ? List.of() : List.copyOf(stripPrefix);
      stripSuffix = stripSuffix == null ? List.of() : List.copyOf(stripSuffix);
      if (stripPrefix.contains("") || stripSuffix.contains("")) {
        throw new IllegalArgumentException(
            "codes: an empty text cannot be cut off; write for example strip_suffix: [.SH, .SZ]");
      }
      if (pad != null && (pad < 1 || pad > LONGEST)) {
        throw new IllegalArgumentException(
            "codes: pad %d is no length of a code; write for example pad: 6".formatted(pad));
      }
    }

    String plain(String text) {
      String code = Folding.fold(text);
      for (String prefix : stripPrefix) {
        if (code.length() > prefix.length()
            && code.regionMatches(true, 0, prefix, 0, prefix.length())) {
          code = Folding.trim(code.substring(prefix.length()));
          break;
        }
      }
      for (String suffix : stripSuffix) {
        int start = code.length() - suffix.length();
        if (start > 0 && code.regionMatches(true, start, suffix, 0, suffix.length())) {
          code = Folding.trim(code.substring(0, start));
          break;
        }
      }
      boolean isShort =
          pad != null
              && !code.isEmpty()
              && code.length() < pad
              && code.chars().allMatch(c -> c >= '0' && c <= '9');
      return isShort ? "0".repeat(pad - code.length()) + code : code;
    }
  }

  /**
   * Words that mean "not stated": {@code not_stated: [NA, '-']} for all columns, or {@code
   * not_stated: {status: ['0']}} by column.
   *
   * @param everywhere words of every column
   * @param byColumn landed column → its words
   */
  public record NotStatedWords(List<String> everywhere, Map<String, List<String>> byColumn) {

    static final NotStatedWords NONE = new NotStatedWords(List.of(), Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static NotStatedWords of(JsonNode node) {
      if (!node.isObject()) {
        return new NotStatedWords(words(node), Map.of());
      }
      Map<String, List<String>> byColumn = new TreeMap<>();
      node.properties()
          .forEach(property -> byColumn.put(property.getKey(), words(property.getValue())));
      return new NotStatedWords(List.of(), byColumn);
    }

    private static List<String> words(JsonNode node) {
      List<String> words = new ArrayList<>();
      for (JsonNode word : node.isArray() ? node : List.of(node)) {
        if (word.isContainerNode() || word.isNull()) {
          throw new IllegalArgumentException(
              "not_stated: %s is no word; write for example not_stated: [NA, '-', 'null']"
                  .formatted(word));
        }
        words.add(word.asText());
      }
      return List.copyOf(words);
    }

    List<String> of(String column) {
      List<String> words = new ArrayList<>(everywhere);
      words.addAll(byColumn.getOrDefault(column, List.of()));
      return words;
    }
  }

  private static final JsonMapper IN_ORDER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /** A description that says nothing. */
  public static final DeliveryDescription NONE =
      new DeliveryDescription(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null);

  public DeliveryDescription {
    encoding = encoding == null ? "UTF-8" : encoding;
    delimiter = delimiter == null ? "," : delimiter.equals("\\t") ? "\t" : delimiter;
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    join = join == null ? Map.of() : Map.copyOf(join);
    ignore = ignore == null ? List.of() : List.copyOf(ignore);
    constants = constants == null ? Map.of() : Map.copyOf(constants);
    dates = dates == null ? List.of() : List.copyOf(dates);
    units = units == null ? Map.of() : Map.copyOf(units);
    words = words == null ? Map.of() : Map.copyOf(words);
    notStated = notStated == null ? NotStatedWords.NONE : notStated;
    dates.forEach(DatePatterns::check);
    if (delimiter.length() != 1) {
      throw new IllegalArgumentException(
          "delimiter '%s' is not a single character; write for example ';' or '\\t'"
              .formatted(delimiter));
    }
    if (Character.isLetterOrDigit(delimiter.charAt(0)) || "\"\\\r\n\0".contains(delimiter)) {
      throw new IllegalArgumentException(
          "delimiter '%s' may be part of a value; write for example ';' or '\\t'"
              .formatted(delimiter.strip()));
    }
    try {
      Charset.forName(encoding);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException cause) {
      throw new IllegalArgumentException(
          "encoding '%s' is not known; write for example UTF-8, GB18030 or UTF-16"
              .formatted(encoding),
          cause);
    }
  }

  /** Hash of the keys that decide how files are read; sender, kind and times are excluded. */
  String hash() {
    try {
      DeliveryDescription ways =
          new DeliveryDescription(
              null,
              null,
              null,
              null,
              encoding,
              delimiter,
              sheet,
              identifierScheme,
              null,
              null,
              headers,
              join,
              ignore,
              constants,
              dates,
              numbers,
              units,
              words,
              codes,
              notStated);
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(IN_ORDER.writeValueAsBytes(ways)));
    } catch (JsonProcessingException | NoSuchAlgorithmException cause) {
      throw new IllegalStateException("a description cannot be hashed", cause);
    }
  }

  /**
   * Checks that the source has everything named here, and that every unit is a unit of its column.
   *
   * @throws IllegalArgumentException with the nearest name when it is not
   */
  void check(Source source) {
    new DescriptionCheck(this, source).run();
  }

  /** Whether a unit of ratios is per cent. */
  static boolean isPerCent(String unit) {
    return Folding.fold(unit).equals("%");
  }
}
