package org.regulake.pipelines.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regulake.models.table.Bitemporal;

/**
 * The history of one record: turns everything that was ever stated of it, in the order in which it became known, into versions with their place
 * in both times. Within a delivery the last of several statements survives. Across deliveries a statement replaces the one before, unless it
 * says the same. A deletion, and a full delivery that leaves the record out, end its being known; a row that cannot be read ends nothing.
 *
 * <p>There are two kinds of record. A {@link Kind#FACT} (a penalty, a stake) has one interval of validity, stated by itself. A
 * {@link Kind#STATE} (an enterprise's entry in the register) is a sequence: each state is true until the next one begins.
 */
final class History {

  /** What a record is. */
  enum Kind {
    FACT,
    STATE
  }

  /** A full delivery of the source, its number as the sender counts, and when it was received. */
  record FullDelivery(String deliveryId, long sequence, Instant receivedAt) implements java.io.Serializable {

    /** Whether it came before a statement's delivery: by moment, by number, by name. */
    boolean isBefore(Statement statement) {
      int byMoment = receivedAt.compareTo(statement.knownFrom());
      int byNumber = byMoment != 0 ? byMoment : Long.compare(sequence, statement.sequence());
      return (byNumber != 0 ? byNumber : deliveryId.compareTo(statement.deliveryId())) < 0;
    }
  }

  private final Kind kind;
  private final List<FullDelivery> fullDeliveries;

  private Statement[] statements;
  private Set<String> unreadableIn;
  private Outcome.Fate[] fates;
  private long[] landedCounts;
  private List<List<Outcome.Span>> spans;
  /** The versions that stand at the moment: position of the statement → its current rectangle. */
  private final Map<Integer, Outcome.Span> standing = new LinkedHashMap<>();
  private final StateSequence states = new StateSequence();
  private int latest;

  /**
   * A reader of histories.
   *
   * @param fullDeliveries the full deliveries of the source, in the order in which they were received
   */
  History(Kind kind, List<FullDelivery> fullDeliveries) {
    this.kind = kind;
    this.fullDeliveries = fullDeliveries;
  }

  /**
   * One outcome per statement.
   *
   * @param ordered the statements in the order in which they became known, those of a delivery side by side
   * @param unreadable deliveries that name the record in a row that could not be read: they do not leave it out
   */
  List<Outcome> of(List<Statement> ordered, Set<String> unreadable) {
    unreadableIn = unreadable;
    begin(ordered);
    int start = 0;
    int nextFull = 0;
    while (start < statements.length) {
      int end = start;
      while (end < statements.length && statements[end].deliveryId().equals(statements[start].deliveryId())) {
        end++;
      }
      nextFull = endWhereLeftOut(nextFull, statements[start]);
      readDelivery(start, end);
      start = end;
    }
    endWhereLeftOut(nextFull, null);
    standing.forEach((position, span) -> spans.get(position).add(span));
    List<Outcome> outcomes = new ArrayList<>(statements.length);
    for (int i = 0; i < statements.length; i++) {
      if (fates[i] == Outcome.Fate.VERSION && spans.get(i).isEmpty()) {
        // Replaced at the very moment at which it became known.
        fates[i] = Outcome.Fate.CONFLICT;
      } else if (!spans.get(i).isEmpty()) {
        // It confirmed a state, until a statement that arrived late came between the two.
        fates[i] = Outcome.Fate.VERSION;
      }
      outcomes.add(new Outcome(fates[i], landedCounts[i], spans.get(i)));
    }
    return outcomes;
  }

  private void begin(List<Statement> ordered) {
    statements = ordered.toArray(Statement[]::new);
    fates = new Outcome.Fate[statements.length];
    landedCounts = new long[statements.length];
    spans = new ArrayList<>();
    Arrays.setAll(fates, i -> Outcome.Fate.VERSION);
    for (int i = 0; i < statements.length; i++) {
      spans.add(new ArrayList<>());
    }
    standing.clear();
    states.clear();
    latest = -1;
  }

