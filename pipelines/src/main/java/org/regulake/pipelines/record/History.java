package org.regulake.pipelines.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.delivery.MessageKind;

/**
 * The history of one record: follows its {@link Belief} through all messages in the order in which
 * they became known, and notes from when to when each version was known. A deletion, and a full
 * delivery of the same scope that leaves the record out, end its being known; a row that cannot be
 * read ends nothing. From the moment at which a delivery is withdrawn, the belief is the one
 * without it.
 *
 * <p>There are two kinds of record. A {@link Kind#FACT} (a penalty, a stake) has one interval of
 * validity, stated by itself. A {@link Kind#STATE} (an enterprise's entry in the register) is a
 * sequence: each state is true until the next one begins.
 */
final class History {

  /** What a record is. */
  enum Kind {
    FACT,
    STATE
  }

  /**
   * Statements of one delivery about the record, or a message that leaves it out.
   *
   * @param start position of its first statement
   * @param end position behind its last; the same as start where the message leaves the record out
   */
  private record Event(Message message, int start, int end) {
    boolean isLeavingOut() {
      return start == end;
    }
  }

  private final Kind kind;
  private final List<Message> fulls;
  private final List<Withdrawal> withdrawals;

  private List<Statement> statements;
  private Outcome.Fate[] fates;
  private long[] landedCounts;
  private List<List<Outcome.Span>> spans;
  private final Set<String> endedBy = new LinkedHashSet<>();

  /**
   * The versions that are known at the moment: position of the statement → its current rectangle.
   */
  private final Map<Integer, Outcome.Span> known = new LinkedHashMap<>();

  /**
   * A reader of histories.
   *
   * @param fulls full deliveries of the source that end what they leave out, in the order in which
   *     they became known
   * @param withdrawals deliveries that were taken back, in order of time
   */
  History(Kind kind, List<Message> fulls, List<Withdrawal> withdrawals) {
    this.kind = kind;
    this.fulls = fulls;
    this.withdrawals = withdrawals;
  }

  /**
   * One outcome per statement.
   *
   * @param ordered the statements in the order in which they became known, those of a delivery side
   *     by side
   * @param namedIn deliveries that name the record in a row that could not be read: they do not
   *     leave it out
   * @param corrections corrections that state other parts under the key of the record: they replace
   *     it where they leave it out
   */
  List<Outcome> of(List<Statement> ordered, Set<String> namedIn, List<Message> corrections) {
    begin(ordered);
    List<Event> events = events(namedIn, corrections);
    Set<String> withdrawn = new HashSet<>();
    Belief belief = belief();
    int nextWithdrawal = 0;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      while (nextWithdrawal < withdrawals.size()
          && withdrawals.get(nextWithdrawal).at().isBefore(event.message().receivedAt())) {
        belief =
            without(withdrawals.get(nextWithdrawal++), withdrawn, events.subList(0, i), belief);
      }
      settle(belief, event.message().receivedAt(), apply(event, belief));
    }
    while (nextWithdrawal < withdrawals.size()) {
      belief = without(withdrawals.get(nextWithdrawal++), withdrawn, events, belief);
    }
    known.forEach((position, span) -> spans.get(position).add(span));
    return outcomes();
  }

  private void begin(List<Statement> ordered) {
    statements = ordered;
    fates = new Outcome.Fate[ordered.size()];
    landedCounts = new long[ordered.size()];
    spans = new ArrayList<>(ordered.size());
    for (int i = 0; i < ordered.size(); i++) {
      spans.add(new ArrayList<>(1));
    }
    known.clear();
    endedBy.clear();
  }

  /**
   * Full deliveries that ended the last record by leaving it out, at any time, withdrawn ones too.
   */
  Set<String> endedBy() {
    return endedBy;
  }

  private Belief belief() {
    return new Belief(kind, statements, fates, landedCounts);
  }

  private List<Event> events(Set<String> namedIn, List<Message> corrections) {
    List<Event> events = new ArrayList<>();
    Set<String> stating = new HashSet<>(namedIn);
    int start = 0;
    while (start < statements.size()) {
      int end = start + 1;
      while (end < statements.size()
          && statements.get(end).deliveryId().equals(statements.get(start).deliveryId())) {
        end++;
      }
      events.add(new Event(statements.get(start).message(), start, end));
      stating.add(statements.get(start).deliveryId());
      start = end;
    }
    int stated = events.size();
    for (List<Message> messages : List.of(fulls, corrections)) {
      for (Message message : messages) {
        if (!stating.contains(message.deliveryId())) {
          events.add(new Event(message, 0, 0));
        }
      }
    }
    if (events.size() > stated) {
      events.sort((left, right) -> Message.AS_KNOWN.compare(left.message(), right.message()));
    }
    return events;
  }

  /**
   * Applies an event to the belief; returns the full delivery that ended the record by it, or null.
   */
  private String apply(Event event, Belief belief) {
    if (!event.isLeavingOut()) {
      belief.take(event.start(), event.end());
      return null;
    }
    if (!belief.leaveOut(event.message()) || event.message().kind() != MessageKind.FULL) {
      return null;
    }
    endedBy.add(event.message().deliveryId());
    return event.message().deliveryId();
  }

  /**
   * What is believed from a withdrawal on: the belief by the events so far, without those of the
   * deliveries that were withdrawn.
   */
  private Belief without(
      Withdrawal withdrawal, Set<String> withdrawn, List<Event> events, Belief before) {
    withdrawn.add(withdrawal.deliveryId());
    if (events.stream()
        .noneMatch(event -> event.message().deliveryId().equals(withdrawal.deliveryId()))) {
      return before;
    }
    Belief belief = belief();
    events.stream()
        .filter(event -> !withdrawn.contains(event.message().deliveryId()))
        .forEach(event -> apply(event, belief));
    settle(belief, withdrawal.at(), null);
    return belief;
  }

  /** Brings the known versions in line with the belief, from a moment on. */
  private void settle(Belief belief, Instant moment, String leftOutBy) {
    Map<Integer, Outcome.Span> settled = new LinkedHashMap<>();
    belief
        .standing()
        .forEach(
            (position, days) -> {
              Outcome.Span before = known.get(position);
              boolean isSame =
                  before != null
                      && before.validFrom().equals(days.from())
                      && before.validTo().equals(days.to());
              settled.put(
                  position,
                  isSame
                      ? before
                      : new Outcome.Span(
                          days.from(), days.to(), moment, Bitemporal.OPEN_INSTANT, null));
            });
    known.forEach(
        (position, span) -> {
          // What was known for no time at all was never known: two deliveries of one moment.
          if (settled.get(position) != span && span.knownFrom().isBefore(moment)) {
            spans
                .get(position)
                .add(
                    new Outcome.Span(
                        span.validFrom(), span.validTo(), span.knownFrom(), moment, leftOutBy));
          }
        });
    known.clear();
    known.putAll(settled);
  }

  private List<Outcome> outcomes() {
    Outcome[] outcomes = new Outcome[statements.size()];
    for (int i = 0; i < outcomes.length; i++) {
      // A statement that confirmed a state becomes a version when a late statement comes between
      // the two, or when the one before is withdrawn.
      Outcome.Fate fate =
          !spans.get(i).isEmpty()
              ? Outcome.Fate.VERSION
              : fates[i] == Outcome.Fate.VERSION ? Outcome.Fate.SUPERSEDED : fates[i];
      outcomes[i] = new Outcome(fate, landedCounts[i], spans.get(i));
    }
    return Arrays.asList(outcomes);
  }
}
