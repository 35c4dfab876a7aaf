package org.regulake.pipelines.source.registration;

import java.util.List;
import org.regulake.models.table.Table;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/** The register of market entities: landed columns and their types. */
public final class RegistrationSource {

  public static final Source SOURCE =
      Source.named("registration", RegistrationSource.class)
          .grain("one row per stated state of an enterprise in the register and version")
          .parties(
              Party.enterprise(
                  Registration.ENTITY_ID,
                  List.of("credit_code", "registration_number", "organisation_code"),
                  "enterprise_name"),
              Party.person(
                      Registration.REPRESENTATIVE_ID,
                      "legal_representative_name",
                      "legal_representative_number")
                  .optional())
          .optional("credit_code", CellType.CODE, Registration.CREDIT_CODE)
          .optional("registration_number", CellType.CODE, Registration.REGISTRATION_NUMBER)
          .optional("organisation_code", CellType.CODE, Registration.ORGANISATION_CODE)
          .required("enterprise_name", CellType.NAME, Registration.ENTERPRISE_NAME)
          .optional("enterprise_type", CellType.TEXT, Registration.ENTERPRISE_TYPE)
          .optional(
              "legal_representative_name", CellType.PERSON_NAME, Registration.REPRESENTATIVE_NAME)
          .optional(
              "legal_representative_number",
              CellType.PERSON_NUMBER,
              Registration.REPRESENTATIVE_NUMBER)
          .optional("registered_capital", CellType.CAPITAL_AMOUNT, Registration.CAPITAL_AMOUNT)
          .optional(
              "registered_capital", CellType.CAPITAL_CURRENCY, Registration.CAPITAL_CURRENCY_CODE)
          .optional("registered_capital", CellType.CAPITAL_YUAN, Registration.CAPITAL_YUAN)
          .optional("established_date", CellType.DATE, Registration.ESTABLISHED_DATE)
          .optional("approved_date", CellType.DATE, Registration.APPROVED_DATE)
          .optional("business_scope", CellType.TEXT, Registration.BUSINESS_SCOPE)
          .optional("industry_code", CellType.INDUSTRY, Registration.INDUSTRY_CODE)
          .optional("region_code", CellType.TEXT, Registration.REGION_CODE)
          .optional("province", CellType.TEXT, Registration.PROVINCE)
          .optional("city", CellType.TEXT, Registration.CITY)
          .optional("address", CellType.TEXT, Registration.ADDRESS)
          .optional("status", CellType.CHOICE, Registration.STATUS)
          .optional("exit_date", CellType.DATE, Registration.EXIT_DATE)
          .optional("registration_authority", CellType.TEXT, Registration.REGISTRATION_AUTHORITY)
          .key(Registration.ENTITY_ID)
          .valid(Registration.APPROVED_DATE, null)
          .check("capital_not_negative", "capital_yuan IS NULL OR capital_yuan >= 0")
          .build();

  /** Contract of {@code silver}; its columns are in {@link Registration}. */
  public static final Table TABLE = SOURCE.silver();

  private RegistrationSource() {}
}
