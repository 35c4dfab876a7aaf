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
 * Shows a record that does not fit its header, short and without natural persons. Which of its
 * cells holds what cannot be told any more: numbers of persons are hashed wherever they stand, and
 * where the source is about persons, or the record has such a number, everything that could be a
 * name or a number is hidden as well.
 */
final class BrokenRecord {

  private static final int LONGEST = 2_000;
  private static final int FEWEST_DIGITS = 6;

  /** A NUL character as it is shown. */
  private static final String SHOWN_NUL = "\\0";

  /** Whatever may be the number of some document, also torn by blanks, dashes or NUL characters. */
  private static final Pattern ANY_NUMBER =
      Pattern.compile(
          "[\\p{Nd}A-Za-z\\uFF21-\\uFF3A\\uFF41-\\uFF5A]++(?:[\\x00"
              + " \\u3000-][\\p{Nd}A-Za-z\\uFF21-\\uFF3A\\uFF41-\\uFF5A]++){0,20}+");

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");

  /**
   * A credit code with a letter in its organisation code, right or wrong; one of digits alone could
   * be anything.
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

  /** A record as it may be kept. */
  String shown(String raw) {
    // A cut may leave a part of a number or a name, which no longer looks like one; so it goes back
    // to the end of the field before.
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

  /** A message that may quote a cell, without the numbers of persons. */
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
            || PersonalName.isOrganisations(text)
            || CREDIT_CODE.matcher(text).matches();
    return isKept ? text : HIDDEN;
  }
}
