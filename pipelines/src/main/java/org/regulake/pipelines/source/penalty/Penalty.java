package org.regulake.pipelines.source.penalty;

import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.table.Field;

/** The columns of {@code silver.penalty}: one row per penalty decision, enterprise, kind of penalty and version. */
public final class Penalty {

  public static final Field ENTITY_ID =
      Field.required("entity_id", DataTypes.StringType, "The enterprise that was punished");
  public static final Field DECISION_ID =
      Field.required("decision_id", DataTypes.StringType, "Number of the decision, unique within the authority");
  public static final Field AUTHORITY =
      Field.required("authority", DataTypes.StringType, "Authority that decided");
  public static final Field ENTERPRISE_CODE =
      Field.optional("enterprise_code", DataTypes.StringType, "Code of the enterprise as the sender writes it; null when not stated");
  public static final Field ENTERPRISE_NAME =
      Field.optional("enterprise_name", DataTypes.StringType, "Name as the sender writes it; null when not stated");
  public static final Field DECISION_DATE =
      Field.required("decision_date", DataTypes.DateType, "Day of the decision");
  public static final Field PENALTY_TYPE =
      Field.required("penalty_type", DataTypes.StringType, "warning, criticism, fine, confiscation, licence_suspension, qualification_lowering, licence_revocation, business_restriction, "
          + "business_suspension, closure, occupation_ban or other");
  public static final Field FINE_YUAN =
      Field.optional("fine_yuan", Field.YUAN, "Fine; null = no monetary penalty").unit("yuan");
  public static final Field VIOLATION =
      Field.optional("violation", DataTypes.StringType, "Kind of violation; null when not stated");
  public static final Field LEGAL_BASIS =
      Field.optional("legal_basis", DataTypes.StringType, "Legal basis; null when not stated");
  public static final Field PUBLICITY_END_DATE =
      Field.optional("publicity_end_date", DataTypes.DateType, "Day on which publicity ends; null when not stated");

  private Penalty() {}
}
