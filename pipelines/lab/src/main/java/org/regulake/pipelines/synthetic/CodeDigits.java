package org.regulake.pipelines.synthetic;

/** Check digits of the generated identifiers. */
final class CodeDigits {

  private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int[] CREDIT_WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };
  private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
  private static final int[] RESIDENT_WEIGHTS = {
    7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2
  };

  private CodeDigits() {}

  /** The 18th character of a unified social credit code (GB 32100-2015). */
  static char credit(String seventeen) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += CREDIT_ALPHABET.indexOf(seventeen.charAt(i)) * CREDIT_WEIGHTS[i];
    }
    return CREDIT_ALPHABET.charAt((31 - sum % 31) % 31);
  }

  /** The ninth character of an organisation code (GB 11714). */
  static char organisation(String eight) {
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += Character.digit(eight.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
    }
    int check = 11 - sum % 11;
    return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
  }

  /** The 18th character of a resident identity number (GB 11643, ISO 7064 MOD 11-2). */
  static char resident(String seventeen) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (seventeen.charAt(i) - '0') * RESIDENT_WEIGHTS[i];
    }
    return "10X98765432".charAt(sum % 11);
  }

  /** The 15th digit of a registration number (ISO 7064 MOD 11,10). */
  static char registration(String fourteen) {
    int product = 10;
    for (int i = 0; i < 14; i++) {
      int sum = (product + fourteen.charAt(i) - '0') % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (char) ('0' + (11 - product) % 10);
  }

  /**
   * Eight characters of an organisation code, different for every number; numbers from 31⁶ on are
   * refused.
   */
  static String organisationBody(long number, boolean since2015) {
    if (!since2015) {
      return Cells.digits(Math.floorMod(number * 48271L + 11_111_111L, 100_000_000L), 8);
    }
    long space = 887_503_681L;
    if (number >= space) {
      throw new IllegalArgumentException(
          "enterprise %d: there are organisation codes for %d enterprises only"
              .formatted(number, space));
    }
    long scrambled = Math.floorMod(number * 1_103_515_247L + 12_345L, space);
    char[] body = new char[8];
    body[0] = 'M';
    body[1] = 'A';
    for (int i = 7; i >= 2; i--) {
      body[i] = CREDIT_ALPHABET.charAt((int) (scrambled % 31));
      scrambled /= 31;
    }
    return new String(body);
  }

  /** A character of the alphabet other than the right one. */
  static char wrong(char right) {
    return CREDIT_ALPHABET.charAt((CREDIT_ALPHABET.indexOf(right) + 7) % 31);
  }
}
