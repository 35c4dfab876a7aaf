package org.regulake.models.code;

/**
 * Names of the schemes in which an identifier can be written, as they stand in {@code scheme}
 * columns.
 */
public final class IdentifierScheme {

  /** Unified social credit code, 18 characters. */
  public static final String USCC = "uscc";

  /** Registration number of the time before, 15 digits. */
  public static final String REGISTRATION_NUMBER = "registration_number";

  /**
   * Registration number of the time before 2007, 13 digits, of which the first six are the
   * registry's division; it has no check digit.
   */
  public static final String OLD_REGISTRATION_NUMBER = "old_registration_number";

  /**
   * Registration number of a farmers' co-operative: six digits for the division, NA, six for the
   * sequence, and a digit or X to check.
   */
  public static final String COOPERATIVE_NUMBER = "cooperative_number";

  /** Organisation code, 9 characters without the dash. */
  public static final String ORGANISATION_CODE = "organisation_code";

  /** The shape is of no known scheme. */
  public static final String UNKNOWN = "unknown";

  private IdentifierScheme() {}
}
