package org.regulake.models.code;

import java.util.List;
import java.util.Locale;

/**
 * Reads 企业类型 into the closed set of {@link EnterpriseType} by the words of {@code
 * enterprise_type.csv}, the first of which decides.
 */
public final class EnterpriseTypes {

  private record Word(String word, EnterpriseType type) {}

  private static final List<Word> WORDS =
      Resource.rows("enterprise_type.csv", ",").stream()
          .map(
              row ->
                  new Word(
                      Folding.key(row[0]), EnterpriseType.valueOf(row[1].toUpperCase(Locale.ROOT))))
          .toList();

  private EnterpriseTypes() {}

  /**
   * The legal form that a text names, whatever its width and blanks; {@code OTHER} when it names
   * none of the set.
   */
  public static EnterpriseType read(String text) {
    if (NotStated.is(text)) {
      return EnterpriseType.NOT_STATED;
    }
    String key = Folding.key(text);
    for (Word word : WORDS) {
      if (key.contains(word.word())) {
        return word.type();
      }
    }
    return EnterpriseType.OTHER;
  }
}
