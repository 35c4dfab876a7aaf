package org.regulake.pipelines.source.penalty;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/**
 * The columns of {@code silver.penalty}: one row per penalty decision, enterprise, kind of penalty
 * and version.
 */
public final class Penalty {

  public static final Field ENTITY_ID =
      Field.required("entity_id", Type.STRING, "The enterprise that was punished");
  public static final Field DECISION_ID =
      Field.required(
          "decision_id", Type.STRING, "Number of the decision, unique within the authority");
  public static final Field AUTHORITY =
      Field.required("authority", Type.STRING, "Authority that decided");
  public static final Field ENTERPRISE_CODE =
      Field.optional(
          "enterprise_code",
          Type.STRING,
          "Code of the enterprise as the sender writes it; null when not stated");
  public static final Field ENTERPRISE_NAME =
      Field.optional(
          "enterprise_name", Type.STRING, "Name as the sender writes it; null when not stated");
  public static final Field DECISION_DATE =
      Field.required("decision_date", Type.DATE, "Day of the decision");
  public static final Field PENALTY_TYPE =
      Field.required(
          "penalty_type",
          Type.STRING,
          "warning, criticism, fine, confiscation, licence_suspension, qualification_lowering,"
              + " licence_revocation, business_restriction, business_suspension, closure,"
              + " occupation_ban or other");
  public static final Field FINE_YUAN =
      Field.optional("fine_yuan", Field.YUAN, "Fine; null = no monetary penalty").unit("yuan");
  public static final Field VIOLATION =
      Field.optional("violation", Type.STRING, "Kind of violation; null when not stated");
  public static final Field LEGAL_BASIS =
      Field.optional("legal_basis", Type.STRING, "Legal basis; null when not stated");
  public static final Field PUBLICITY_END_DATE =
      Field.optional(
          "publicity_end_date", Type.DATE, "Day on which publicity ends; null when not stated");

  /** The landed columns and their types. */
  public static final Source SOURCE =
      Source.named("penalty", Penalty.class)
          .grain("one row per penalty decision, enterprise, kind of penalty and version")
          .parties(Party.enterprise(ENTITY_ID, "enterprise_code", "enterprise_name"))
          .required("decision_id", CellType.TEXT, DECISION_ID)
          .required("authority", CellType.TEXT, AUTHORITY)
          .required("enterprise_code", CellType.CODE, ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, ENTERPRISE_NAME)
          .required("decision_date", CellType.DATE, DECISION_DATE)
          .required("penalty_type", CellType.CHOICE, PENALTY_TYPE)
          .optional("fine", CellType.YUAN, FINE_YUAN)
          .optional("violation", CellType.TEXT, VIOLATION)
          .optional("legal_basis", CellType.TEXT, LEGAL_BASIS)
          .optional("publicity_end_date", CellType.DATE, PUBLICITY_END_DATE)
          .key(DECISION_ID, AUTHORITY)
          .parts(ENTITY_ID, PENALTY_TYPE)
          .valid(DECISION_DATE, null)
          .check("fine_not_negative", "fine_yuan IS NULL OR fine_yuan >= 0")
          .build();

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private Penalty() {}
}
