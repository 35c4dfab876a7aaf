package org.regulake.pipelines.collect;

import java.time.Instant;

/**
 * A human decision: a file in the landing folder, with time, author and reason, that is collected like a delivery.
 *
 * @param id its folder below {@code decision/}
 * @param kind what is decided; {@code withdraw} takes a delivery back
 * @param delivery the delivery concerned, by source and folder
 * @param decidedAt when it was decided
 * @param author who decided
 * @param reason why, in the author's words
 */
public record Decision(String id, String kind, String delivery, Instant decidedAt, String author, String reason) {

  /** Value of {@link #kind}: for every moment after the decision it is as if the delivery had never come. */
  public static final String WITHDRAW = "withdraw";

  public Decision {
    require("delivery", delivery);
    require("author", author);
    require("reason", reason);
    if (!WITHDRAW.equals(kind)) {
      throw new IllegalArgumentException("'%s' is no kind of decision; write %s".formatted(kind, WITHDRAW));
    }
    if (decidedAt == null) {
      throw new IllegalArgumentException("the decision has no decided_at; write a moment as in 2025-03-05T09:00:00Z");
    }
    if (!delivery.matches("[a-z_]+/[^/]+")) {
      throw new IllegalArgumentException("'%s' is no delivery; write source/folder, as in penalty/2025-01-31-full".formatted(delivery));
    }
  }

  private static void require(String name, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("the decision has no %s".formatted(name));
    }
  }
}
