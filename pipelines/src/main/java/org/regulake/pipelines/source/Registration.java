package org.regulake.pipelines.source;

import org.regulake.models.table.Field;

/**
 * The register of market entities: the columns of {@code conf/sources/registration.yml} that code
 * refers to.
 */
public final class Registration {

  public static final Source SOURCE = Sources.known("registration");

  public static final Field REPRESENTATIVE_ID = SOURCE.field("representative_id");
  public static final Field ENTERPRISE_NAME = SOURCE.field("enterprise_name");
  public static final Field ENTERPRISE_TYPE = SOURCE.field("enterprise_type");
  public static final Field CAPITAL_AMOUNT = SOURCE.field("capital_amount");
  public static final Field CAPITAL_CURRENCY_CODE = SOURCE.field("capital_currency_code");
  public static final Field CAPITAL_YUAN = SOURCE.field("capital_yuan");
  public static final Field ESTABLISHED_DATE = SOURCE.field("established_date");
  public static final Field APPROVED_DATE = SOURCE.field("approved_date");
  public static final Field BUSINESS_SCOPE = SOURCE.field("business_scope");
  public static final Field ADDRESS = SOURCE.field("address");
  public static final Field STATUS = SOURCE.field("status");
  public static final Field REGISTRATION_AUTHORITY = SOURCE.field("registration_authority");

  /** Value of {@link #STATUS}: the enterprise moved to the register of another place. */
  public static final String MOVED_OUT = "moved_out";

  private Registration() {}
}
