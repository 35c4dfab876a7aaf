package org.regulake.models.code;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads one sum of money from a cell: optional label and currency, one number, optional multiplier,
 * unit and currency, in the order in which people write them. Every character must be understood;
 * two numbers, two multipliers, two currencies or an unknown word make it unreadable.
 */
final class Money {

  /** A sum as read; amount and currency are null when there is none. */
  record Sum(Capital.State state, BigDecimal amount, String currency) {}

  static final String YUAN = "CNY";

  private static final Sum NOT_STATED = new Sum(Capital.State.NOT_STATED, null, null);
  private static final Sum UNREADABLE = new Sum(Capital.State.UNREADABLE, null, null);

  /** Digits of the longest amount; the bound also limits the time for hostile input. */
  private static final int MAX_DIGITS = 30;

  /** Characters of the longest cell that is read. */
  private static final int MAX_LENGTH = 100;

  private enum Kind {
    MULTIPLIER,
    CURRENCY,
    UNIT,
    LABEL,
    NOISE
  }

  private record Word(String spelling, Kind kind, BigDecimal factor, String currency) {}

  private static final Word[] NONE = {};

  /** By first character, longest first, so that the first match is the longest. */
  private static final Map<Character, Word[]> WORDS = words();

  private final String text;
  private final BigDecimal bareUnit;
  private int at;
  private int openBrackets;
  private BigDecimal number;
  private BigDecimal factor;
  private String currency;
  private boolean hasUnit;

  private Money(String text, BigDecimal bareUnit) {
    this.text = text;
    this.bareUnit = bareUnit;
  }

  /**
   * Reads a cell.
   *
   * @param bareUnit factor for a number without a unit; null when such a number is unreadable
   */
  static Sum read(String cell, BigDecimal bareUnit) {
    String folded = Folding.fold(cell);
    if (NotStated.isFolded(folded)) {
      return NOT_STATED;
    }
    return folded.length() > MAX_LENGTH
        ? UNREADABLE
        : new Money(folded.toUpperCase(Locale.ROOT), bareUnit).read();
  }

  /** Whether a cell holds one number without currency, unit and multiplier. */
  static boolean isBare(String cell) {
    String folded = Folding.fold(cell);
    if (NotStated.isFolded(folded) || folded.length() > MAX_LENGTH) {
      return false;
    }
    Money money = new Money(folded.toUpperCase(Locale.ROOT), BigDecimal.ONE);
    return money.read().amount() != null
        && money.factor == null
        && money.currency == null
        && !money.hasUnit;
  }

