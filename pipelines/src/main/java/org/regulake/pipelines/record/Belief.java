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
 * What is believed of one record after the messages so far: which statements stand, and for which
 * days. A message that the newest one overrules changes nothing, whenever it arrives (see {@link
 * Message#overrules}).
 *
 * <p>Of a {@link History.Kind#FACT} the statements of the newest delivery stand, for the days that
 * they state. Of a {@link History.Kind#STATE} every statement has its place in the sequence of
 * states, so a late one about earlier days takes its place among them.
 */
final class Belief {

  /** Days on which a statement is true; the first is included, the last is not. */
  record Days(LocalDate from, LocalDate to) {}

  private final History.Kind kind;
  private final List<Statement> statements;
  private final Outcome.Fate[] fates;
  private final long[] landedCounts;
  private final StateSequence states = new StateSequence();
  private Map<Integer, Days> standing = new LinkedHashMap<>();

  /** The message that settled what stands, or that nothing does; null before the first. */
  private Message newest;

  private boolean isEnded;

  /** Position of the latest state that the sender stated, which a correction corrects. */
  private int latest = -1;

  /**
   * An empty belief.
   *
   * @param statements all statements of the record, which are taken by position
   * @param fates filled with the fate of each statement taken
   * @param landedCounts filled with the number of equal rows for each statement that stands for
   *     them
   */
  Belief(History.Kind kind, List<Statement> statements, Outcome.Fate[] fates, long[] landedCounts) {
    this.kind = kind;
    this.statements = statements;
    this.fates = fates;
    this.landedCounts = landedCounts;
  }

  /** Statements that stand, by position, with their days. */
  Map<Integer, Days> standing() {
    return standing;
  }

  /** Takes in the statements of one delivery. */
  void take(int start, int end) {
    Message message = statements.get(start).message();
    boolean isOverruled = newest != null && !message.overrules(newest);
    if (message.kind() == MessageKind.DELETION) {
      Arrays.fill(
          fates,
          start,
          end,
          isOverruled
              ? Outcome.Fate.SUPERSEDED
              : standing.isEmpty() ? Outcome.Fate.ORPHAN_WITHDRAWAL : Outcome.Fate.WITHDRAWAL);
      if (!isOverruled) {
        end(message);
      }
    } else if (end - start > 1 && isContradictory(start, end)) {
      Arrays.fill(fates, start, end, Outcome.Fate.CONFLICTING);
    } else if (kind == History.Kind.FACT) {
      takeFacts(start, end, message, isOverruled);
    } else {
      takeStates(start, end, message, isOverruled);
    }
  }

  /**
   * Ends what stands when a message that could speak of it leaves it out.
   *
   * @return whether it ended something
   */
  boolean leaveOut(Message message) {
    if (standing.isEmpty() || !message.speaksFor(newest) || !message.overrules(newest)) {
      return false;
    }
    end(message);
    return true;
  }

  private void end(Message message) {
    standing = new LinkedHashMap<>();
    states.clear();
    newest = message;
    isEnded = true;
    latest = -1;
  }

  /**
   * Whether two rows of a delivery cannot both be true: they differ, and neither in their sums nor,
   * for states, in their first day. The register that an enterprise left and the one at which it
   * arrived speak of the same day.
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

  private void takeFacts(int start, int end, Message message, boolean isOverruled) {
    Map<Long, Integer> standingByContent = new HashMap<>();
    standing
        .keySet()
        .forEach(position -> standingByContent.put(statements.get(position).content(), position));
    Map<Integer, Days> settled = new LinkedHashMap<>();
    for (int position : distinct(start, end)) {
      Statement statement = statements.get(position);
      Integer known = standingByContent.get(statement.content());
      settle(
          start,
          position,
          known != null
              ? Outcome.Fate.UNCHANGED
              : isOverruled ? Outcome.Fate.SUPERSEDED : Outcome.Fate.VERSION);
      settled.put(known != null ? known : position, days(statement));
    }
    if (!isOverruled) {
      standing = settled;
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
   * A late state still has its place, unless the record was ended by what came after it; a late
   * correction corrects nothing.
   */
  private void takeStates(int start, int end, Message message, boolean isOverruled) {
    List<Integer> distinct = distinct(start, end);
    if (isOverruled && (isEnded || message.kind() == MessageKind.CORRECTION)) {
      distinct.forEach(position -> settle(start, position, Outcome.Fate.SUPERSEDED));
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
    standing = days(starts);
    for (int position : distinct) {
      settle(
          start,
          position,
          standing.containsKey(position) || !states.holds(position)
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

  /** Each state is true until the next one begins. */
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

  /** The last row of each that say the same. */
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

  /** Gives a row its fate, and those before it in the delivery that say the same. */
  private void settle(int start, int position, Outcome.Fate fate) {
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
