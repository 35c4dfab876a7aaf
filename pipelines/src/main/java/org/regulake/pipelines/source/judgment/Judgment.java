package org.regulake.pipelines.source.judgment;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

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

  /** The landed columns and their types. */
  public static final Source SOURCE =
      Source.named("judgment", Judgment.class)
          .grain("one row per case, kind and version")
          .parties(Party.enterprise(ENTITY_ID, "enterprise_code", "enterprise_name"))
          .required("case_id", CellType.TEXT, CASE_ID)
          .required("enterprise_code", CellType.CODE, ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, ENTERPRISE_NAME)
          .required("kind", CellType.CHOICE, KIND)
          .optional("role", CellType.CHOICE, ROLE)
          .optional("court", CellType.TEXT, COURT)
          .required("decision_date", CellType.DATE, DECISION_DATE)
          .optional("amount", CellType.YUAN, AMOUNT_YUAN)
          .optional("end_date", CellType.DATE, END_DATE)
          .key(ENTITY_ID, CASE_ID, KIND)
          .valid(DECISION_DATE, END_DATE)
          .check("amount_not_negative", "amount_yuan IS NULL OR amount_yuan >= 0")
          .build();

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private Judgment() {}
}
