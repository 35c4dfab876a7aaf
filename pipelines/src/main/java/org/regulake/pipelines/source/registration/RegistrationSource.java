package org.regulake.pipelines.source.registration;

import java.util.List;
import org.regulake.models.table.Table;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Reading;
import org.regulake.pipelines.source.Source;

/** The register of market entities: what is landed and how it is read. */
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
          .optional("credit_code", Reading.CODE, Registration.CREDIT_CODE)
          .optional("registration_number", Reading.CODE, Registration.REGISTRATION_NUMBER)
          .optional("organisation_code", Reading.CODE, Registration.ORGANISATION_CODE)
          .required("enterprise_name", Reading.NAME, Registration.ENTERPRISE_NAME)
          .optional("enterprise_type", Reading.TEXT, Registration.ENTERPRISE_TYPE)
          .optional(
              "legal_representative_name", Reading.PERSON_NAME, Registration.REPRESENTATIVE_NAME)
          .optional(
              "legal_representative_number",
              Reading.PERSON_NUMBER,
              Registration.REPRESENTATIVE_NUMBER)
          .optional("registered_capital", Reading.CAPITAL_AMOUNT, Registration.CAPITAL_AMOUNT)
          .optional(
              "registered_capital", Reading.CAPITAL_CURRENCY, Registration.CAPITAL_CURRENCY_CODE)
          .optional("registered_capital", Reading.CAPITAL_YUAN, Registration.CAPITAL_YUAN)
          .optional("established_date", Reading.DATE, Registration.ESTABLISHED_DATE)
          .optional("approved_date", Reading.DATE, Registration.APPROVED_DATE)
          .optional("business_scope", Reading.TEXT, Registration.BUSINESS_SCOPE)
          .optional("industry_code", Reading.INDUSTRY, Registration.INDUSTRY_CODE)
          .optional("region_code", Reading.TEXT, Registration.REGION_CODE)
          .optional("province", Reading.TEXT, Registration.PROVINCE)
          .optional("city", Reading.TEXT, Registration.CITY)
          .optional("address", Reading.TEXT, Registration.ADDRESS)
          .optional("status", Reading.CHOICE, Registration.STATUS)
          .optional("exit_date", Reading.DATE, Registration.EXIT_DATE)
          .optional("registration_authority", Reading.TEXT, Registration.REGISTRATION_AUTHORITY)
          .key(Registration.ENTITY_ID)
          .valid(Registration.APPROVED_DATE, null)
          .check("capital_not_negative", "capital_yuan IS NULL OR capital_yuan >= 0")
          .build();

  /** Contract of {@code silver}; its columns are in {@link Registration}. */
  public static final Table TABLE = SOURCE.silver();

  private RegistrationSource() {}
}
