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
 * The history of one record: applies all messages to its {@link Belief} in the order in which they
 * became known, and records the time during which each version was known. A deletion, and a full
 * delivery of the same scope that leaves the record out, end the known versions; an unreadable row
 * ends nothing. From the moment of a withdrawal on, the belief is the one without the withdrawn
 * delivery.
 *
 * <p>There are two kinds of record. A {@link Kind#FACT} (a penalty, a stake) states its own
 * interval of validity. A {@link Kind#STATE} (an enterprise's entry in the register) is a sequence:
 * each state is valid until the next one begins.
 */
final class History {

  /** Kind of a record. */
  enum Kind {
    FACT,
    STATE
  }

  /**
   * Statements of one delivery about the record, or a message that leaves it out.
   *
   * @param start position of its first statement
   * @param end position after its last; equal to start where the message leaves the record out
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

  /** The currently known versions: position of the statement → its current rectangle. */
  private final Map<Integer, Outcome.Span> known = new LinkedHashMap<>();

  /**
   * Creates a history.
   *
   * @param fulls full deliveries of the source that end the records that they leave out, in the
   *     order in which they became known
   * @param withdrawals withdrawals of deliveries, in chronological order
   */
  History(Kind kind, List<Message> fulls, List<Withdrawal> withdrawals) {
    this.kind = kind;
    this.fulls = fulls;
    this.withdrawals = withdrawals;
  }

  /**
   * Determines the outcome of each statement.
   *
   * @param ordered the statements in the order in which they became known, those of a delivery
   *     adjacent
   * @param namedIn deliveries that name the record in an unreadable row: they do not leave it out
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
      updateKnown(belief, event.message().receivedAt(), apply(event, belief));
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
   * Full deliveries that ended the latest record at any time by leaving it out, including withdrawn
   * ones.
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
      belief.apply(event.start(), event.end());
      return null;
    }
    if (!belief.leaveOut(event.message()) || event.message().kind() != MessageKind.FULL) {
      return null;
    }
    endedBy.add(event.message().deliveryId());
    return event.message().deliveryId();
  }

  /**
   * The belief from a withdrawal on: that of the events so far without those of withdrawn
   * deliveries.
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
    updateKnown(belief, withdrawal.at(), null);
    return belief;
  }

  /** Updates the known versions to the belief, from a moment on. */
  private void updateKnown(Belief belief, Instant moment, String leftOutBy) {
    Map<Integer, Outcome.Span> updated = new LinkedHashMap<>();
    belief
        .current()
        .forEach(
            (position, days) -> {
              Outcome.Span before = known.get(position);
              boolean isSame =
                  before != null
                      && before.validFrom().equals(days.from())
                      && before.validTo().equals(days.to());
              updated.put(
                  position,
                  isSame
                      ? before
                      : new Outcome.Span(
                          days.from(), days.to(), moment, Bitemporal.OPEN_INSTANT, null));
            });
    known.forEach(
        (position, span) -> {
          // A version known for an empty time was never known: two deliveries of the same moment.
          if (updated.get(position) != span && span.knownFrom().isBefore(moment)) {
            spans
                .get(position)
                .add(
                    new Outcome.Span(
                        span.validFrom(), span.validTo(), span.knownFrom(), moment, leftOutBy));
          }
        });
    known.clear();
    known.putAll(updated);
  }

  private List<Outcome> outcomes() {
    Outcome[] outcomes = new Outcome[statements.size()];
    for (int i = 0; i < outcomes.length; i++) {
      // A statement that confirmed a state becomes a version when a late statement is inserted
      // between the two, or when the confirmed one is withdrawn.
      Outcome.Fate fate =
          !spans.get(i).isEmpty()
              ? Outcome.Fate.VERSION
              : fates[i] == Outcome.Fate.VERSION ? Outcome.Fate.SUPERSEDED : fates[i];
      outcomes[i] = new Outcome(fate, landedCounts[i], spans.get(i));
    }
    return Arrays.asList(outcomes);
  }
}
