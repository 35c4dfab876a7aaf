package org.regulake.pipelines.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.regulake.models.graph.row.InternalRows;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.source.Reason;

/**
 * Reads sorted rows key by key and returns the rows with the columns of their history. Under one
 * key each part has its own history.
 */
final class RecordGroups implements Iterator<InternalRow> {

  private static final Map<Outcome.Fate, UTF8String> FATES = fates();

  private static final int ENDED_BY = RecordHistory.columns().fieldIndex(RecordHistory.ENDED_BY);

  private final Iterator<InternalRow> rows;
  private final RowPositions positions;
  private final History history;
  private final Deque<Recorded> ready = new ArrayDeque<>();
  private InternalRow ahead;

  RecordGroups(Iterator<InternalRow> rows, RowPositions positions, History history) {
    this.rows = rows;
    this.positions = positions;
    this.history = history;
    advance();
  }

  private static Map<Outcome.Fate, UTF8String> fates() {
    Map<Outcome.Fate, UTF8String> fates = new EnumMap<>(Outcome.Fate.class);
    for (Outcome.Fate fate : Outcome.Fate.values()) {
      fates.put(fate, UTF8String.fromString(fate.code()));
    }
    return fates;
  }

  private void advance() {
    // Spark overwrites a row with the next one.
    ahead = rows.hasNext() ? rows.next().copy() : null;
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || ahead != null;
  }

  @Override
  public InternalRow next() {
    if (ready.isEmpty()) {
      readKey();
    }
    Recorded next = ready.remove();
    return new JoinedRow(next.row(), InternalRows.row(next.history()));
  }

  /** A row with its history: the columns of {@link RecordHistory#columns}. */
  private record Recorded(InternalRow row, Object[] history) {}

  /** A readable row and the message of its delivery. */
  private record Stated(InternalRow row, Message message) {}

  private void readKey() {
    List<Stated> stated = new ArrayList<>();
    Set<String> namedIn = new HashSet<>();
    InternalRow first = ahead;
    UTF8String delivery = null;
    Message message = null;
    do {
      InternalRow row = ahead;
      namedIn.addAll(positions.mentionedIn(row));
      if (positions.hasProblem(row)) {
        emit(row, null, 0, Outcome.Fate.UNREADABLE, true, null);
        namedIn.add(positions.delivery(row).toString());
      } else {
        if (!positions.delivery(row).equals(delivery)) {
          delivery = positions.delivery(row);
          message = positions.message(row);
        }
        stated.add(new Stated(row, message));
      }
      advance();
    } while (ahead != null && positions.isSameRecord(first, ahead));
    if (stated.isEmpty()) {
      return;
    }
    Set<String> endedBy = new TreeSet<>();
    if (positions.parts().length == 0 || stated.size() == 1) {
      List<Outcome> outcomes = history.of(statements(stated), namedIn, List.of());
      endedBy.addAll(history.endedBy());
      for (int i = 0; i < outcomes.size(); i++) {
        emit(stated, outcomes, i);
      }
    } else {
      readParts(stated, namedIn, endedBy);
    }
    if (!endedBy.isEmpty()) {
      ArrayData fulls =
          new GenericArrayData(endedBy.stream().map(UTF8String::fromString).toArray());
      ready.forEach(recorded -> recorded.history()[ENDED_BY] = fulls);
    }
  }

  private List<Statement> statements(List<Stated> stated) {
    List<Statement> statements = new ArrayList<>(stated.size());
    stated.forEach(one -> statements.add(positions.statement(one.row(), one.message())));
    return statements;
  }

