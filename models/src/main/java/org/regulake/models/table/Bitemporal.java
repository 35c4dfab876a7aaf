package org.regulake.models.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The two times of a fact: when it was true ({@code valid_*}) and when it was known ({@code
 * known_*}). Intervals include their start and exclude their end; an open end is the largest date,
 * so that a plain comparison is enough to read any past day as it was known on any later day.
 */
public final class Bitemporal {

  /** Start of a fact whose start is not stated. */
  public static final LocalDate UNKNOWN_START = LocalDate.of(1900, 1, 1);

  /** End of a fact that has not ended. */
  public static final LocalDate OPEN_DATE = LocalDate.of(9999, 12, 31);

  /** End of knowledge that was not replaced. */
  public static final Instant OPEN_INSTANT = Instant.parse("9999-12-31T00:00:00Z");

  public static final Field VALID_FROM =
      Field.required(
              "valid_from",
              Type.DATE,
              "First day on which the fact was true; 1900-01-01 when not stated")
          .chinese("事实起始日");
  public static final Field VALID_TO =
      Field.required(
              "valid_to",
              Type.DATE,
              "First day on which it was no longer true; 9999-12-31 while it is")
          .chinese("事实终止日");
  public static final Field KNOWN_FROM =
      Field.required(
              "known_from",
              Type.TIMESTAMP,
              "Moment at which it became known: when its delivery was received")
          .chinese("知悉时间");
  public static final Field KNOWN_TO =
      Field.required(
              "known_to",
              Type.TIMESTAMP,
              "Moment at which it was corrected, withdrawn or replaced; 9999-12-31 while it is"
                  + " current")
          .chinese("知悉终止时间");

  private Bitemporal() {}

  /** The four columns, in contract order. */
  public static List<Field> fields() {
    return List.of(VALID_FROM, VALID_TO, KNOWN_FROM, KNOWN_TO);
  }
}
