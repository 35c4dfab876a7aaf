package org.regulake.pipelines.collect;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.regulake.models.code.Folding;

/**
 * Rewrites dates with an ambiguous order of day and month by the first matching pattern. Patterns
 * are checked once and compiled once per file.
 */
final class DatePatterns implements CellRewriter {

  private static final String REMEDY =
      "; write for example dd/MM/yyyy, MM/dd/yyyy or d.M.yyyy HH:mm";

  /** A time whose parts all differ. */
  private static final LocalDateTime SAMPLE = LocalDateTime.of(2024, 11, 23, 21, 45, 50);

  private final List<String> patterns;

  /** Formatters are not serializable. */
  private transient List<DateTimeFormatter> formatters;

  DatePatterns(List<String> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  /**
   * Checks a pattern.
   *
   * @throws IllegalArgumentException when it is invalid, or when no date can be read by it
   */
  static void check(String pattern) {
    if (pattern.matches(".*(?<![yu])[yu]{2}(?![yu]).*")) {
      throw new IllegalArgumentException(
          "date pattern '%s': two digits of a year do not determine the century%s"
              .formatted(pattern, REMEDY));
    }
    LocalDate read;
    try {
      DateTimeFormatter formatter = formatter(pattern);
      read = LocalDate.parse(formatter.format(SAMPLE), formatter);
    } catch (DateTimeException | IllegalArgumentException cause) {
      throw new IllegalArgumentException(
          "'%s' is not a date pattern (%s)%s".formatted(pattern, cause.getMessage(), REMEDY),
          cause);
    }
    boolean isWhole =
        read.equals(SAMPLE.toLocalDate()) || read.equals(SAMPLE.toLocalDate().withDayOfMonth(1));
    if (!isWhole) {
      throw new IllegalArgumentException(
          "date pattern '%s' does not contain year and month: M is the month, m the minute%s"
              .formatted(pattern, REMEDY));
    }
  }

  private static DateTimeFormatter formatter(String pattern) {
    // In strict mode, y is the year of an era, and these dates state no era.
    return new DateTimeFormatterBuilder()
        .appendPattern(pattern.replace('y', 'u'))
        .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  @Override
  public String rewrite(String text) {
    if (formatters == null) {
      formatters = patterns.stream().map(DatePatterns::formatter).toList();
    }
    String folded = Folding.fold(text);
    for (DateTimeFormatter formatter : formatters) {
      try {
        return LocalDate.parse(folded, formatter).toString();
      } catch (DateTimeException notThisPattern) {
        continue;
      }
    }
    return text;
  }
}