  /**
   * Reads the parts of a key. A deletion applies to all parts that match its stated values, and is
   * returned once.
   */
  private void readParts(List<Stated> stated, Set<String> namedIn, Set<String> endedBy) {
    Map<List<Object>, List<Stated>> parts = new LinkedHashMap<>();
    List<Stated> deletions = new ArrayList<>();
    Set<Message> corrections = new LinkedHashSet<>();
    for (Stated one : stated) {
      if (one.message().kind() == MessageKind.DELETION) {
        deletions.add(one);
        continue;
      }
      parts.computeIfAbsent(positions.part(one.row()), key -> new ArrayList<>()).add(one);
      if (one.message().kind() == MessageKind.CORRECTION) {
        corrections.add(one.message());
      }
    }
    Map<Stated, Outcome.Fate> deleted = new IdentityHashMap<>();
    parts.forEach(
        (part, ofPart) -> {
          List<Stated> all = new ArrayList<>(ofPart);
          deletions.stream()
              .filter(deletion -> matches(positions.part(deletion.row()), part))
              .forEach(all::add);
          all.sort((one, other) -> Message.AS_KNOWN.compare(one.message(), other.message()));
          List<Outcome> outcomes = history.of(statements(all), namedIn, List.copyOf(corrections));
          endedBy.addAll(history.endedBy());
          for (int i = 0; i < all.size(); i++) {
            if (all.get(i).message().kind() == MessageKind.DELETION) {
              deleted.merge(
                  all.get(i),
                  outcomes.get(i).fate(),
                  (left, right) -> left == Outcome.Fate.WITHDRAWAL ? left : right);
            } else {
              emit(all, outcomes, i);
            }
          }
        });
    for (Stated deletion : deletions) {
      emit(
          deletion.row(),
          null,
          0,
          deleted.getOrDefault(deletion, Outcome.Fate.ORPHAN_WITHDRAWAL),
          true,
          null);
    }
  }

  private static boolean matches(List<Object> stated, List<Object> part) {
    for (int i = 0; i < part.size(); i++) {
      if (stated.get(i) != null && !stated.get(i).equals(part.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void emit(List<Stated> stated, List<Outcome> outcomes, int position) {
    InternalRow row = stated.get(position).row();
    Outcome outcome = outcomes.get(position);
    ArrayData conflicts =
        outcome.fate() == Outcome.Fate.CONFLICTING ? conflicts(stated.get(position), stated) : null;
    if (outcome.spans().isEmpty()) {
      emit(row, null, outcome.landedCount(), outcome.fate(), true, conflicts);
    }
    for (int span = 0; span < outcome.spans().size(); span++) {
      emit(
          row,
          outcome.spans().get(span),
          outcome.landedCount(),
          outcome.fate(),
          span == 0,
          conflicts);
    }
  }

  /**
   * The cells in which a row differs from another of its delivery: a problem per cell, with the
   * row's own value.
   */
  private ArrayData conflicts(Stated one, List<Stated> all) {
    Map<String, InternalRow> conflicts = new LinkedHashMap<>();
    for (Stated other : all) {
      if (other.message().deliveryId().equals(one.message().deliveryId())) {
        for (int i = 0; i < positions.silver().length; i++) {
          int position = positions.silver()[i];
          Object value = positions.value(one.row(), position);
          if (!Objects.equals(value, positions.value(other.row(), position))) {
            conflicts.putIfAbsent(
                positions.landed().get(i),
                conflict(positions.landed().get(i), text(value, position)));
          }
        }
      }
    }
    return new GenericArrayData(
        conflicts.isEmpty() ? new Object[] {conflict(null, null)} : conflicts.values().toArray());
  }

  private String text(Object value, int position) {
    if (value == null) {
      return null;
    }
    if (value instanceof Decimal decimal) {
      return decimal.toJavaBigDecimal().toString();
    }
    return positions.types()[position] instanceof DateType
        ? DateTimeUtils.daysToLocalDate((Integer) value).toString()
        : value.toString();
  }

  private static InternalRow conflict(String column, String value) {
    return InternalRows.row(
        UTF8String.fromString(Reason.CONFLICTING_ROWS.code()),
        UTF8String.fromString(column),
        UTF8String.fromString(value));
  }

  private void emit(
      InternalRow row,
      Outcome.Span span,
      long landedCount,
      Outcome.Fate fate,
      boolean isFirst,
      ArrayData conflicts) {
    Object[] columns = {
      span == null ? null : DateTimeUtils.localDateToDays(span.validFrom()),
      span == null ? null : DateTimeUtils.localDateToDays(span.validTo()),
      span == null ? null : DateTimeUtils.instantToMicros(span.knownFrom()),
      span == null ? null : DateTimeUtils.instantToMicros(span.knownTo()),
      landedCount,
      FATES.get(fate),
      isFirst,
      span == null ? null : UTF8String.fromString(span.leftOutBy()),
      conflicts,
      null
    };
    ready.add(new Recorded(row, columns));
  }
}
