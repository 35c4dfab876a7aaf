package org.regulake.models.code;

/** Names of the schemes of identifiers: the values of {@code scheme} columns. */
public final class IdentifierScheme {

  /** Unified social credit code, 18 characters. */
  public static final String USCC = "uscc";

  /** Registration number used before the credit code, 15 digits. */
  public static final String REGISTRATION_NUMBER = "registration_number";

  /**
   * Registration number used before 2007, 13 digits without a check digit; the first six are the
   * division of the registry.
   */
  public static final String OLD_REGISTRATION_NUMBER = "old_registration_number";

  /**
   * Registration number of a farmers' co-operative: six digits for the division, NA, six for the
   * sequence, and a check digit or X.
   */
  public static final String COOPERATIVE_NUMBER = "cooperative_number";

  /** Organisation code, 9 characters without the dash. */
  public static final String ORGANISATION_CODE = "organisation_code";

  /** No known scheme has the shape. */
  public static final String UNKNOWN = "unknown";

  private IdentifierScheme() {}
}
