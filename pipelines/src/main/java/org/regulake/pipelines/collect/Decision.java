package org.regulake.pipelines.collect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * A human decision: a file in the landing folder with time, author and reason, collected like a
 * delivery.
 */
public sealed interface Decision {

  /** Its folder below {@code decision/}. */
  String id();

  /** Moment of the decision. */
  Instant decidedAt();

  /** Person who decided. */
  String author();

  /** Reason in the author's words. */
  String reason();

  /**
   * Withdraws a delivery: for every moment after the decision the delivery never arrived.
   *
   * @param delivery the delivery as source and folder
   */
  record Withdrawal(String id, Instant decidedAt, String author, String reason, String delivery)
      implements Decision {

    /** Value of {@code kind} in the file. */
    static final String KIND = "withdraw";

    public Withdrawal {
      requireWhole(decidedAt, author, reason);
      require("delivery", delivery);
      if (!delivery.matches("[a-z_]+/[^/]+")) {
        throw new IllegalArgumentException(
            "'%s' is not a delivery; write source/folder, as in penalty/2025-01-31-full"
                .formatted(delivery));
      }
    }
  }

  /**
   * Accepts that a published table falls short of the previous release.
   *
   * @param product the published table, as in {@code risk_score}
   * @param asOf the judged day of the release
   * @param falls measure → largest accepted fall, as a fraction
   */
  record FallAcceptance(
      String id,
      Instant decidedAt,
      String author,
      String reason,
      String product,
      LocalDate asOf,
      Map<String, Double> falls)
      implements Decision {

    /** Value of {@code kind} in the file. */
    static final String KIND = "accept_fall";

    public FallAcceptance {
      requireWhole(decidedAt, author, reason);
      require("product", product);
      if (asOf == null) {
        throw new IllegalArgumentException(
            "the decision has no as_of; write a day as in 2025-03-31");
      }
      if (falls.isEmpty()
          || falls.values().stream().anyMatch(ratio -> !(ratio > 0 && ratio <= 1))) {
        throw new IllegalArgumentException(
            "the decision has no falls; write each measure and its largest fall, as in {\"rows\":"
                + " 0.31}");
      }
      falls = new TreeMap<>(falls);
    }
  }

  /**
   * States whether two codes name the same enterprise.
   *
   * @param first a code; one of a sender's own scheme is preceded by the scheme and a colon
   * @param second another code
   * @param isSame whether both name the same enterprise; false keeps them apart whatever the
   *     register states
   */
  record Identity(
      String id,
      Instant decidedAt,
      String author,
      String reason,
      String first,
      String second,
      boolean isSame)
      implements Decision {

    /** Value of {@code kind} in the file. */
    static final String KIND = "identity";

    public Identity {
      requireWhole(decidedAt, author, reason);
      require("first", first);
      require("second", second);
      if (first.equals(second)) {
        throw new IllegalArgumentException(
            "'%s' and '%s' are one code; name two".formatted(first, second));
      }
    }
  }

  private static void requireWhole(Instant decidedAt, String author, String reason) {
    require("author", author);
    require("reason", reason);
    if (decidedAt == null) {
      throw new IllegalArgumentException(
          "the decision has no decided_at; write a moment as in 2025-03-05T09:00:00Z");
    }
  }

  private static void require(String name, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("the decision has no %s".formatted(name));
    }
  }
}
