package org.regulake.pipelines.collect;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regulake.models.code.IdentityNumber;
import org.regulake.models.code.PersonalName;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/**
 * Redacts a record that does not fit its header: shortens it and hides natural persons. The columns
 * of its cells are unknown, so numbers of persons are hashed anywhere, and if the source is about
 * persons, or the record has such a number, everything that could be a name or a number is hidden
 * as well.
 */
final class BrokenRecord {

  private static final int LONGEST = 2_000;
  private static final int FEWEST_DIGITS = 6;

  /** A NUL character as it is displayed. */
  private static final String SHOWN_NUL = "\\0";

  /** Any possible document number, even interrupted by blanks, dashes or NUL characters. */
  private static final Pattern ANY_NUMBER =
      Pattern.compile(
          "[\\p{Nd}A-Za-z\\uFF21-\\uFF3A\\uFF41-\\uFF5A]++(?:[\\x00"
              + " \\u3000-][\\p{Nd}A-Za-z\\uFF21-\\uFF3A\\uFF41-\\uFF5A]++){0,20}+");

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");

  /**
   * A credit code with a letter in its organisation code, valid or not; one of digits alone could
   * be another number.
   */
  private static final Pattern CREDIT_CODE =
      Pattern.compile("[1-9ANY][0-9]\\d{6}(?=[0-9]*[A-Z])[0-9A-Z]{9}[0-9A-Z]");

  private static final Pattern LAST_WORD = Pattern.compile("[\\p{Nd}\\p{L} \\u3000\\\\-]++$");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_·•]++");
  private static final Set<String> PLAIN_WORDS = Set.of("null", "true", "false");
  private static final String HIDDEN = "***";

  private final PersonKey key;
  private final boolean isAboutPersons;
  private final Set<String> ownWords = new HashSet<>(PLAIN_WORDS);

  BrokenRecord(Source source, PersonKey key) {
    this.key = key;
    this.isAboutPersons =
        source.parties().stream().anyMatch(party -> party.nature() != Party.Nature.ENTERPRISE);
    source
        .columnByHeader()
        .keySet()
        .forEach(header -> ownWords.add(header.toLowerCase(Locale.ROOT)));
    source
        .columns()
        .forEach(column -> ownWords.addAll(source.lookup(column).meaningBySpelling().keySet()));
  }

  /** Redacts a record for storage. */
  String redact(String raw) {
    // A cut may leave a part of a number or a name that is no longer recognised as one, so the
    // record is cut at the end of the previous field.
    boolean isLong = raw.length() > LONGEST;
    String record =
        (isLong ? LAST_WORD.matcher(raw.substring(0, LONGEST)).replaceFirst("") : raw)
            .replace(SHOWN_NUL, "\0");
    String hashed = IdentityNumber.replaceInAnyForm(record, key::ofNumber);
    if (isAboutPersons || !hashed.equals(record)) {
      hashed = ANY_NUMBER.matcher(hashed).replaceAll(found -> quoted(number(found.group())));
      hashed = WORD.matcher(hashed).replaceAll(found -> quoted(word(found.group())));
    }
    return hashed.replace("\0", SHOWN_NUL) + (isLong ? "…" : "");
  }

  /** Hides the numbers of persons in a message that may quote a cell. */
  static String message(String text, PersonKey key) {
    return IdentityNumber.replaceInAnyForm(text, key::ofNumber);
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }

  private String number(String text) {
    boolean isKept =
        text.codePoints().filter(Character::isDigit).count() < FEWEST_DIGITS
            || PersonKey.isHashOfNumber(text)
            || DAY.matcher(text).matches()
            || CREDIT_CODE.matcher(text).matches();
    return isKept ? text : key.ofNumber(text);
  }

  private String word(String text) {
    boolean isKept =
        text.chars().noneMatch(Character::isLetter)
            || ownWords.contains(text.toLowerCase(Locale.ROOT))
            || PersonKey.isHashOfNumber(text)
            || PersonalName.isOrganisation(text)
            || CREDIT_CODE.matcher(text).matches();
    return isKept ? text : HIDDEN;
  }
}
