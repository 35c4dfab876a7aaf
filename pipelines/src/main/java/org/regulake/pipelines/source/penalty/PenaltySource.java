package org.regulake.pipelines.source.penalty;

import org.regulake.models.table.Table;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Reading;
import org.regulake.pipelines.source.Source;

/** Penalty decisions of administrative authorities: what is landed and how it is read. */
public final class PenaltySource {

  public static final Source SOURCE =
      Source.named("penalty", PenaltySource.class)
          .grain("one row per penalty decision, enterprise, kind of penalty and version")
          .parties(Party.enterprise(Penalty.ENTITY_ID, "enterprise_code", "enterprise_name"))
          .required("decision_id", Reading.TEXT, Penalty.DECISION_ID)
          .required("authority", Reading.TEXT, Penalty.AUTHORITY)
          .required("enterprise_code", Reading.CODE, Penalty.ENTERPRISE_CODE)
          .optional("enterprise_name", Reading.NAME, Penalty.ENTERPRISE_NAME)
          .required("decision_date", Reading.DATE, Penalty.DECISION_DATE)
          .required("penalty_type", Reading.CHOICE, Penalty.PENALTY_TYPE)
          .optional("fine", Reading.YUAN, Penalty.FINE_YUAN)
          .optional("violation", Reading.TEXT, Penalty.VIOLATION)
          .optional("legal_basis", Reading.TEXT, Penalty.LEGAL_BASIS)
          .optional("publicity_end_date", Reading.DATE, Penalty.PUBLICITY_END_DATE)
          .key(Penalty.DECISION_ID, Penalty.AUTHORITY)
          .parts(Penalty.ENTITY_ID, Penalty.PENALTY_TYPE)
          .valid(Penalty.DECISION_DATE, null)
          .check("fine_not_negative", "fine_yuan IS NULL OR fine_yuan >= 0")
          .build();

  /** Contract of {@code silver}; its columns are in {@link Penalty}. */
  public static final Table TABLE = SOURCE.silver();

  private PenaltySource() {}
}
