package org.regulake.pipelines.source.guarantee;

import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/** The columns of {@code silver.guarantee}: one row per guarantee and version. */
public final class Guarantee {

  public static final Field ENTITY_ID = Field.required("entity_id", Type.STRING, "The debtor");
  public static final Field GUARANTOR_ID =
      Field.required("guarantor_id", Type.STRING, "The enterprise that guarantees the debt");
  public static final Field GUARANTEE_ID =
      Field.required("guarantee_id", Type.STRING, "Number of the guarantee");
  public static final Field GUARANTOR_CODE =
      Field.optional(
          "guarantor_code",
          Type.STRING,
          "Code of the guarantor as the sender writes it; null when not stated");
  public static final Field GUARANTOR_NAME =
      Field.optional("guarantor_name", Type.STRING, "Name of the guarantor; null when not stated");
  public static final Field ENTERPRISE_CODE =
      Field.optional(
          "enterprise_code",
          Type.STRING,
          "Code of the enterprise as the sender writes it; null when not stated");
  public static final Field ENTERPRISE_NAME =
      Field.optional(
          "enterprise_name", Type.STRING, "Name as the sender writes it; null when not stated");
  public static final Field KIND =
      Field.required("kind", Type.STRING, "guarantee, pledge or mortgage");
  public static final Field AMOUNT_YUAN =
      Field.optional("amount_yuan", Field.YUAN, "Guaranteed sum; null when not stated")
          .unit("yuan");
  public static final Field FROM_DATE =
      Field.optional("from_date", Type.DATE, "First day of the guarantee; null when not stated");
  public static final Field TO_DATE =
      Field.optional(
          "to_date",
          Type.DATE,
          "Day on which it ended; null while it is in force or when not stated");

  private Guarantee() {}
}
