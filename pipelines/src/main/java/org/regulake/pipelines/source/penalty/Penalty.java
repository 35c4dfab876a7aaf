package org.regulake.pipelines.source.penalty;

import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

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

  private Penalty() {}
}
