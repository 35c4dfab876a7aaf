package org.regulake.pipelines.pull;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Kind of a watermark: how it is read, ordered, moved back, and bounded by the present. */
enum WatermarkKind {
  /** A whole or decimal number, as text without an exponent. */
  NUMBER {
    @Override
    String read(ResultSet rows, int column) throws SQLException {
      return rows.getString(column);
    }

    @Override
    void bind(PreparedStatement statement, int parameter, String text) throws SQLException {
      BigDecimal number = new BigDecimal(text);
      if (number.stripTrailingZeros().scale() <= 0 && number.precision() <= LONG_DIGITS) {
        // A column of whole numbers keeps its index.
        statement.setLong(parameter, number.longValueExact());
      } else {
        statement.setBigDecimal(parameter, number);
      }
    }

    @Override
    int compare(String left, String right) {
      return new BigDecimal(left).compareTo(new BigDecimal(right));
    }

    @Override
    String moved(String text, String overlap) {
      return new BigDecimal(text).subtract(new BigDecimal(overlap)).toPlainString();
    }

    @Override
    Optional<String> present(Instant now, ZoneId zone) {
      return Optional.empty();
    }
  },
  DAY {
    @Override
    String read(ResultSet rows, int column) throws SQLException {
      LocalDate day = rows.getObject(column, LocalDate.class);
      return day == null ? null : day.toString();
    }

    @Override
    void bind(PreparedStatement statement, int parameter, String text) throws SQLException {
      statement.setObject(parameter, LocalDate.parse(text));
    }

    @Override
    int compare(String left, String right) {
      return LocalDate.parse(left).compareTo(LocalDate.parse(right));
    }

    @Override
    String moved(String text, String overlap) {
      return LocalDate.parse(text).minus(Period.parse(overlap)).toString();
    }

    @Override
    Optional<String> present(Instant now, ZoneId zone) {
      return Optional.of(LocalDate.ofInstant(now, zone).toString());
    }
  },
  /** A moment without a time zone. */
  LOCAL_MOMENT {
    @Override
    String read(ResultSet rows, int column) throws SQLException {
      LocalDateTime moment = rows.getObject(column, LocalDateTime.class);
      return moment == null ? null : moment.toString();
    }

    @Override
    void bind(PreparedStatement statement, int parameter, String text) throws SQLException {
      statement.setObject(parameter, LocalDateTime.parse(text));
    }

    @Override
    int compare(String left, String right) {
      return LocalDateTime.parse(left).compareTo(LocalDateTime.parse(right));
    }

    @Override
    String moved(String text, String overlap) {
      return LocalDateTime.parse(text).minus(Duration.parse(overlap)).toString();
    }

    @Override
    Optional<String> present(Instant now, ZoneId zone) {
      return Optional.of(LocalDateTime.ofInstant(now, zone).toString());
    }
  },
  /** A moment of the world's time. */
  INSTANT {
    @Override
    String read(ResultSet rows, int column) throws SQLException {
      OffsetDateTime moment = rows.getObject(column, OffsetDateTime.class);
      return moment == null ? null : moment.toInstant().toString();
    }

    @Override
    void bind(PreparedStatement statement, int parameter, String text) throws SQLException {
      statement.setObject(parameter, Instant.parse(text).atOffset(ZoneOffset.UTC));
    }

    @Override
    int compare(String left, String right) {
      return Instant.parse(left).compareTo(Instant.parse(right));
    }

    @Override
    String moved(String text, String overlap) {
      return Instant.parse(text).minus(Duration.parse(overlap)).toString();
    }

    @Override
    Optional<String> present(Instant now, ZoneId zone) {
      return Optional.of(now.toString());
    }
  },
  /**
   * A day or moment as text of one form, which is ordered like the moments. Writers of SQLite wait
   * for each other, so none appears behind a higher one of a transaction that ended before.
   */
  TEXT {
    @Override
    String read(ResultSet rows, int column) throws SQLException {
      return rows.getString(column);
    }

    @Override
    void bind(PreparedStatement statement, int parameter, String text) throws SQLException {
      statement.setString(parameter, text);
    }

    @Override
    int compare(String left, String right) {
      return left.compareTo(right);
    }

    @Override
    String moved(String text, String overlap) {
      throw new IllegalArgumentException(
          "its watermark is text, from which no overlap can be subtracted; remove 'overlap'");
    }

    @Override
    Optional<String> present(Instant now, ZoneId zone) {
      // The text may be in another zone: all of today is present.
      return Optional.of(LocalDate.ofInstant(now, zone).plusDays(1).toString());
    }
  };

  private static final int LONG_DIGITS = 18;

  /** Reads the watermark in the current row; null where there is none. */
  abstract String read(ResultSet rows, int column) throws SQLException;

  abstract void bind(PreparedStatement statement, int parameter, String text) throws SQLException;

  abstract int compare(String left, String right);

  /** The watermark that lies before another one by the overlap, in its own form. */
  abstract String moved(String text, String overlap);

  /** The watermark of the present, above which a row is not taken; empty for numbers. */
  abstract Optional<String> present(Instant now, ZoneId zone);

  /**
   * The watermark that lies before another one by the overlap.
   *
   * @param overlap null for none
   * @throws IllegalArgumentException when the overlap has another form
   */
  String before(String text, String overlap) {
    if (overlap == null) {
      return text;
    }
    try {
      String moved = moved(text, overlap);
      if (compare(moved, text) > 0) {
        throw new IllegalArgumentException("its overlap '%s' is below zero".formatted(overlap));
      }
      return moved;
    } catch (DateTimeException | NumberFormatException cause) {
      throw new IllegalArgumentException(
          "its overlap '%s' does not fit its watermark; write PT1H for moments, P1D for days, 1000 for numbers"
              .formatted(overlap),
          cause);
    }
  }
}
