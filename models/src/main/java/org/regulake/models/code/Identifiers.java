package org.regulake.models.code;

/** Recognises the scheme of an identifier by its shape. */
public final class Identifiers {

  /**
   * An identifier and its scheme.
   *
   * @param scheme one of {@link IdentifierScheme}
   * @param value the identifier in the spelling of its scheme; empty when nothing was stated
   * @param fault the fault of a credit code, {@code NONE} when it has none; null for other schemes
   */
  public record Recognised(String scheme, String value, CreditCode.Fault fault) {

    /** Whether the value passes every check of its scheme; false for an unknown scheme. */
    public boolean isValid() {
      return switch (scheme) {
        case IdentifierScheme.USCC -> fault == CreditCode.Fault.NONE;
        case IdentifierScheme.REGISTRATION_NUMBER -> RegistrationNumber.isValid(value);
        case IdentifierScheme.ORGANISATION_CODE -> OrganisationCode.isValid(value);
        // Neither has a published check digit: only the division distinguishes the number from
        // other strings of digits.
        case IdentifierScheme.OLD_REGISTRATION_NUMBER, IdentifierScheme.COOPERATIVE_NUMBER ->
            isDivision(value.substring(0, 6));
        default -> false;
      };
    }
  }

  private static final Recognised NOTHING = new Recognised(IdentifierScheme.UNKNOWN, "", null);

  private Identifiers() {}

  /**
   * Trims the text, folds full-width characters, and recognises 18 visible ASCII characters as a
   * credit code (with its fault, so that masked and lower-case codes are counted as such), 15
   * digits as a registration number, 13 digits as an older one, 320506NA000043X as the number of a
   * co-operative, and 8 letters or digits with a check character, with or without a dash before it,
   * as an organisation code. Case is never changed. Text that states nothing is unknown with an
   * empty value.
   */
  public static Recognised recognise(String text) {
    String value = Folding.fold(text);
    if (NotStated.isFolded(value)) {
      return NOTHING;
    }
    int length = value.length();
    if (length == 18 && isVisibleAscii(value)) {
      return new Recognised(IdentifierScheme.USCC, value, CreditCode.fault(value));
    }
    if (length == 15 && areDigits(value)) {
      return new Recognised(IdentifierScheme.REGISTRATION_NUMBER, value, null);
    }
    if (length == 13 && areDigits(value)) {
      return new Recognised(IdentifierScheme.OLD_REGISTRATION_NUMBER, value, null);
    }
    if (length == 15 && isCooperativeNumber(value)) {
      return new Recognised(IdentifierScheme.COOPERATIVE_NUMBER, value, null);
    }
    if (length == 10 && Folding.isDash(value.charAt(8)) && isOrganisationCode(value, 9)) {
      return new Recognised(
          IdentifierScheme.ORGANISATION_CODE, value.substring(0, 8) + value.charAt(9), null);
    }
    if (length == 9 && isOrganisationCode(value, 8)) {
      return new Recognised(IdentifierScheme.ORGANISATION_CODE, value, null);
    }
    return new Recognised(IdentifierScheme.UNKNOWN, value, null);
  }

  /**
   * Characters 9 to 17 of a credit code, which are an organisation code; null when the text does
   * not have 18 characters.
   */
  public static String organisationCodeOf(String uscc) {
    return uscc == null || uscc.length() != 18 ? null : uscc.substring(8, 17);
  }

  /**
   * The six digits of an identifier for the division in which it was issued: characters 3 to 8 of a
   * credit code, the first six of a registration number of any kind.
   *
   * @return null when the identifier is not valid or its scheme names no division
   */
  public static String divisionOf(String text) {
    Recognised recognised = recognise(text);
    if (!recognised.isValid()) {
      return null;
    }
    return switch (recognised.scheme()) {
      case IdentifierScheme.USCC -> recognised.value().substring(2, 8);
      case IdentifierScheme.REGISTRATION_NUMBER,
          IdentifierScheme.OLD_REGISTRATION_NUMBER,
          IdentifierScheme.COOPERATIVE_NUMBER ->
          recognised.value().substring(0, 6);
      default -> null;
    };
  }

  /**
   * Whether six digits are a current or former division; a check of the province alone would accept
   * one in ten strings of digits.
   */
  private static boolean isDivision(String six) {
    return switch (Regions.standard().find(six).match()) {
      case EXACT, HISTORICAL, PACKAGE -> true;
      case PREFECTURE, PROVINCE, UNKNOWN -> false;
    };
  }

  private static boolean isCooperativeNumber(String value) {
    char check = value.charAt(14);
    return value.startsWith("NA", 6)
        && areDigits(value.substring(0, 6))
        && areDigits(value.substring(8, 14))
        && (check == 'X' || check >= '0' && check <= '9');
  }

  private static boolean isOrganisationCode(String value, int checkIndex) {
    for (int i = 0; i < 8; i++) {
      char c = value.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) {
        return false;
      }
    }
    char check = value.charAt(checkIndex);
    return (check >= '0' && check <= '9') || check == 'X' || check == 'x';
  }

  private static boolean areDigits(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isVisibleAscii(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) <= ' ' || value.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return true;
  }
}
