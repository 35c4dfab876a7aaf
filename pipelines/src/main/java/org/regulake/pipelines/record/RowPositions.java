package org.regulake.pipelines.record;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.source.LandedColumn;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.registration.Registration;

/**
 * Positions of the columns needed for a history in the rows sorted by {@link RecordHistory}.
 *
 * @param key columns of the key, texts in their folded form
 * @param parts columns that distinguish facts under one key
 * @param silver columns of the source with the landed column of each
 */
record RowPositions(
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

  static RowPositions of(StructType schema, Source source) {
    List<String> names = Arrays.asList(schema.fieldNames());
    return new RowPositions(
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

  boolean hasProblem(Row row) {
    return !row.isNullAt(problems);
  }

  boolean isSameRecord(Row left, Row right) {
    if (!left.getBoolean(hasKey) || !right.getBoolean(hasKey)) {
      return false;
    }
    for (int position : key) {
      if (!Objects.equals(left.get(position), right.get(position))) {
        return false;
      }
    }
    return true;
  }

  /** Deliveries that name the record in an unreadable row. */
  List<String> mentionedIn(Row row) {
    return mentioned < 0 || row.isNullAt(mentioned) ? List.of() : row.getList(mentioned);
  }

  /** The values that distinguish the fact under its key. */
  List<Object> part(Row row) {
    List<Object> part = new ArrayList<>(parts.length);
    for (int position : parts) {
      part.add(row.get(position));
    }
    return part;
  }

  Message message(Row row) {
    return new Message(
        row.getString(deliveryId),
        MessageKind.valueOf(row.getString(kind).toUpperCase(Locale.ROOT)),
        row.getLong(sequence),
        row.getString(scope),
        (LocalDate) row.get(eventDate),
        (Instant) row.get(receivedAt));
  }

  Statement statement(Row row, Message message) {
    return new Statement(
        message,
        row.getLong(content),
        row.getLong(sum),
        start(row),
        date(row, validTo),
        date(row, established),
        status >= 0 && Registration.MOVED_OUT.equals(row.get(status)));
  }

  /**
   * Start of the fact. An unreadable start does not mean "always": the fact is valid from the day
   * that its delivery describes, or from its end if that is earlier.
   */
  private LocalDate start(Row row) {
    LocalDate stated = date(row, validFrom);
    if (stated != null
        || validFrom < 0
        || row.isNullAt(unread)
        || !row.<String>getList(unread).contains(validFromName)) {
      return stated;
    }
    LocalDate described = (LocalDate) row.get(eventDate);
    LocalDate end = date(row, validTo);
    return end != null && end.isBefore(described) ? end : described;
  }

  private static LocalDate date(Row row, int position) {
    return position < 0 ? null : (LocalDate) row.get(position);
  }
}
