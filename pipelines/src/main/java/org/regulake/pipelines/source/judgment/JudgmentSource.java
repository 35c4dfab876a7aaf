package org.regulake.pipelines.source.judgment;

import org.regulake.models.table.Table;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/**
 * Court cases, enforcement and the list of dishonest judgment debtors: landed columns and their
 * types.
 */
public final class JudgmentSource {

  public static final Source SOURCE =
      Source.named("judgment", JudgmentSource.class)
          .grain("one row per case, kind and version")
          .parties(Party.enterprise(Judgment.ENTITY_ID, "enterprise_code", "enterprise_name"))
          .required("case_id", CellType.TEXT, Judgment.CASE_ID)
          .required("enterprise_code", CellType.CODE, Judgment.ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, Judgment.ENTERPRISE_NAME)
          .required("kind", CellType.CHOICE, Judgment.KIND)
          .optional("role", CellType.CHOICE, Judgment.ROLE)
          .optional("court", CellType.TEXT, Judgment.COURT)
          .required("decision_date", CellType.DATE, Judgment.DECISION_DATE)
          .optional("amount", CellType.YUAN, Judgment.AMOUNT_YUAN)
          .optional("end_date", CellType.DATE, Judgment.END_DATE)
          .key(Judgment.ENTITY_ID, Judgment.CASE_ID, Judgment.KIND)
          .valid(Judgment.DECISION_DATE, Judgment.END_DATE)
          .check("amount_not_negative", "amount_yuan IS NULL OR amount_yuan >= 0")
          .build();

  /** Contract of {@code silver}; its columns are in {@link Judgment}. */
  public static final Table TABLE = SOURCE.silver();

  private JudgmentSource() {}
}
