package org.regulake.pipelines.source.arrears;

import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

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

  private Arrears() {}
}
