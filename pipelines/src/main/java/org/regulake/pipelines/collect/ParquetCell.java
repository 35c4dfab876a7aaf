package org.regulake.pipelines.collect;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Values of Parquet columns as the text that a sender would write: dates as 2025-01-05, moments in
 * China's legal time, numbers without exponents.
 */
final class ParquetCell {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** Doubles from here on have no room for every whole number of so many digits. */
  private static final double FIFTEEN_DIGITS = 1e15;

  private ParquetCell() {}

  /** Whether values of a type can become text: not those of identifiers and intervals in bytes. */
  static boolean isReadable(PrimitiveType type) {
    boolean isOfBytes =
        type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
            || type.getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    return !isOfBytes
        || meaning == null
        || meaning instanceof StringLogicalTypeAnnotation
        || meaning instanceof EnumLogicalTypeAnnotation
        || meaning instanceof JsonLogicalTypeAnnotation
        || meaning instanceof DecimalLogicalTypeAnnotation;
  }

  /**
   * The text of a stated value.
   *
   * @throws UncheckedIOException when it is text in another encoding than UTF-8
   */
  static String text(Group record, int column) {
    PrimitiveType type = record.getType().getType(column).asPrimitiveType();
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> String.valueOf(record.getBoolean(column, 0));
      case INT32 -> whole(record.getInteger(column, 0), 32, meaning);
      case INT64 -> whole(record.getLong(column, 0), 64, meaning);
      case INT96 -> moment(NanoTime.fromBinary(record.getInt96(column, 0)));
      case FLOAT -> number(record.getFloat(column, 0));
      case DOUBLE -> number(record.getDouble(column, 0));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(record.getBinary(column, 0).getBytes(), meaning);
    };
  }

  /** Whether a number may have lost its last digits: a floating one of more than fifteen. */
  static boolean isCut(Group record, int column) {
    return switch (record.getType().getType(column).asPrimitiveType().getPrimitiveTypeName()) {
      case DOUBLE -> Math.abs(record.getDouble(column, 0)) >= FIFTEEN_DIGITS;
      case FLOAT -> true;
      default -> false;
    };
  }

  private static String whole(long value, int bits, LogicalTypeAnnotation meaning) {
    if (meaning instanceof DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(value).toString();
    }
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
    }
    if (meaning instanceof TimestampLogicalTypeAnnotation moment) {
      return moment(
          Instant.EPOCH.plus(value, unit(moment.getUnit())),
          moment.isAdjustedToUTC() ? CHINA : ZoneOffset.UTC);
    }
    if (meaning instanceof TimeLogicalTypeAnnotation time) {
      return LocalTime.MIDNIGHT.plus(value, unit(time.getUnit())).toString();
    }
    boolean isUnsigned = meaning instanceof IntLogicalTypeAnnotation number && !number.isSigned();
    return isUnsigned
        ? Long.toUnsignedString(bits == 32 ? Integer.toUnsignedLong((int) value) : value)
        : Long.toString(value);
  }

  private static ChronoUnit unit(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> ChronoUnit.MILLIS;
      case MICROS -> ChronoUnit.MICROS;
      case NANOS -> ChronoUnit.NANOS;
    };
  }

  /** The moment of an older writer: a Julian day and nanoseconds, in universal time. */
  private static String moment(NanoTime time) {
    LocalDate day = LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, time.getJulianDay());
    return moment(
        day.atStartOfDay(ZoneOffset.UTC).toInstant().plusNanos(time.getTimeOfDayNanos()), CHINA);
  }

  /** A day alone where the time is midnight. */
  private static String moment(Instant instant, ZoneId zone) {
    LocalDateTime time = LocalDateTime.ofInstant(instant, zone);
    return time.get(ChronoField.SECOND_OF_DAY) == 0
        ? time.toLocalDate().toString()
        : MOMENT.format(time);
  }

  private static String number(float value) {
    return Float.isFinite(value)
        ? plain(new BigDecimal(Float.toString(value)))
        : Float.toString(value);
  }

  private static String number(double value) {
    return Double.isFinite(value) ? plain(BigDecimal.valueOf(value)) : Double.toString(value);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static String bytes(byte[] bytes, LogicalTypeAnnotation meaning) {
    return meaning instanceof DecimalLogicalTypeAnnotation decimal
        ? new BigDecimal(new BigInteger(bytes), decimal.getScale()).toPlainString()
        : decoded(bytes);
  }

  private static String decoded(byte[] bytes) {
    try {
      return RecordFile.strict(StandardCharsets.UTF_8).decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException foreign) {
      throw new UncheckedIOException(foreign);
    }
  }
}
