package org.regulake.pipelines.pull;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.regulake.pipelines.source.CellType;

/** Kind of a column of a database: how its values become cells, without any loss. */
enum ColumnKind {
  /** Whole numbers. */
  WHOLE {
    @Override
    Cell read(ResultSet rows, int column, CellType ours, ZoneId zone) throws SQLException {
      long value = rows.getLong(column);
      return rows.wasNull() ? Cell.NOTHING : Cell.number(Long.toString(value));
    }
  },
  /** Decimal numbers, with all their digits. */
  DECIMAL {
    @Override
    Cell read(ResultSet rows, int column, CellType ours, ZoneId zone) throws SQLException {
      String digits = rows.getString(column);
      if (digits == null) {
        return Cell.NOTHING;
      }
      return digits.matches("-?\\d+(\\.\\d+)?") ? Cell.number(digits) : Cell.unfit(digits);
    }
  },
  /** Floating numbers, written with the fewest digits that denote them. */
  FLOATING {
    @Override
    Cell read(ResultSet rows, int column, CellType ours, ZoneId zone) throws SQLException {
      Object value = rows.getObject(column);
      return value == null ? Cell.NOTHING : floating((Number) value);
    }
  },
  TRUTH {
    @Override
    Cell read(ResultSet rows, int column, CellType ours, ZoneId zone) throws SQLException {
      boolean value = rows.getBoolean(column);
      return rows.wasNull() ? Cell.NOTHING : Cell.truth(value);
    }
  },
  TEXT {
    @Override
    Cell read(ResultSet rows, int column, CellType ours, ZoneId zone) throws SQLException {
      return Cell.text(rows.getString(column));
    }
  },
  DAY {
    @Override
    Cell read(ResultSet rows, int column, CellType ours, ZoneId zone) throws SQLException {
      LocalDate day = rows.getObject(column, LocalDate.class);
      if (day == null) {
        return Cell.NOTHING;
      }
      return isWritable(day.getYear()) ? Cell.text(day.toString()) : unending(rows, column);
    }
  },
  /** Moments without a time zone: they are taken to be in the stated one. */
  LOCAL_MOMENT {
    @Override
    Cell read(ResultSet rows, int column, CellType ours, ZoneId zone) throws SQLException {
      LocalDateTime moment = rows.getObject(column, LocalDateTime.class);
      if (moment == null) {
        return Cell.NOTHING;
      }
      return isWritable(moment.getYear())
          ? Cell.text(MOMENT.format(moment.atZone(zone)))
          : unending(rows, column);
    }
  },
  /** Moments of the world's time, written in the stated time zone. */
  INSTANT {
    @Override
    Cell read(ResultSet rows, int column, CellType ours, ZoneId zone) throws SQLException {
      OffsetDateTime moment = rows.getObject(column, OffsetDateTime.class);
      if (moment == null) {
        return Cell.NOTHING;
      }
      ZonedDateTime written =
          isWritable(moment.getYear()) ? moment.atZoneSameInstant(zone) : moment.toZonedDateTime();
      return isWritable(written.getYear())
          ? Cell.text(MOMENT.format(written))
          : unending(rows, column);
    }
  },
  /** SQLite's values, each of which has a type of its own whatever its column declares. */
  DYNAMIC {
    @Override
    Cell read(ResultSet rows, int column, CellType ours, ZoneId zone) throws SQLException {
      Object value = rows.getObject(column);
      if (value == null) {
        return Cell.NOTHING;
      }
      if (value instanceof byte[] bytes) {
        return Cell.unfit("%,d bytes".formatted(bytes.length));
      }
      if (value instanceof String text) {
        // The driver puts this character where the text is not UTF-8.
        return text.indexOf('\uFFFD') < 0 ? Cell.text(text) : Cell.unfit("text that is not UTF-8");
      }
      Number number = (Number) value;
      if (!(value instanceof Double)) {
        return Cell.number(number.toString());
      }
      boolean isOfSums = SUMS.contains(ours) && Math.abs(number.doubleValue()) < FIFTEEN_DIGITS;
      return isOfSums ? floating(number) : Cell.unfit("a floating number, " + value);
    }
  };

  /** Columns of numbers; in others, a floating number is a value of another kind. */
  private static final Set<CellType> SUMS =
      Set.of(
          CellType.YUAN,
          CellType.SIGNED_YUAN,
          CellType.CAPITAL_AMOUNT,
          CellType.CAPITAL_CURRENCY,
          CellType.CAPITAL_YUAN,
          CellType.RATIO,
          CellType.COUNT,
          CellType.NUMBER);

  private static final double FIFTEEN_DIGITS = 1e15;
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  /** Reads the value of a column in the current row. */
  abstract Cell read(ResultSet rows, int column, CellType ours, ZoneId zone) throws SQLException;

  private static boolean isWritable(int year) {
    return year > 0 && year <= 9999;
  }

  /** A day or moment at infinity, or outside of the years 1 to 9999. */
  private static Cell unending(ResultSet rows, int column) throws SQLException {
    return Cell.unfit(rows.getString(column));
  }

  private static Cell floating(Number value) {
    return Double.isFinite(value.doubleValue())
        ? Cell.number(new BigDecimal(value.toString()).toPlainString())
        : Cell.unfit(value.toString());
  }
}
