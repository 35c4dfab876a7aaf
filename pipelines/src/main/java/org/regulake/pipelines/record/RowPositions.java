package org.regulake.pipelines.record;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.source.LandedColumn;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Registration;
import org.regulake.pipelines.source.Source;

/**
 * Positions of the columns needed for a history in the rows sorted by {@link RecordHistory}, which
 * are in the internal format of Spark.
 *
 * @param types types of all columns
 * @param key columns of the key, texts in their folded form
 * @param parts columns that distinguish facts under one key
 * @param silver columns of the source with the landed column of each
 */
record RowPositions(
    DataType[] types,
    int problems,
    int unread,
    int mentioned,
    int hasKey,
    int[] key,
    int[] parts,
    int deliveryId,
    int sequence,
    int scope,
    int kind,
    int receivedAt,
    int eventDate,
    int content,
    int sum,
    int validFrom,
    String validFromName,
    int validTo,
    int established,
    int status,
    int[] silver,
    List<String> landed)
    implements Serializable {

  private static final UTF8String MOVED_OUT = UTF8String.fromString(Registration.MOVED_OUT);

  static RowPositions of(StructType schema, Source source) {
    List<String> names = Arrays.asList(schema.fieldNames());
    return new RowPositions(
        Arrays.stream(schema.fields()).map(StructField::dataType).toArray(DataType[]::new),
        names.indexOf(ReadRecord.PROBLEMS),
        names.indexOf(Source.UNREAD_CELLS.name()),
        names.indexOf(Mentions.MENTIONED_IN),
        names.indexOf(RecordHistory.HAS_KEY),
        source.key().stream().map(source::folded).mapToInt(names::indexOf).toArray(),
        source.parts().stream().map(source::folded).mapToInt(names::indexOf).toArray(),
        names.indexOf(Provenance.DELIVERY_ID.name()),
        names.indexOf(Provenance.SEQUENCE.name()),
        names.indexOf(Provenance.SCOPE.name()),
        names.indexOf(Provenance.MESSAGE_KIND.name()),
        names.indexOf(Provenance.RECEIVED_AT.name()),
        names.indexOf(Provenance.EVENT_DATE.name()),
        names.indexOf(RecordHistory.CONTENT),
        names.indexOf(RecordHistory.SUM),
        source.validFrom() == null ? -1 : names.indexOf(source.validFrom()),
        source.validFrom(),
        source.validTo() == null ? -1 : names.indexOf(source.validTo()),
        names.indexOf(Registration.ESTABLISHED_DATE.name()),
        source.isRegister() ? names.indexOf(Registration.STATUS.name()) : -1,
        source.columns().stream()
            .mapToInt(column -> names.indexOf(column.field().name()))
            .toArray(),
        new ArrayList<>(source.columns().stream().map(LandedColumn::name).toList()));
  }

  boolean hasProblem(InternalRow row) {
    return !row.isNullAt(problems);
  }

  /** The internal value of a column. */
  Object value(InternalRow row, int position) {
    return row.get(position, types[position]);
  }

  boolean isSameRecord(InternalRow left, InternalRow right) {
    if (!left.getBoolean(hasKey) || !right.getBoolean(hasKey)) {
      return false;
    }
    for (int position : key) {
      if (!Objects.equals(value(left, position), value(right, position))) {
        return false;
      }
    }
    return true;
  }

  /** Deliveries that name the record in an unreadable row. */
  List<String> mentionedIn(InternalRow row) {
    return mentioned < 0 ? List.of() : texts(row, mentioned);
  }

  private static List<String> texts(InternalRow row, int position) {
    if (row.isNullAt(position)) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (Object text : row.getArray(position).toObjectArray(DataTypes.StringType)) {
      texts.add(text.toString());
    }
    return texts;
  }

  /** The values that distinguish the fact under its key. */
  List<Object> part(InternalRow row) {
    List<Object> part = new ArrayList<>(parts.length);
    for (int position : parts) {
      part.add(value(row, position));
    }
    return part;
  }

  /** The delivery of a row. */
  UTF8String delivery(InternalRow row) {
    return row.getUTF8String(deliveryId);
  }

  Message message(InternalRow row) {
    return new Message(
        delivery(row).toString(),
        MessageKind.valueOf(row.getUTF8String(kind).toString().toUpperCase(Locale.ROOT)),
        row.getLong(sequence),
        row.getUTF8String(scope).toString(),
        date(row, eventDate),
        DateTimeUtils.microsToInstant(row.getLong(receivedAt)));
  }

  Statement statement(InternalRow row, Message message) {
    return new Statement(
        message,
        row.getLong(content),
        row.getLong(sum),
        start(row),
        date(row, validTo),
        date(row, established),
        status >= 0 && MOVED_OUT.equals(row.getUTF8String(status)));
  }

  /**
   * Start of the fact. An unreadable start does not mean "always": the fact is valid from the day
   * that its delivery describes, or from its end if that is earlier.
   */
  private LocalDate start(InternalRow row) {
    LocalDate stated = date(row, validFrom);
    if (stated != null || validFrom < 0 || !texts(row, unread).contains(validFromName)) {
      return stated;
    }
    LocalDate described = date(row, eventDate);
    LocalDate end = date(row, validTo);
    return end != null && end.isBefore(described) ? end : described;
  }

  private static LocalDate date(InternalRow row, int position) {
    return position < 0 || row.isNullAt(position)
        ? null
        : DateTimeUtils.daysToLocalDate(row.getInt(position));
  }
}