  private Sum read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Folding.isBlank(c)) {
        at++;
      } else if (c == '(' || c == '[') {
        openBrackets++;
        at++;
      } else if (c == ')' || c == ']') {
        openBrackets--;
        at++;
      } else if (!readPart(c)) {
        return UNREADABLE;
      }
    }
    if (number == null) {
      // "万元" with nothing before it: an export joined an empty number with its unit.
      return NOT_STATED;
    }
    BigDecimal unit =
        factor != null ? factor : currency != null || hasUnit ? BigDecimal.ONE : bareUnit;
    if (unit == null) {
      return UNREADABLE;
    }
    BigDecimal amount = plain(number.multiply(unit));
    return new Sum(
        amount.signum() < 0 ? Capital.State.NEGATIVE : Capital.State.READ,
        amount,
        currency == null ? YUAN : currency);
  }

  private boolean readPart(char c) {
    if (isNumberStart(c)) {
      return readNumber();
    }
    return number == null && ChineseNumeral.isDigitOrTen(c) ? readNumeral() : readWord();
  }

  private static boolean isNumberStart(char c) {
    return isDigit(c) || c == '.' || c == '+' || Folding.isDash(c);
  }

  /**
   * Digits with thousands separators in their places, decimals, and the exponent that spreadsheets
   * and casts write.
   */
  private boolean readNumber() {
    // A number in brackets may be a loss, as accountants write it, or just a number.
    if (!isNumberExpected() || openBrackets > 0) {
      return false;
    }
    StringBuilder digits = new StringBuilder(16);
    char sign = text.charAt(at);
    if (sign == '+' || Folding.isDash(sign)) {
      digits.append(sign == '+' ? '+' : '-');
      at++;
      skipBlanks();
      // "-¥500": the sign may stand before the currency.
      Word word = wordHere();
      if (word != null && (word.kind() != Kind.CURRENCY || !readWord())) {
        return false;
      }
      skipBlanks();
    }
    int whole = readDigits(digits);
    while (whole > 0 && whole <= 3 && at < text.length() && text.charAt(at) == ',') {
      at++;
      if (readDigits(digits) != 3) {
        return false;
      }
    }
    int decimals = 0;
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      digits.append('.');
      decimals = readDigits(digits);
    }
    if (whole + decimals == 0 || digits.length() > MAX_DIGITS || !readExponent(digits)) {
      return false;
    }
    number = new BigDecimal(digits.toString());
    return true;
  }

  private void skipBlanks() {
    while (at < text.length() && Folding.isBlank(text.charAt(at))) {
      at++;
    }
  }

  private int readDigits(StringBuilder digits) {
    int start = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      digits.append(text.charAt(at));
      at++;
    }
    return at - start;
  }

  private boolean readExponent(StringBuilder digits) {
    if (at >= text.length() || text.charAt(at) != 'E' || text.startsWith("EUR", at)) {
      return true;
    }
    at++;
    digits.append('E');
    if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      digits.append(text.charAt(at));
      at++;
    }
    int length = readDigits(digits);
    return length == 1 || length == 2;
  }

  private boolean readNumeral() {
    ChineseNumeral numeral = ChineseNumeral.read(text, at);
    if (numeral == null || !isNumberExpected()) {
      return false;
    }
    at = numeral.end();
    number = numeral.value();
    hasUnit |= numeral.hasUnit();
    return true;
  }

  /** Reads the longest known word at this place. */
  private boolean readWord() {
    Word word = wordHere();
    if (word == null || !accept(word)) {
      return false;
    }
    at += word.spelling().length();
    return true;
  }

  private Word wordHere() {
    if (at < text.length()) {
      for (Word word : WORDS.getOrDefault(text.charAt(at), NONE)) {
        if (text.startsWith(word.spelling(), at)) {
          return word;
        }
      }
    }
    return null;
  }

  private boolean accept(Word word) {
    return switch (word.kind()) {
      case MULTIPLIER -> {
        boolean isFirst = factor == null;
        factor = word.factor();
        yield isFirst;
      }
      case CURRENCY -> {
        boolean isSame = currency == null || currency.equals(word.currency());
        currency = word.currency();
        yield isSame;
      }
      case UNIT -> {
        hasUnit = true;
        yield true;
      }
      case LABEL -> number == null;
      case NOISE -> true;
    };
  }

  /** A multiplier or unit before a number belongs to no number, so none may follow. */
  private boolean isNumberExpected() {
    return number == null && factor == null && !hasUnit;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** One scale for one value: no trailing zeros after the point and no exponent. */
  static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static Map<Character, Word[]> words() {
    List<Word> words = new ArrayList<>();
    String[] multipliers = {
      "百:2", "佰:2", "千:3", "仟:3", "万:4", "萬:4", "W:4", "十万:5", "拾万:5", "百万:6", "佰万:6", "千万:7",
      "仟万:7", "亿:8", "億:8", "十亿:9", "百亿:10", "千亿:11", "万亿:12"
    };
    for (String multiplier : multipliers) {
      String[] parts = multiplier.split(":");
      words.add(
          new Word(
              parts[0], Kind.MULTIPLIER, BigDecimal.TEN.pow(Integer.parseInt(parts[1])), null));
    }
    for (String unit : new String[] {"元", "圆", "圓", "块"}) {
      words.add(new Word(unit, Kind.UNIT, null, null));
    }
    for (String label :
        new String[] {
          "注册资本", "注册资金", "认缴资本", "实缴资本", "认缴出资额", "实缴出资额", "出资额", "出资总额", "资金数额", "开办资金", "投资总额",
          "成员出资总额", "金额", "资本", "资金", "合计", ":"
        }) {
      words.add(new Word(label, Kind.LABEL, null, null));
    }
    for (String noise : new String[] {"整", "正"}) {
      words.add(new Word(noise, Kind.NOISE, null, null));
    }
    for (String[] row : Resource.rows("currency.csv", ",")) {
      words.add(new Word(row[0].toUpperCase(Locale.ROOT), Kind.CURRENCY, null, row[1]));
    }
    words.sort(Comparator.comparingInt((Word word) -> word.spelling().length()).reversed());
    Map<Character, List<Word>> byFirst =
        words.stream().collect(Collectors.groupingBy(word -> word.spelling().charAt(0)));
    Map<Character, Word[]> arrays = new HashMap<>();
    byFirst.forEach((first, list) -> arrays.put(first, list.toArray(NONE)));
    return arrays;
  }
}
