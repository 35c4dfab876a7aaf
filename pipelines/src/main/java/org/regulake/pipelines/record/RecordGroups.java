package org.regulake.pipelines.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.source.Reason;

/**
 * Reads sorted rows key by key and returns the rows with their history. Under one key each part has
 * its own history.
 */
final class RecordGroups implements Iterator<Row> {

  private final Iterator<Row> rows;
  private final RowPositions positions;
  private final History history;
  private final Deque<Object[]> ready = new ArrayDeque<>();
  private Row ahead;

  RecordGroups(Iterator<Row> rows, RowPositions positions, History history) {
    this.rows = rows;
    this.positions = positions;
    this.history = history;
    this.ahead = rows.hasNext() ? rows.next() : null;
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || ahead != null;
  }

  @Override
  public Row next() {
    if (ready.isEmpty()) {
      readKey();
    }
    return RowFactory.create(ready.poll());
  }

  /** A readable row and the message of its delivery. */
  private record Stated(Row row, Message message) {}

  private void readKey() {
    List<Stated> stated = new ArrayList<>();
    Set<String> namedIn = new HashSet<>();
    Row first = ahead;
    Message message = null;
    do {
      Row row = ahead;
      namedIn.addAll(positions.mentionedIn(row));
      if (positions.hasProblem(row)) {
        ready.add(with(row, row.get(positions.problems()), null, 0, Outcome.Fate.UNREADABLE, true));
        namedIn.add(row.getString(positions.deliveryId()));
      } else {
        boolean isOfSameDelivery =
            message != null && message.deliveryId().equals(row.getString(positions.deliveryId()));
        message = isOfSameDelivery ? message : positions.message(row);
        stated.add(new Stated(row, message));
      }
      ahead = rows.hasNext() ? rows.next() : null;
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
      String[] fulls = endedBy.toArray(String[]::new);
      ready.forEach(cells -> cells[cells.length - 1] = fulls);
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
      ready.add(
          with(
              deletion.row(),
              deletion.row().get(positions.problems()),
              null,
              0,
              deleted.getOrDefault(deletion, Outcome.Fate.ORPHAN_WITHDRAWAL),
              true));
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
    Row row = stated.get(position).row();
    Outcome outcome = outcomes.get(position);
    Object problems =
        outcome.fate() == Outcome.Fate.CONFLICTING
            ? conflicts(stated.get(position), stated)
            : row.get(positions.problems());
    if (outcome.spans().isEmpty()) {
      ready.add(with(row, problems, null, outcome.landedCount(), outcome.fate(), true));
    }
    for (int span = 0; span < outcome.spans().size(); span++) {
      ready.add(
          with(
              row,
              problems,
              outcome.spans().get(span),
              outcome.landedCount(),
              outcome.fate(),
              span == 0));
    }
  }

  /**
   * The cells in which a row differs from another of its delivery: a problem per cell, with the
   * row's own value.
   */
  private Row[] conflicts(Stated one, List<Stated> all) {
    Map<String, Row> conflicts = new LinkedHashMap<>();
    for (Stated other : all) {
      if (other.message().deliveryId().equals(one.message().deliveryId())) {
        for (int i = 0; i < positions.silver().length; i++) {
          Object value = one.row().get(positions.silver()[i]);
          if (!Objects.equals(value, other.row().get(positions.silver()[i]))) {
            conflicts.putIfAbsent(
                positions.landed().get(i), conflict(positions.landed().get(i), value));
          }
        }
      }
    }
    return conflicts.isEmpty()
        ? new Row[] {conflict(null, null)}
        : conflicts.values().toArray(Row[]::new);
  }

  private static Row conflict(String column, Object value) {
    return RowFactory.create(
        Reason.CONFLICTING_ROWS.code(), column, value == null ? null : value.toString());
  }

  /**
   * The row with its history; the last cell is for the full deliveries that ended a record under
   * its key.
   */
  private Object[] with(
      Row row,
      Object problems,
      Outcome.Span span,
      long landedCount,
      Outcome.Fate fate,
      boolean isFirst) {
    Object[] cells = new Object[row.size() + 9];
    for (int i = 0; i < row.size(); i++) {
      cells[i] = row.get(i);
    }
    cells[positions.problems()] = problems;
    int next = row.size();
    cells[next++] = span == null ? null : span.validFrom();
    cells[next++] = span == null ? null : span.validTo();
    cells[next++] = span == null ? null : span.knownFrom();
    cells[next++] = span == null ? null : span.knownTo();
    cells[next++] = landedCount;
    cells[next++] = fate.code();
    cells[next++] = isFirst;
    cells[next] = span == null ? null : span.leftOutBy();
    return cells;
  }
}