  /** Ends what stands at each full delivery before a statement (null: all) that lacks the record; returns the next full delivery to look at. */
  private int endWhereLeftOut(int nextFull, Statement statement) {
    int position = nextFull;
    while (position < fullDeliveries.size()) {
      FullDelivery full = fullDeliveries.get(position);
      if (statement != null && !full.deliveryId().equals(statement.deliveryId()) && !full.isBefore(statement)) {
        break;
      }
      if (!isHeldBy(full)) {
        endAll(full.receivedAt());
      }
      position++;
    }
    return position;
  }

  private boolean isHeldBy(FullDelivery full) {
    return unreadableIn.contains(full.deliveryId())
        || Arrays.stream(statements).anyMatch(statement -> statement.deliveryId().equals(full.deliveryId()));
  }

  private void readDelivery(int start, int end) {
    Statement last = statements[end - 1];
    if (last.isDeletion()) {
      boolean isOrphan = standing.isEmpty();
      endAll(last.knownFrom());
      Arrays.fill(fates, start, end, isOrphan ? Outcome.Fate.ORPHAN_WITHDRAWAL : Outcome.Fate.WITHDRAWAL);
      return;
    }
    boolean isStanding = stand(end - 1);
    boolean isKnown = !isStanding && (kind == Kind.FACT || states.holds(end - 1));
    for (int i = start; i < end; i++) {
      boolean isSame = statements[i].content() == last.content();
      fates[i] = !isSame ? Outcome.Fate.CONFLICT : isKnown ? Outcome.Fate.UNCHANGED : i < end - 1 ? Outcome.Fate.DUPLICATE : Outcome.Fate.VERSION;
      landedCounts[end - 1] += isSame ? 1 : 0;
    }
  }

  /** Takes a statement in; returns whether it stands as a version of its own. */
  private boolean stand(int position) {
    Statement statement = statements[position];
    if (kind == Kind.FACT) {
      if (standing.containsKey(latest) && statements[latest].content() == statement.content()) {
        return false;
      }
      LocalDate from = statement.validFrom() == null ? Bitemporal.UNKNOWN_START : statement.validFrom();
      LocalDate to = statement.validTo() == null ? Bitemporal.OPEN_DATE : statement.validTo();
      endAll(statement.knownFrom());
      standing.put(position, new Outcome.Span(from, to, statement.knownFrom(), Bitemporal.OPEN_INSTANT));
      latest = position;
      return true;
    }
    states.add(position, statement, latest);
    settle(states.starts(), statement.knownFrom());
    latest = states.holds(position) ? position : latest;
    return standing.containsKey(position);
  }

  /** Brings the standing versions in line with their starts, as known from a moment on. */
  private void settle(Map<Integer, LocalDate> starts, Instant moment) {
    List<Integer> order = new ArrayList<>(starts.keySet());
    Map<Integer, Outcome.Span> settled = new LinkedHashMap<>();
    for (int i = 0; i < order.size(); i++) {
      int position = order.get(i);
      LocalDate start = starts.get(position);
      LocalDate end = i + 1 < order.size() ? starts.get(order.get(i + 1)) : Bitemporal.OPEN_DATE;
      Outcome.Span before = standing.get(position);
      boolean isSame = before != null && before.validFrom().equals(start) && before.validTo().equals(end);
      settled.put(position, isSame ? before : new Outcome.Span(start, end, moment, Bitemporal.OPEN_INSTANT));
    }
    standing.forEach((position, span) -> {
      if (settled.get(position) != span) {
        end(position, span, moment);
      }
    });
    standing.clear();
    standing.putAll(settled);
  }

  private void endAll(Instant moment) {
    standing.forEach((position, span) -> end(position, span, moment));
    standing.clear();
    states.clear();
  }

  private void end(int position, Outcome.Span span, Instant moment) {
    // What was known for no time at all was never known: two deliveries of one moment.
    if (span.knownFrom().isBefore(moment)) {
      spans.get(position).add(new Outcome.Span(span.validFrom(), span.validTo(), span.knownFrom(), moment));
    }
  }
}
