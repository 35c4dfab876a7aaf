package org.regulake.pipelines.source.registration;

import java.util.List;
import org.regulake.models.table.Field;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/**
 * The columns of {@code silver.registration}: one row per stated state of an enterprise in the
 * register and version.
 */
public final class Registration {

  public static final Field ENTITY_ID = Field.required("entity_id", Type.STRING, "The enterprise");
  public static final Field REPRESENTATIVE_ID =
      Field.optional(
              "representative_id",
              Type.STRING,
              "Legal representative, as a keyed hash; null when not stated")
          .secrecy(Secrecy.PERSONAL);
  public static final Field CREDIT_CODE =
      Field.optional(
          "credit_code",
          Type.STRING,
          "Unified social credit code as stated; null when the enterprise has an older number"
              + " only");
  public static final Field REGISTRATION_NUMBER =
      Field.optional(
          "registration_number", Type.STRING, "15-digit registration number; null when not stated");
  public static final Field ORGANISATION_CODE =
      Field.optional(
          "organisation_code", Type.STRING, "Organisation code (GB 11714); null when not stated");
  public static final Field ENTERPRISE_NAME =
      Field.required("enterprise_name", Type.STRING, "Registered name");
  public static final Field ENTERPRISE_TYPE =
      Field.optional(
          "enterprise_type", Type.STRING, "Type as the register writes it; null when not stated");
  public static final Field REPRESENTATIVE_NAME =
      Field.optional("representative_name", Type.STRING, "Keyed id of the representative's name")
          .secrecy(Secrecy.PERSONAL);
  public static final Field REPRESENTATIVE_NUMBER =
      Field.optional("representative_number", Type.STRING, "Keyed hash of the identity number")
          .secrecy(Secrecy.PERSONAL);
  public static final Field CAPITAL_AMOUNT =
      Field.optional(
          "capital_amount",
          Field.YUAN,
          "Registered capital in units of its currency; null when not stated");
  public static final Field CAPITAL_CURRENCY_CODE =
      Field.optional(
          "capital_currency_code",
          Type.STRING,
          "Currency of the registered capital (ISO 4217); null when no capital is stated");
  public static final Field CAPITAL_YUAN =
      Field.optional(
              "capital_yuan",
              Field.YUAN,
              "Registered capital in yuan; null when not stated or in another currency")
          .unit("yuan");
  public static final Field ESTABLISHED_DATE =
      Field.optional("established_date", Type.DATE, "Day of establishment; null when not stated");
  public static final Field APPROVED_DATE =
      Field.optional(
          "approved_date",
          Type.DATE,
          "Day on which the latest change was approved; null when not stated");
  public static final Field BUSINESS_SCOPE =
      Field.optional("business_scope", Type.STRING, "Business scope; null when not stated");
  public static final Field INDUSTRY_CODE =
      Field.optional(
          "stated_industry_code",
          Type.STRING,
          "Industry as stated (GB/T 4754); null when not stated");
  public static final Field REGION_CODE =
      Field.optional(
          "stated_region_code",
          Type.STRING,
          "Division as stated (GB/T 2260); null when not stated");
  public static final Field PROVINCE =
      Field.optional("stated_province", Type.STRING, "Province as stated; null when not stated");
  public static final Field CITY =
      Field.optional("stated_city", Type.STRING, "City as stated; null when not stated");
  public static final Field ADDRESS =
      Field.optional("address", Type.STRING, "Registered address; null when not stated");
  public static final Field STATUS =
      Field.optional(
          "status",
          Type.STRING,
          "active, revoked, deregistered or moved_out; null when not stated");
  public static final Field EXIT_DATE =
      Field.optional(
          "exit_date",
          Type.DATE,
          "Day of deregistration or revocation; null while on the market or when not stated");
  public static final Field REGISTRATION_AUTHORITY =
      Field.optional(
          "registration_authority", Type.STRING, "Registration authority; null when not stated");

  /** Value of {@link #STATUS}: the enterprise moved to the register of another place. */
  public static final String MOVED_OUT = "moved_out";

  /** The landed columns and their types. */
  public static final Source SOURCE =
      Source.named("registration", Registration.class)
          .grain("one row per stated state of an enterprise in the register and version")
          .parties(
              Party.enterprise(
                  ENTITY_ID,
                  List.of("credit_code", "registration_number", "organisation_code"),
                  "enterprise_name"),
              Party.person(
                      REPRESENTATIVE_ID, "legal_representative_name", "legal_representative_number")
                  .optional())
          .optional("credit_code", CellType.CODE, CREDIT_CODE)
          .optional("registration_number", CellType.CODE, REGISTRATION_NUMBER)
          .optional("organisation_code", CellType.CODE, ORGANISATION_CODE)
          .required("enterprise_name", CellType.NAME, ENTERPRISE_NAME)
          .optional("enterprise_type", CellType.TEXT, ENTERPRISE_TYPE)
          .optional("legal_representative_name", CellType.PERSON_NAME, REPRESENTATIVE_NAME)
          .optional("legal_representative_number", CellType.PERSON_NUMBER, REPRESENTATIVE_NUMBER)
          .optional("registered_capital", CellType.CAPITAL_AMOUNT, CAPITAL_AMOUNT)
          .optional("registered_capital", CellType.CAPITAL_CURRENCY, CAPITAL_CURRENCY_CODE)
          .optional("registered_capital", CellType.CAPITAL_YUAN, CAPITAL_YUAN)
          .optional("established_date", CellType.DATE, ESTABLISHED_DATE)
          .optional("approved_date", CellType.DATE, APPROVED_DATE)
          .optional("business_scope", CellType.TEXT, BUSINESS_SCOPE)
          .optional("industry_code", CellType.INDUSTRY, INDUSTRY_CODE)
          .optional("region_code", CellType.TEXT, REGION_CODE)
          .optional("province", CellType.TEXT, PROVINCE)
          .optional("city", CellType.TEXT, CITY)
          .optional("address", CellType.TEXT, ADDRESS)
          .optional("status", CellType.CHOICE, STATUS)
          .optional("exit_date", CellType.DATE, EXIT_DATE)
          .optional("registration_authority", CellType.TEXT, REGISTRATION_AUTHORITY)
          .key(ENTITY_ID)
          .valid(APPROVED_DATE, null)
          .check("capital_not_negative", "capital_yuan IS NULL OR capital_yuan >= 0")
          .build();

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private Registration() {}
}
