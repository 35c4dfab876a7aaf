package org.regulake.models.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Industrial classification for national economic activities (国民经济行业分类, GB/T 4754-2017): sections,
 * divisions, groups and classes.
 */
public final class Industries {

  /**
   * The four levels of GB/T 4754; codes of them have one, three, four and five characters with
   * their letter.
   */
  public enum Level {
    SECTION,
    DIVISION,
    GROUP,
    CLASS
  }

  /**
   * An industry.
   *
   * @param code the section letter, followed by two, three or four digits below section level, as
   *     in A0111
   * @param section the section letter
   */
  public record Industry(String code, String name, Level level, String section) {}

  /** A section: letter, Chinese and English name. */
  public record Section(String letter, String name, String englishName) {}

  /** Results of reading a text. */
  public enum State {
    FOUND,
    NOT_STATED,
    /**
     * Three digits that are a group as written, and a class of another industry with the leading
     * zero that a spreadsheet drops.
     */
    AMBIGUOUS,
    /**
     * No code or name of this edition; codes of 2011 and before are among them, since no list of
     * those editions is available.
     */
    UNKNOWN
  }

  /**
   * An industry as stated.
   *
   * @param industry null unless found
   */
  public record Statement(State state, Industry industry) {}

  private static final Statement NOT_STATED = new Statement(State.NOT_STATED, null);
  private static final Statement AMBIGUOUS = new Statement(State.AMBIGUOUS, null);
  private static final Statement UNKNOWN = new Statement(State.UNKNOWN, null);

  private static final Industry NOWHERE = new Industry("", "", Level.SECTION, "");

  private static final Level[] LEVELS = Level.values();

  /** By code with and without the section letter. */
  private final Map<String, Industry> industries = new HashMap<>();

  /** By name; a name that industries of several sections share is left out. */
  private final Map<String, Industry> industriesByName = new HashMap<>();

  private final List<Section> sections = new ArrayList<>();

  private Industries() {
    for (String[] row : Resource.rows("industry.csv", "\t")) {
      String code = row[0];
      Level level = LEVELS[Math.max(0, code.length() - 2)];
      Industry industry = new Industry(code, row[1], level, code.substring(0, 1));
      industries.put(code, industry);
      industriesByName.merge(
          Folding.key(row[1]),
          industry,
          (first, second) -> first.section().equals(second.section()) ? first : NOWHERE);
      if (level == Level.SECTION) {
        sections.add(new Section(code, row[1], row[2]));
      } else {
        industries.put(code.substring(1), industry);
      }
    }
  }

  /** Read once, when first asked for. */
  private static final class Holder {
    private static final Industries STANDARD = new Industries();
  }

  /** The industries of the national standard. */
  public static Industries standard() {
    return Holder.STANDARD;
  }

  /**
   * The industry of a code with or without its section letter (A0111, 0111, 01, A); empty for any
   * other text.
   */
  public Optional<Industry> find(String code) {
    return Optional.ofNullable(industries.get(Folding.fold(code)));
  }

  /**
   * The industry of a cell: a code (0111, A0111, 0111.0, a0111), perhaps with its name behind it
   * (0111 稻谷种植), or a name. A missing leading zero is restored where the text is a code only with
   * it: 190 is 0190. Where both are codes, only the whole column can decide: see {@link
   * #hasLostZero}.
   */
  public Statement read(String text) {
    String folded = Folding.fold(text);
    if (NotStated.isFolded(folded)) {
      return NOT_STATED;
    }
    String code = codeOf(folded);
    if (code == null) {
      Industry named = industriesByName.get(Folding.key(folded));
      return named == null || named == NOWHERE ? UNKNOWN : new Statement(State.FOUND, named);
    }
    boolean isOdd = code.length() == 1 || code.length() == 3;
    Industry asWritten = industries.get(code);
    Industry withZero = isOdd && isDigit(code.charAt(0)) ? industries.get("0" + code) : null;
    if (asWritten != null && withZero != null) {
      return AMBIGUOUS;
    }
    Industry found = asWritten == null ? withZero : asWritten;
    return found == null ? UNKNOWN : new Statement(State.FOUND, found);
  }

  /**
   * Whether three digits are a code only with a zero in front: then their column has lost its
   * leading zeros.
   */
  public boolean hasLostZero(String code) {
    return code.length() == 3
        && isDigit(code.charAt(0))
        && !industries.containsKey(code)
        && industries.containsKey("0" + code);
  }

  /**
   * The code in a cell: an optional letter, up to four digits, and at most a name or the .0 of a
   * spreadsheet after it.
   *
   * @return null when there is none
   */
  public static String codeOf(String cell) {
    String folded = Folding.fold(cell);
    int start = folded.startsWith("'") ? 1 : 0;
    int at = start;
    boolean hasLetter = at < folded.length() && isLetter(folded.charAt(at));
    at += hasLetter ? 1 : 0;
    int digitsFrom = at;
    while (at < folded.length() && isDigit(folded.charAt(at))) {
      at++;
    }
    int digits = at - digitsFrom;
    boolean isCode =
        digits <= 4
            && digits + (hasLetter ? 1 : 0) > 0
            && (at == folded.length() || mayFollowCode(folded, at, digits));
    return isCode ? folded.substring(start, at).toUpperCase(Locale.ROOT) : null;
  }

  private static boolean mayFollowCode(String text, int at, int digits) {
    char c = text.charAt(at);
    if (c == '.') {
      return digits > 0 && text.substring(at + 1).chars().allMatch(zero -> zero == '0');
    }
    boolean isName = c >= 0x4E00 && c <= 0x9FFF;
    return isName ? digits > 1 : Folding.isBlank(c) || Folding.isDash(c) || c == '(' || c == ':';
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'T' || c >= 'a' && c <= 't';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The section letter of a code; empty when the code is unknown. */
  public Optional<String> section(String code) {
    return find(code).map(Industry::section);
  }

  /** The Chinese name of a code; empty when the code is unknown. */
  public Optional<String> name(String code) {
    return find(code).map(Industry::name);
  }

  /** The twenty sections, A to T. */
  public List<Section> sections() {
    return List.copyOf(sections);
  }

  /** The English name of the section of a code; empty when the code is unknown. */
  public Optional<String> englishSectionName(String code) {
    return section(code).map(letter -> sections.get(letter.charAt(0) - 'A').englishName());
  }
}
