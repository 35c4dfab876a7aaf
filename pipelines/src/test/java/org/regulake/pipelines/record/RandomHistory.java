package org.regulake.pipelines.record;

import static org.regulake.pipelines.record.Histories.ESTABLISHED;
import static org.regulake.pipelines.record.Histories.day;
import static org.regulake.pipelines.record.Histories.moment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.regulake.pipelines.delivery.MessageKind;

/** Random deliveries with a seed: up to eight, a day apart, some full, some without the record. */
record RandomHistory(List<Message> fulls, List<Statement> statements) {

  static final int LAST_DAY = 14;

  static RandomHistory of(int seed, boolean isWild) {
    Random random = new Random(seed);
    List<Message> fulls = new ArrayList<>();
    List<Statement> statements = new ArrayList<>();
    Set<Integer> eventDays = new HashSet<>();
    int received = 1;
    for (int delivery = 0; delivery < 8; delivery++) {
      received = Math.min(LAST_DAY, received + random.nextInt(isWild ? 3 : 2) + (isWild ? 0 : 1));
      String id = "d" + delivery;
      boolean isFull = random.nextInt(3) == 0;
      // Mostly about the day of the delivery, sometimes about an earlier one.
      int event = random.nextInt(3) == 0 ? random.nextInt(received + 1) : received;
      if (isFull) {
        fulls.add(
            new Message(id, MessageKind.FULL, delivery + 1, "", day(event), moment(received)));
      }
      if (random.nextInt(5) == 0) {
        continue;
      }
      String kind =
          isFull
              ? "full"
              : isWild && random.nextInt(5) == 0
                  ? "correction"
                  : random.nextInt(6) == 0 ? "deletion" : "incremental";
      // Every day is described once, so that no two deliveries conflict about it.
      if (!isWild && !eventDays.add(event)) {
        continue;
      }
      int rows = isWild ? 1 + random.nextInt(2) : 1;
      for (int row = 0; row < rows; row++) {
        LocalDate from = isWild && random.nextInt(3) == 0 ? day(random.nextInt(LAST_DAY)) : null;
        char content = (char) ('a' + random.nextInt(3));
        Message message =
            new Message(
                id,
                MessageKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                delivery + 1,
                "",
                day(event),
                moment(received));
        statements.add(
            kind.equals("deletion")
                ? new Statement(message, 0, 0, null, null, null, false)
                : new Statement(
                    message,
                    content * 1000L + (from == null ? 0 : from.getDayOfYear()),
                    random.nextInt(2),
                    from,
                    null,
                    ESTABLISHED,
                    false));
      }
    }
    return new RandomHistory(fulls, statements);
  }

  List<Outcome> history(History.Kind kind) {
    return new History(kind, fulls, List.of()).of(statements, Set.of(), List.of());
  }

  RandomHistory without(String id) {
    return new RandomHistory(
        fulls.stream().filter(full -> !full.deliveryId().equals(id)).toList(),
        statements.stream().filter(statement -> !statement.deliveryId().equals(id)).toList());
  }

  RandomHistory until(Instant moment) {
    return new RandomHistory(
        fulls.stream().filter(full -> !full.receivedAt().isAfter(moment)).toList(),
        statements.stream()
            .filter(statement -> !statement.message().receivedAt().isAfter(moment))
            .toList());
  }

  /**
   * The statements made by a moment and not ended since: for a fact those of the latest delivery,
   * for a state all. Sequence numbers rise with the deliveries, so only the days that they describe
   * can be older.
   */
  List<Statement> currentStatements(Instant moment, History.Kind kind) {
    List<Statement> current = new ArrayList<>();
    LocalDate newest = LocalDate.MIN;
    boolean isEnded = false;
    for (int delivery = 0; delivery < 8; delivery++) {
      String id = "d" + delivery;
      List<Statement> said =
          statements.stream().filter(statement -> statement.deliveryId().equals(id)).toList();
      Message message =
          said.isEmpty()
              ? fulls.stream().filter(full -> full.deliveryId().equals(id)).findFirst().orElse(null)
              : said.get(0).message();
      if (message == null || message.receivedAt().isAfter(moment)) {
        continue;
      }
      boolean isOlder = message.eventDate().isBefore(newest);
      if (said.isEmpty()
          ? !current.isEmpty() && !isOlder
          : message.kind() == MessageKind.DELETION) {
        current.clear();
        newest = message.eventDate();
        isEnded = true;
      } else if (!said.isEmpty() && !isContradictory(said, kind)) {
        boolean counts = !isOlder || message.kind() == MessageKind.CORRECTION;
        if (counts && kind == History.Kind.FACT) {
          current.clear();
        }
        if (counts || kind == History.Kind.STATE && !isEnded) {
          current.addAll(said);
        }
        newest = counts ? message.eventDate() : newest;
        isEnded &= !counts;
      }
    }
    return current;
  }

  private static boolean isContradictory(List<Statement> said, History.Kind kind) {
    return kind == History.Kind.FACT
        && said.stream()
            .anyMatch(
                one ->
                    said.stream()
                        .anyMatch(
                            other -> one.sum() == other.sum() && one.content() != other.content()));
  }
}
