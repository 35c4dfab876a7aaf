package org.regulake.pipelines.source.judgment;

import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/** The columns of {@code silver.judgment}: one row per case, kind and version. */
public final class Judgment {

  public static final Field ENTITY_ID =
      Field.required("entity_id", Type.STRING, "The enterprise concerned");
  public static final Field CASE_ID = Field.required("case_id", Type.STRING, "Number of the case");
  public static final Field ENTERPRISE_CODE =
      Field.optional(
          "enterprise_code",
          Type.STRING,
          "Code of the enterprise as the sender writes it; null when not stated");
  public static final Field ENTERPRISE_NAME =
      Field.optional(
          "enterprise_name", Type.STRING, "Name as the sender writes it; null when not stated");
  public static final Field KIND =
      Field.required("kind", Type.STRING, "litigation, enforcement or dishonest_debtor");
  public static final Field ROLE =
      Field.optional(
          "role", Type.STRING, "defendant, plaintiff or third_party; null when not stated");
  public static final Field COURT =
      Field.optional("court", Type.STRING, "Court; null when not stated");
  public static final Field DECISION_DATE =
      Field.required("decision_date", Type.DATE, "Day of the judgment or publication");
  public static final Field AMOUNT_YUAN =
      Field.optional("amount_yuan", Field.YUAN, "Sum concerned; null when not stated").unit("yuan");
  public static final Field END_DATE =
      Field.optional(
          "end_date",
          Type.DATE,
          "Day on which the duty was fulfilled or the entry withdrawn; null while it is in force or"
              + " when not stated");

  private Judgment() {}
}
