package org.regulake.pipelines.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.models.table.Bitemporal.OPEN_DATE;
import static org.regulake.models.table.Bitemporal.OPEN_INSTANT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.pipelines.delivery.MessageKind;

/**
 * An enterprise leaves one register and arrives at another on the same day; both registers state
 * it.
 */
class DepartureTest {

  private static final LocalDate ESTABLISHED = LocalDate.of(2012, 3, 1);
  private static final LocalDate MOVE = LocalDate.of(2025, 2, 10);
  private static final long THERE_BEFORE = 1;
  private static final long LEFT = 2;
  private static final long ARRIVED = 3;

  private static Statement statement(
      String delivery, LocalDate delivered, long content, LocalDate from) {
    Message message =
        new Message(delivery, MessageKind.INCREMENTAL, 0, "", delivered, noon(delivered));
    return new Statement(message, content, 0, from, null, ESTABLISHED, content == LEFT);
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  /** First day and end of each state that is known in the end, by content. */
  private static Map<Long, List<LocalDate>> inTheEnd(List<Statement> statements) {
    List<Statement> ordered = new ArrayList<>(statements);
    ordered.sort(
        Comparator.comparing((Statement statement) -> statement.message().receivedAt())
            .thenComparing(Statement::deliveryId));
    List<Outcome> outcomes =
        new History(History.Kind.STATE, List.of(), List.of()).of(ordered, Set.of(), List.of());
    Map<Long, List<LocalDate>> known = new TreeMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      for (Outcome.Span span : outcomes.get(i).spans()) {
        if (span.knownTo().equals(OPEN_INSTANT)) {
          known.put(ordered.get(i).content(), List.of(span.validFrom(), span.validTo()));
        }
      }
    }
    return known;
  }

  @ParameterizedTest(
      name = "left is delivered on the {0}th, arrived on the {1}th of April, rows {2}")
  @CsvSource({"1,1,left first", "1,1,arrived first", "1,9,apart", "9,1,apart"})
  void the_register_that_it_left_shows_where_it_was_in_any_order_of_deliveries(
      int leftOn, int arrivedOn, String order) {
    Statement left = statement("d" + leftOn, LocalDate.of(2025, 4, leftOn), LEFT, MOVE);
    Statement arrived = statement("d" + arrivedOn, LocalDate.of(2025, 4, arrivedOn), ARRIVED, MOVE);
    List<Statement> statements =
        order.equals("arrived first") ? List.of(arrived, left) : List.of(left, arrived);
    assertThat(inTheEnd(statements))
        .isEqualTo(Map.of(LEFT, List.of(ESTABLISHED, MOVE), ARRIVED, List.of(MOVE, OPEN_DATE)));
  }

  @Test
  void earlier_states_are_kept_and_the_arrival_follows_without_a_gap() {
    LocalDate january = LocalDate.of(2025, 1, 31);
    assertThat(
            inTheEnd(
                List.of(
                    statement("d0", january, THERE_BEFORE, ESTABLISHED),
                    statement("d1", LocalDate.of(2025, 4, 1), LEFT, MOVE),
                    statement("d2", LocalDate.of(2025, 4, 9), ARRIVED, MOVE))))
        .isEqualTo(
            Map.of(THERE_BEFORE, List.of(ESTABLISHED, MOVE), ARRIVED, List.of(MOVE, OPEN_DATE)));
  }

  @Test
  void without_an_arrival_the_departure_is_valid_from_that_day_on() {
    assertThat(
            inTheEnd(
                List.of(
                    statement("d0", LocalDate.of(2025, 1, 31), THERE_BEFORE, ESTABLISHED),
                    statement("d1", LocalDate.of(2025, 4, 1), LEFT, MOVE))))
        .isEqualTo(
            Map.of(THERE_BEFORE, List.of(ESTABLISHED, MOVE), LEFT, List.of(MOVE, OPEN_DATE)));
  }
}
