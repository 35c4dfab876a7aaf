package org.regulake.pipelines.source.arrears;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/** The columns of {@code silver.arrears}: one row per enterprise, kind, period, tax and version. */
public final class Arrears {

  public static final Field ENTITY_ID =
      Field.required("entity_id", Type.STRING, "The enterprise that owes");
  public static final Field ENTERPRISE_CODE =
      Field.optional(
          "enterprise_code",
          Type.STRING,
          "Code of the enterprise as the sender writes it; null when not stated");
  public static final Field ENTERPRISE_NAME =
      Field.optional(
          "enterprise_name", Type.STRING, "Name as the sender writes it; null when not stated");
  public static final Field KIND = Field.required("kind", Type.STRING, "tax or social_insurance");
  public static final Field PERIOD =
      Field.required("period", Type.STRING, "Month for which it was due, yyyy-MM");
  public static final Field TAX_TYPE =
      Field.optional(
          "tax_type",
          Type.STRING,
          "The tax or contribution, as the sender writes it; null when not stated");
  public static final Field AMOUNT_YUAN =
      Field.required("amount_yuan", Field.YUAN, "Sum owed").unit("yuan");
  public static final Field ANNOUNCED_DATE =
      Field.optional("announced_date", Type.DATE, "Day of the announcement; null when not stated");
  public static final Field SETTLED_DATE =
      Field.optional("settled_date", Type.DATE, "Day on which it was paid; null while it is owed");

  /** The landed columns and their types. */
  public static final Source SOURCE =
      Source.named("arrears", Arrears.class)
          .grain("one row per enterprise, kind, period, tax and version")
          .parties(Party.enterprise(ENTITY_ID, "enterprise_code", "enterprise_name"))
          .required("enterprise_code", CellType.CODE, ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, ENTERPRISE_NAME)
          .required("kind", CellType.CHOICE, KIND)
          .required("period", CellType.MONTH, PERIOD)
          .optional("tax_type", CellType.TEXT, TAX_TYPE)
          .required("amount", CellType.YUAN, AMOUNT_YUAN)
          .optional("announced_date", CellType.DATE, ANNOUNCED_DATE)
          .optional("settled_date", CellType.DATE, SETTLED_DATE)
          .key(ENTITY_ID, KIND, PERIOD)
          .parts(TAX_TYPE)
          .sums(AMOUNT_YUAN)
          .valid(ANNOUNCED_DATE, SETTLED_DATE)
          .check("amount_not_negative", "amount_yuan IS NULL OR amount_yuan >= 0")
          .build();

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private Arrears() {}
}
