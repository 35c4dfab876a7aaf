package org.regulake.pipelines.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.models.testing.DatasetAssert.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import org.regulake.pipelines.graph.StakeSuccession.Version;

@ExtendWith(SparkExtension.class)
class StakeSuccessionTest {

  private static final String HEADER =
      "| from_id: string | to_id: string | share_ratio: decimal(18,9) | valid_from: date |"
          + " valid_to: date | known_from: timestamp | known_to: timestamp |\n";
  private static final Instant START = Instant.parse("2025-01-05T00:00:00Z");
  private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);

  private static void assertRemaining(SparkSession spark, String stakes, String standing) {
    assertThat(StakeSuccession.of(TextTable.of(spark, HEADER + stakes)))
        .hasRows(HEADER + standing.replace("T00:00:00 ", "T00:00:00Z "));
  }

  @Test
  void a_later_stake_ends_only_earlier_ones_of_the_same_holder_and_enterprise(SparkSession spark) {
    assertRemaining(
        spark,
        """
        | P1 | E1 | 0.6 | 2015-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        | P1 | E1 | 0.4 | 2018-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        | P1 | E2 | 0.3 | 2018-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        | P2 | E1 | 0.4 | 2015-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        """,
        """
        | P1 | E1 | 0.6 | 2015-01-01 | 2018-01-01 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        | P1 | E1 | 0.4 | 2018-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        | P1 | E2 | 0.3 | 2018-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        | P2 | E1 | 0.4 | 2015-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        """);
  }

  @Test
  void before_the_later_stake_became_known_the_earlier_one_had_no_end(SparkSession spark) {
    assertRemaining(
        spark,
        """
        | P1 | E1 | 0.6 | 2015-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        | P1 | E1 | 0.4 | 2018-01-01 | 9999-12-31 | 2025-02-05T00:00:00 | 9999-12-31T00:00:00 |
        """,
        """
        | P1 | E1 | 0.6 | 2015-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 2025-02-05T00:00:00 |
        | P1 | E1 | 0.6 | 2015-01-01 | 2018-01-01 | 2025-02-05T00:00:00 | 9999-12-31T00:00:00 |
        | P1 | E1 | 0.4 | 2018-01-01 | 9999-12-31 | 2025-02-05T00:00:00 | 9999-12-31T00:00:00 |
        """);
  }

  @Test
  void a_later_stake_that_was_given_up_does_not_restore_the_earlier_one(SparkSession spark) {
    assertRemaining(
        spark,
        """
        | P1 | E1 | 0.6 | 2015-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        | P1 | E1 | 0.4 | 2018-01-01 | 2020-01-01 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        """,
        """
        | P1 | E1 | 0.6 | 2015-01-01 | 2018-01-01 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        | P1 | E1 | 0.4 | 2018-01-01 | 2020-01-01 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        """);
  }

  @Test
  void of_a_dated_and_an_undated_stake_the_one_known_later_replaces_the_other(SparkSession spark) {
    assertRemaining(
        spark,
        """
        | P1 | E1 | 0.6 | 1900-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        | P1 | E1 | 0.4 | 2018-01-01 | 9999-12-31 | 2025-02-05T00:00:00 | 9999-12-31T00:00:00 |
        | P2 | E1 | 0.3 | 2018-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        | P2 | E1 | 0.2 | 1900-01-01 | 9999-12-31 | 2025-02-05T00:00:00 | 9999-12-31T00:00:00 |
        | P3 | E1 | 0.1 | 1900-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        | P3 | E1 | 0.2 | 2018-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        """,
        """
        | P1 | E1 | 0.6 | 1900-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 2025-02-05T00:00:00 |
        | P1 | E1 | 0.6 | 1900-01-01 | 2018-01-01 | 2025-02-05T00:00:00 | 9999-12-31T00:00:00 |
        | P1 | E1 | 0.4 | 2018-01-01 | 9999-12-31 | 2025-02-05T00:00:00 | 9999-12-31T00:00:00 |
        | P2 | E1 | 0.3 | 2018-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 2025-02-05T00:00:00 |
        | P2 | E1 | 0.2 | 1900-01-01 | 9999-12-31 | 2025-02-05T00:00:00 | 9999-12-31T00:00:00 |
        | P3 | E1 | 0.1 | 1900-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        | P3 | E1 | 0.2 | 2018-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 |
        """);
  }

  /**
   * Oracle for a single day and moment: a version is valid where no version known then replaces it
   * by that day.
   */
  private static boolean isValid(
      Version version, List<Version> all, LocalDate day, Instant moment) {
    boolean isReplaced =
        all.stream()
            .filter(other -> isWithin(other.knownFrom(), other.knownTo(), moment))
            .anyMatch(
                other -> {
                  boolean bothDated = version.isDated() && other.isDated();
                  return bothDated
                      ? other.validFrom().isAfter(version.validFrom())
                          && !other.validFrom().isAfter(day)
                      : version.isDated() != other.isDated()
                          && other.knownFrom().isAfter(version.knownFrom())
                          && !other.validFrom().isAfter(day);
                });
    return isWithin(version.knownFrom(), version.knownTo(), moment)
        && isWithin(version.validFrom(), version.validTo(), day)
        && !isReplaced;
  }

  private static <T extends Comparable<? super T>> boolean isWithin(T from, T to, T point) {
    return from.compareTo(point) <= 0 && to.compareTo(point) > 0;
  }

  private static Version random(Random random) {
    LocalDate from =
        random.nextInt(4) == 0 ? Bitemporal.UNKNOWN_START : FIRST_DAY.plusDays(random.nextInt(4));
    LocalDate to =
        random.nextBoolean() ? Bitemporal.OPEN_DATE : FIRST_DAY.plusDays(4 + random.nextInt(3));
    int known = random.nextInt(5);
    return new Version(
        from,
        to,
        START.plusSeconds(known),
        random.nextBoolean()
            ? Bitemporal.OPEN_INSTANT
            : START.plusSeconds(known + 1 + random.nextInt(4)));
  }

  @Test
  void a_version_is_valid_exactly_where_no_other_version_replaces_it() {
    Random random = new Random(1);
    for (int draw = 0; draw < 2_000; draw++) {
      List<Version> all =
          IntStream.range(0, 1 + random.nextInt(5)).mapToObj(number -> random(random)).toList();
      for (Version version : all) {
        List<Version> left = StakeSuccession.remaining(version, all);
        List<String> differences = new ArrayList<>();
        for (int day = 0; day < 8; day++) {
          for (int moment = 0; moment < 10; moment++) {
            LocalDate onDay = FIRST_DAY.plusDays(day);
            Instant at = START.plusSeconds(moment);
            long count =
                left.stream()
                    .filter(
                        one ->
                            isWithin(one.validFrom(), one.validTo(), onDay)
                                && isWithin(one.knownFrom(), one.knownTo(), at))
                    .count();
            if (count != (isValid(version, all, onDay, at) ? 1 : 0)) {
              differences.add("%s of %s on %s at %s: %d".formatted(version, all, onDay, at, count));
            }
          }
        }
        assertThat(differences).isEmpty();
      }
    }
  }
}
