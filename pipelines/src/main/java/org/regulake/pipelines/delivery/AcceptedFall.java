package org.regulake.pipelines.delivery;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/**
 * The columns of {@code ops.accepted_fall}: falls of published tables that a person reviewed and
 * accepted for a day.
 */
public final class AcceptedFall {

  public static final Field PRODUCT =
      Field.required("product", Type.STRING, "Published table, as in risk_score");
  public static final Field AS_OF =
      Field.required(
          "as_of", Type.DATE, "Judged day whose release may fall short of the previous one");
  public static final Field MEASURE =
      Field.required(
          "measure", Type.STRING, "rows, or the column of which a smaller part is filled");
  public static final Field LARGEST_RATIO =
      Field.required(
              "largest_ratio",
              Type.DOUBLE,
              "Fall that was reviewed and accepted; a larger one is not accepted")
          .unit("ratio");
  public static final Field ACCEPTED_AT =
      Field.required("accepted_at", Type.TIMESTAMP, "Moment of the decision");
  public static final Field AUTHOR = DecisionColumns.AUTHOR;
  public static final Field REASON = DecisionColumns.REASON;
  public static final Field DECISION_ID = DecisionColumns.DECISION_ID;

  public static final Table TABLE =
      Table.named(Layer.OPS, "accepted_fall")
          .grain("one row per decision and measure")
          .key(DECISION_ID, MEASURE)
          .fields(PRODUCT, AS_OF, MEASURE, LARGEST_RATIO, ACCEPTED_AT, AUTHOR, REASON, DECISION_ID)
          .build();

  private AcceptedFall() {}
}
