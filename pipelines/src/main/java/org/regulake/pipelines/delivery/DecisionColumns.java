package org.regulake.pipelines.delivery;

import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/** The columns that every table of decisions of people has. */
final class DecisionColumns {

  static final Field AUTHOR = Field.required("author", Type.STRING, "Person who decided");
  static final Field REASON = Field.required("reason", Type.STRING, "Reason in the author's words");
  static final Field DECISION_ID =
      Field.required("decision_id", Type.STRING, "Folder of the decision in the landing folder");

  private DecisionColumns() {}
}
