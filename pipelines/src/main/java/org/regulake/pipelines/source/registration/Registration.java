package org.regulake.pipelines.source.registration;

import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.table.Field;
import org.regulake.models.table.Secrecy;

/** The columns of {@code silver.registration}: one row per stated state of an enterprise in the register and version. */
public final class Registration {

  public static final Field ENTITY_ID =
      Field.required("entity_id", DataTypes.StringType, "The enterprise");
  public static final Field REPRESENTATIVE_ID =
      Field.optional("representative_id", DataTypes.StringType, "Legal representative, as a keyed hash; null when not stated").secrecy(Secrecy.PERSONAL);
  public static final Field CREDIT_CODE =
      Field.optional("credit_code", DataTypes.StringType, "Unified social credit code as stated; null when the enterprise has an older number only");
  public static final Field REGISTRATION_NUMBER =
      Field.optional("registration_number", DataTypes.StringType, "15-digit registration number; null when not stated");
  public static final Field ORGANISATION_CODE =
      Field.optional("organisation_code", DataTypes.StringType, "Organisation code (GB 11714); null when not stated");
  public static final Field ENTERPRISE_NAME =
      Field.required("enterprise_name", DataTypes.StringType, "Registered name");
  public static final Field ENTERPRISE_TYPE =
      Field.optional("enterprise_type", DataTypes.StringType, "Type as the register writes it; null when not stated");
  public static final Field REPRESENTATIVE_NAME =
      Field.optional("representative_name", DataTypes.StringType, "Keyed id of the representative's name").secrecy(Secrecy.PERSONAL);
  public static final Field REPRESENTATIVE_NUMBER =
      Field.optional("representative_number", DataTypes.StringType, "Keyed hash of the identity number").secrecy(Secrecy.PERSONAL);
  public static final Field CAPITAL_AMOUNT =
      Field.optional("capital_amount", Field.YUAN, "Registered capital in units of its currency; null when not stated");
  public static final Field CAPITAL_CURRENCY_CODE =
      Field.optional("capital_currency_code", DataTypes.StringType, "Currency of the registered capital (ISO 4217); null when no capital is stated");
  public static final Field CAPITAL_YUAN =
      Field.optional("capital_yuan", Field.YUAN, "Registered capital in yuan; null when not stated or in another currency").unit("yuan");
  public static final Field ESTABLISHED_DATE =
      Field.optional("established_date", DataTypes.DateType, "Day of establishment; null when not stated");
  public static final Field APPROVED_DATE =
      Field.optional("approved_date", DataTypes.DateType, "Day on which the latest change was approved; null when not stated");
  public static final Field BUSINESS_SCOPE =
      Field.optional("business_scope", DataTypes.StringType, "Business scope; null when not stated");
  public static final Field INDUSTRY_CODE =
      Field.optional("stated_industry_code", DataTypes.StringType, "Industry as stated (GB/T 4754); null when not stated");
  public static final Field REGION_CODE =
      Field.optional("stated_region_code", DataTypes.StringType, "Division as stated (GB/T 2260); null when not stated");
  public static final Field PROVINCE =
      Field.optional("stated_province", DataTypes.StringType, "Province as stated; null when not stated");
  public static final Field CITY =
      Field.optional("stated_city", DataTypes.StringType, "City as stated; null when not stated");
  public static final Field ADDRESS =
      Field.optional("address", DataTypes.StringType, "Registered address; null when not stated");
  public static final Field STATUS =
      Field.optional("status", DataTypes.StringType, "active, revoked, deregistered or moved_out; null when not stated");
  public static final Field EXIT_DATE =
      Field.optional("exit_date", DataTypes.DateType, "Day of deregistration or revocation; null while on the market or when not stated");
  public static final Field REGISTRATION_AUTHORITY =
      Field.optional("registration_authority", DataTypes.StringType, "Registration authority; null when not stated");

  /** Value of {@link #STATUS}: it left for the register of another place. */
  public static final String MOVED_OUT = "moved_out";

  private Registration() {}
}
