package org.regulake.pipelines.source.guarantee;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

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

  /** The landed columns and their types. */
  public static final Source SOURCE =
      Source.named("guarantee", Guarantee.class)
          .grain("one row per guarantee contract, guarantor, debtor, kind and version")
          .parties(
              Party.enterprise(ENTITY_ID, "enterprise_code", "enterprise_name"),
              Party.enterprise(GUARANTOR_ID, "guarantor_code", "guarantor_name"))
          .required("guarantee_id", CellType.TEXT, GUARANTEE_ID)
          .required("guarantor_code", CellType.CODE, GUARANTOR_CODE)
          .optional("guarantor_name", CellType.NAME, GUARANTOR_NAME)
          .required("enterprise_code", CellType.CODE, ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, ENTERPRISE_NAME)
          .required("kind", CellType.CHOICE, KIND)
          .optional("amount", CellType.YUAN, AMOUNT_YUAN)
          .optional("from_date", CellType.DATE, FROM_DATE)
          .optional("to_date", CellType.DATE, TO_DATE)
          .key(GUARANTEE_ID)
          .parts(GUARANTOR_ID, ENTITY_ID, KIND)
          .valid(FROM_DATE, TO_DATE)
          .check("amount_not_negative", "amount_yuan IS NULL OR amount_yuan >= 0")
          .build();

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private Guarantee() {}
}
