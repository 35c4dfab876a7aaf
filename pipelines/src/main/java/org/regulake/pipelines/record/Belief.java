package org.regulake.pipelines.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.delivery.MessageKind;

/**
 * The current knowledge about one record after the messages so far: its current statements and the
 * days for which they are valid. A message that the newest one overrules changes nothing, whenever
 * it arrives (see {@link Message#overrules}).
 *
 * <p>For a {@link History.Kind#FACT} the statements of the newest delivery are current, for the
 * days that they state. For a {@link History.Kind#STATE} every statement has a place in the
 * sequence of states, so a late one about earlier days is inserted there.
 */
final class Belief {

  /** Days on which a statement is valid; the first is included, the last is not. */
  record Days(LocalDate from, LocalDate to) {}

  private final History.Kind kind;
  private final List<Statement> statements;
  private final Outcome.Fate[] fates;
  private final long[] landedCounts;
  private final StateSequence states = new StateSequence();
  private Map<Integer, Days> current = new LinkedHashMap<>();

  /** The message that determined the current statements, or ended them; null before the first. */
  private Message newest;

  private boolean isEnded;

  /** Position of the state stated last, which a correction replaces. */
  private int latest = -1;

  /**
   * Creates a belief without statements.
   *
   * @param statements all statements of the record, referred to by position
   * @param fates receives the fate of each applied statement
   * @param landedCounts receives the number of equal rows for each statement that represents them
   */
  Belief(History.Kind kind, List<Statement> statements, Outcome.Fate[] fates, long[] landedCounts) {
    this.kind = kind;
    this.statements = statements;
    this.fates = fates;
    this.landedCounts = landedCounts;
  }

  /** Current statements, by position, with their days. */
  Map<Integer, Days> current() {
    return current;
  }

  /** Applies the statements of one delivery. */
  void apply(int start, int end) {
    Message message = statements.get(start).message();
    boolean isOverruled = newest != null && !message.overrules(newest);
    if (message.kind() == MessageKind.DELETION) {
      Arrays.fill(
          fates,
          start,
          end,
          isOverruled
              ? Outcome.Fate.SUPERSEDED
              : current.isEmpty() ? Outcome.Fate.ORPHAN_WITHDRAWAL : Outcome.Fate.WITHDRAWAL);
      if (!isOverruled) {
        end(message);
      }
    } else if (end - start > 1 && isContradictory(start, end)) {
      Arrays.fill(fates, start, end, Outcome.Fate.CONFLICTING);
    } else if (kind == History.Kind.FACT) {
      applyFacts(start, end, message, isOverruled);
    } else {
      applyStates(start, end, message, isOverruled);
    }
  }

  /**
   * Ends the current statements when a message that covers the record leaves it out.
   *
   * @return whether there were statements to end
   */
  boolean leaveOut(Message message) {
    if (current.isEmpty() || !message.speaksFor(newest) || !message.overrules(newest)) {
      return false;
    }
    end(message);
    return true;
  }

  private void end(Message message) {
    current = new LinkedHashMap<>();
    states.clear();
    newest = message;
    isEnded = true;
    latest = -1;
  }

  /**
   * Whether two rows of a delivery cannot both be true: their content differs, but neither their
   * sums nor, for states, their first day differ. The register that an enterprise left and the one
   * at which it arrived state the same day.
   */
  private boolean isContradictory(int start, int end) {
    Map<Object, Long> contents = new HashMap<>();
    for (int i = start; i < end; i++) {
      Statement statement = statements.get(i);
      Long other =
          contents.putIfAbsent(
              kind == History.Kind.STATE
                  ? List.of(statement.start(), statement.isDeparture())
                  : (Object) statement.sum(),
              statement.content());
      if (other != null && other != statement.content()) {
        return true;
      }
    }
    return false;
  }

  private void applyFacts(int start, int end, Message message, boolean isOverruled) {
    Map<Long, Integer> currentByContent = new HashMap<>();
    current
        .keySet()
        .forEach(position -> currentByContent.put(statements.get(position).content(), position));
    Map<Integer, Days> updated = new LinkedHashMap<>();
    for (int position : distinct(start, end)) {
      Statement statement = statements.get(position);
      Integer known = currentByContent.get(statement.content());
      assignFate(
          start,
          position,
          known != null
              ? Outcome.Fate.UNCHANGED
              : isOverruled ? Outcome.Fate.SUPERSEDED : Outcome.Fate.VERSION);
      updated.put(known != null ? known : position, days(statement));
    }
    if (!isOverruled) {
      current = updated;
      newest = message;
      isEnded = false;
    }
  }

  private static Days days(Statement statement) {
    return new Days(
        statement.validFrom() == null ? Bitemporal.UNKNOWN_START : statement.validFrom(),
        statement.validTo() == null ? Bitemporal.OPEN_DATE : statement.validTo());
  }

  /**
   * Applies states. A late state is still inserted, unless a later message has ended the record; a
   * late correction is ignored.
   */
  private void applyStates(int start, int end, Message message, boolean isOverruled) {
    List<Integer> distinct = distinct(start, end);
    if (isOverruled && (isEnded || message.kind() == MessageKind.CORRECTION)) {
      distinct.forEach(position -> assignFate(start, position, Outcome.Fate.SUPERSEDED));
      return;
    }
    distinct.sort(
        Comparator.comparing((Integer position) -> statements.get(position).start())
            .thenComparing(Comparator.naturalOrder()));
    Map<Integer, LocalDate> starts = Map.of();
    for (int position : distinct) {
      states.add(position, statements.get(position), latest);
      starts = states.starts();
    }
    current = days(starts);
    for (int position : distinct) {
      assignFate(
          start,
          position,
          current.containsKey(position) || !states.holds(position)
              ? Outcome.Fate.VERSION
              : Outcome.Fate.UNCHANGED);
      if (!isOverruled && states.holds(position)) {
        latest = position;
      }
    }
    if (!isOverruled) {
      newest = message;
      isEnded = false;
    }
  }

  /** Days of each state: it is valid until the next one begins. */
  private static Map<Integer, Days> days(Map<Integer, LocalDate> starts) {
    List<Integer> order = new ArrayList<>(starts.keySet());
    Map<Integer, Days> days = new LinkedHashMap<>();
    for (int i = 0; i < order.size(); i++) {
      days.put(
          order.get(i),
          new Days(
              starts.get(order.get(i)),
              i + 1 < order.size() ? starts.get(order.get(i + 1)) : Bitemporal.OPEN_DATE));
    }
    return days;
  }

  /** Of each group of equal rows the last one. */
  private List<Integer> distinct(int start, int end) {
    if (end - start == 1) {
      return new ArrayList<>(List.of(start));
    }
    Map<Long, Integer> last = new LinkedHashMap<>();
    for (int i = start; i < end; i++) {
      last.put(statements.get(i).content(), i);
    }
    return new ArrayList<>(last.values());
  }

  /** Assigns a fate to a row and to the equal rows before it in the delivery. */
  private void assignFate(int start, int position, Outcome.Fate fate) {
    fates[position] = fate;
    landedCounts[position] = 1;
    for (int i = start; i < position; i++) {
      if (statements.get(i).content() == statements.get(position).content()) {
        fates[i] = fate == Outcome.Fate.VERSION ? Outcome.Fate.DUPLICATE : fate;
        landedCounts[position]++;
      }
    }
  }
}
