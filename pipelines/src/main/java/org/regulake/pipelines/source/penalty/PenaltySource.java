package org.regulake.pipelines.source.penalty;

import org.regulake.models.table.Table;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/** Penalty decisions of administrative authorities: landed columns and their types. */
public final class PenaltySource {

  public static final Source SOURCE =
      Source.named("penalty", PenaltySource.class)
          .grain("one row per penalty decision, enterprise, kind of penalty and version")
          .parties(Party.enterprise(Penalty.ENTITY_ID, "enterprise_code", "enterprise_name"))
          .required("decision_id", CellType.TEXT, Penalty.DECISION_ID)
          .required("authority", CellType.TEXT, Penalty.AUTHORITY)
          .required("enterprise_code", CellType.CODE, Penalty.ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, Penalty.ENTERPRISE_NAME)
          .required("decision_date", CellType.DATE, Penalty.DECISION_DATE)
          .required("penalty_type", CellType.CHOICE, Penalty.PENALTY_TYPE)
          .optional("fine", CellType.YUAN, Penalty.FINE_YUAN)
          .optional("violation", CellType.TEXT, Penalty.VIOLATION)
          .optional("legal_basis", CellType.TEXT, Penalty.LEGAL_BASIS)
          .optional("publicity_end_date", CellType.DATE, Penalty.PUBLICITY_END_DATE)
          .key(Penalty.DECISION_ID, Penalty.AUTHORITY)
          .parts(Penalty.ENTITY_ID, Penalty.PENALTY_TYPE)
          .valid(Penalty.DECISION_DATE, null)
          .check("fine_not_negative", "fine_yuan IS NULL OR fine_yuan >= 0")
          .build();

  /** Contract of {@code silver}; its columns are in {@link Penalty}. */
  public static final Table TABLE = SOURCE.silver();

  private PenaltySource() {}
}
