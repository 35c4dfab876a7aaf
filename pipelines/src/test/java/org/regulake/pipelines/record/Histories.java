package org.regulake.pipelines.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.regulake.pipelines.delivery.MessageKind;

/**
 * Short forms for statements, histories and rectangles: day {@code n} is the n-th day of 2025;
 * messages of a day are received at noon.
 */
final class Histories {

  static final LocalDate ESTABLISHED = LocalDate.of(2010, 4, 1);

  private Histories() {}

  static LocalDate day(int number) {
    return LocalDate.of(2024, 12, 31).plusDays(number);
  }

  static Instant moment(int number) {
    return day(number).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  static Statement statement(
      String delivery,
      long sequence,
      String kind,
      int received,
      int event,
      char content,
      LocalDate from,
      LocalDate to,
      LocalDate established) {
    Message message =
        new Message(
            delivery,
            MessageKind.valueOf(kind.toUpperCase(Locale.ROOT)),
            sequence,
            "",
            day(event),
            moment(received));
    return new Statement(message, content, 0, from, to, established, false);
  }

  static Statement statement(Message message, char content) {
    return new Statement(message, content, 0, day(5), null, null, false);
  }

  static Statement summed(String delivery, int received, char content, long sum) {
    return new Statement(
        new Message(delivery, MessageKind.INCREMENTAL, 0, "", day(received), moment(received)),
        content,
        sum,
        day(5),
        null,
        null,
        false);
  }

  static List<Outcome> withdrawn(
      String delivery, int at, List<Message> fulls, Statement... statements) {
    return new History(History.Kind.FACT, fulls, List.of(new Withdrawal(delivery, moment(at))))
        .of(List.of(statements), Set.of(), List.of());
  }

  static Statement said(String delivery, int received, char content, int from) {
    return statement(
        delivery, 0, "incremental", received, received, content, day(from), null, null);
  }

  static Statement deletion(String delivery, int received) {
    return statement(delivery, 0, "deletion", received, received, ' ', null, null, null);
  }

  static Statement state(String delivery, int received, int event, char content) {
    return statement(delivery, 0, "incremental", received, event, content, null, null, ESTABLISHED);
  }

  static Message full(String delivery, int received) {
    return full(delivery, 0, received);
  }

  static Message full(String delivery, long sequence, int received) {
    return new Message(delivery, MessageKind.FULL, sequence, "", day(received), moment(received));
  }

  static List<Outcome> facts(Statement... statements) {
    return facts(List.of(), statements);
  }

  static List<Outcome> facts(List<Message> fulls, Statement... statements) {
    return new History(History.Kind.FACT, fulls, List.of())
        .of(List.of(statements), Set.of(), List.of());
  }

  static List<Outcome> states(Statement... statements) {
    return states(List.of(), statements);
  }

  static List<Outcome> states(List<Message> fulls, Statement... statements) {
    return new History(History.Kind.STATE, fulls, List.of())
        .of(List.of(statements), Set.of(), List.of());
  }

  static Outcome version(long landed, Outcome.Span... spans) {
    return new Outcome(Outcome.Fate.VERSION, landed, List.of(spans));
  }

  static Outcome.Span span(
      LocalDate validFrom, LocalDate validTo, Instant knownFrom, Instant knownTo) {
    return new Outcome.Span(validFrom, validTo, knownFrom, knownTo, null);
  }

  static List<String> fates(List<Outcome> outcomes) {
    return outcomes.stream().map(outcome -> outcome.fate().code()).toList();
  }

  /** Rectangles known at a moment, by their start. */
  static List<Outcome.Span> known(List<Outcome> outcomes, Instant moment) {
    return outcomes.stream()
        .flatMap(outcome -> outcome.spans().stream())
        .filter(span -> isKnown(span, moment))
        .sorted(Comparator.comparing(Outcome.Span::validFrom))
        .toList();
  }

  static boolean isKnown(Outcome.Span span, Instant moment) {
    return !span.knownFrom().isAfter(moment) && span.knownTo().isAfter(moment);
  }

  static Set<String> saidAt(List<Statement> statements, List<Outcome> outcomes, Instant moment) {
    Set<String> said = new TreeSet<>();
    for (int i = 0; i < outcomes.size(); i++) {
      for (Outcome.Span span : outcomes.get(i).spans()) {
        if (isKnown(span, moment)) {
          said.add(written(statements.get(i), span.validFrom(), span.validTo()));
        }
      }
    }
    return said;
  }

  static String written(Statement statement, LocalDate from, LocalDate to) {
    return "%d from %s to %s".formatted(statement.content(), from, to);
  }

  static Long contentOn(
      List<Statement> statements, List<Outcome> outcomes, LocalDate day, Instant moment) {
    for (int i = 0; i < outcomes.size(); i++) {
      for (Outcome.Span span : outcomes.get(i).spans()) {
        if (isKnown(span, moment)
            && !span.validFrom().isAfter(day)
            && span.validTo().isAfter(day)) {
          return statements.get(i).content();
        }
      }
    }
    return null;
  }
}
