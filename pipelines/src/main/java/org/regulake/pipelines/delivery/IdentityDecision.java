package org.regulake.pipelines.delivery;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/**
 * The columns of {@code ops.identity_decision}: what people decided about codes that may name the
 * same enterprise.
 */
public final class IdentityDecision {

  public static final Field FIRST_CODE =
      Field.required(
          "first_code",
          Type.STRING,
          "A code as stated; one of a sender's own scheme is preceded by the scheme and a colon");
  public static final Field SECOND_CODE =
      Field.required("second_code", Type.STRING, "Another code, written likewise");
  public static final Field IS_SAME =
      Field.required(
          "is_same",
          Type.BOOLEAN,
          "Whether both name the same enterprise; false keeps them apart whatever the register"
              + " states");
  public static final Field DECIDED_AT =
      Field.required("decided_at", Type.TIMESTAMP, "Moment of the decision");
  public static final Field AUTHOR = DecisionColumns.AUTHOR;
  public static final Field REASON = DecisionColumns.REASON;
  public static final Field DECISION_ID = DecisionColumns.DECISION_ID;

  public static final Table TABLE =
      Table.named(Layer.OPS, "identity_decision")
          .grain("one row per decision")
          .key(DECISION_ID)
          .fields(FIRST_CODE, SECOND_CODE, IS_SAME, DECIDED_AT, AUTHOR, REASON, DECISION_ID)
          .build();

  private IdentityDecision() {}
}
