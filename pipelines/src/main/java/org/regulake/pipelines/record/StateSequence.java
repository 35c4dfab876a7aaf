package org.regulake.pipelines.record;

import static org.regulake.pipelines.record.Statement.firstStated;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.delivery.MessageKind;

/**
 * All states of one record that were stated and not withdrawn, grouped into runs: each run is one
 * state, valid until the next begins. Statements that confirm a state are kept too, because a late
 * statement may separate them from the one that they confirm.
 */
final class StateSequence {

  /**
   * The place of a statement in the sequence.
   *
   * @param position position of the statement
   * @param start stated first day of validity
   * @param eventDate day whose state it describes
   * @param reach day to which it extends back when no earlier state is known
   * @param isDeparture whether it states that the enterprise moved to another register
   */
  private record Entry(
      int position,
      LocalDate start,
      LocalDate eventDate,
      LocalDate reach,
      long content,
      boolean isDeparture) {
    Entry from(LocalDate newStart) {
      return new Entry(position, newStart, eventDate, reach, content, isDeparture);
    }
  }

  /**
   * Order of the entries. On the same day, the register that an enterprise left comes before the
   * one at which it arrived, whatever the order of delivery.
   */
  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::start)
          .thenComparing(entry -> !entry.isDeparture())
          .thenComparing(Entry::eventDate)
          .thenComparing(Entry::position);

  private final List<Entry> entries = new ArrayList<>();

  /** Position of each statement that has a place → position of the first statement of its run. */
  private final Map<Integer, Integer> runs = new HashMap<>();

  void clear() {
    entries.clear();
    runs.clear();
  }

  /** Adds a statement; a correction replaces the run that contains the latest statement. */
  void add(int position, Statement statement, int latest) {
    Entry added =
        new Entry(
            position,
            statement.start(),
            statement.eventDate(),
            firstStated(
                statement.establishedDate(), statement.validFrom(), Bitemporal.UNKNOWN_START),
            statement.content(),
            statement.isDeparture());
    Integer run = statement.message().kind() == MessageKind.CORRECTION ? runs.get(latest) : null;
    if (run != null) {
      Entry corrected =
          entries.stream().filter(entry -> entry.position() == run).findFirst().orElseThrow();
      if (corrected.content() == statement.content()) {
        return;
      }
      boolean isFirst = entries.stream().min(ORDER).orElseThrow().position() == run;
      added =
          new Entry(
              position,
              isFirst ? corrected.start() : firstStated(statement.validFrom(), corrected.start()),
              corrected.eventDate(),
              isFirst ? firstStated(statement.establishedDate(), corrected.reach()) : added.reach(),
              statement.content(),
              statement.isDeparture());
      entries.removeIf(entry -> Objects.equals(runs.get(entry.position()), run));
    }
    entries.add(added);
  }

  /** First statement of each run → its first day, in order. */
  Map<Integer, LocalDate> starts() {
    runs.clear();
    List<Entry> ordered = placed();
    Map<Integer, LocalDate> starts = new LinkedHashMap<>();
    Entry run = null;
    for (int i = 0; i < ordered.size(); i++) {
      Entry entry = ordered.get(i);
      boolean isReplaced =
          i + 1 < ordered.size() && ordered.get(i + 1).start().equals(entry.start());
      // Of two states of one day the later statement counts. If no earlier state is known, a
      // departure shows where the enterprise was before.
      boolean isPast =
          isReplaced && entry.isDeparture() && run == null && entry.reach().isBefore(entry.start());
      if (isReplaced && !isPast) {
        continue;
      }
      if (run == null || run.content() != entry.content()) {
        boolean isFirst = run == null;
        run = entry;
        starts.put(
            entry.position(),
            isFirst && entry.reach().isBefore(entry.start()) ? entry.reach() : entry.start());
      }
      runs.put(entry.position(), run.position());
    }
    return starts;
  }

  /** Whether a statement belongs to a run. */
  boolean holds(int position) {
    return runs.containsKey(position);
  }

  /**
   * The statements in order. The day that a register states is that of the latest change it
   * approved, and some changes need no approval: of statements that state the same day, the first
   * is true from it, and a later one from the day whose state it describes.
   */
  private List<Entry> placed() {
    List<Entry> ordered = new ArrayList<>(entries);
    ordered.sort(ORDER);
    List<Entry> placed = new ArrayList<>();
    Entry before = null;
    for (Entry entry : ordered) {
      boolean isLater =
          before != null
              && !before.isDeparture()
              && before.start().equals(entry.start())
              && before.eventDate().isBefore(entry.eventDate())
              && entry.eventDate().isAfter(entry.start());
      placed.add(isLater ? entry.from(entry.eventDate()) : entry);
      before = isLater ? before : entry;
    }
    placed.sort(ORDER);
    return placed;
  }
}
