package org.regulake.models.code;

import java.util.Arrays;

/**
 * Unified social credit code (统一社会信用代码, GB 32100-2015): eighteen characters of an alphabet of 31. 1
 * registration authority, 2 category, 3-8 division (GB/T 2260), 9-17 organisation code (GB 11714),
 * 18 check character.
 *
 * <p>Codes are read unchanged: nothing is trimmed and lower case is a fault, because a changed code
 * is another code. {@link Identifiers#recognise} folds blanks and full-width characters first.
 */
public final class CreditCode {

  /**
   * Faults of a code, in the order of the checks. Shape comes first, because without it no position
   * has a meaning. Then the parts from left to right, because they locate the mistake. Then the
   * 18th character, which only shows that there is a mistake. The organisation digit comes last:
   * {@code ORGANISATION_DIGIT} always means that the 18th character is right, so the code arrived
   * as issued, and that the fault is in the old organisation code from which it was built.
   */
  public enum Fault {
    NONE("代码无误", "The code has no fault"),
    LENGTH("代码长度不是18位", "The code does not have 18 characters"),
    ALPHABET(
        "含有代码字符集以外的字符（只用数字和大写字母，不用I、O、S、V、Z）",
        "The code has a character outside the alphabet of digits and capital letters without I, O,"
            + " S, V, Z"),
    AUTHORITY_CATEGORY(
        "第1、2位的登记管理部门与机构类别组合不存在",
        "Characters 1 and 2 are no pair of registration authority and category"),
    REGION(
        "第3至8位不是任何一版行政区划代码，省级前缀也不存在",
        "Characters 3 to 8 are no division in any revision of GB/T 2260, not even by province"),
    CHECK_DIGIT("第18位校验码不符", "The 18th character does not check the other seventeen"),
    ORGANISATION_DIGIT(
        "第18位校验码相符，但第17位组织机构代码校验码不符",
        "The 18th character is right but the 17th does not check the organisation code");

    private final String chinese;
    private final String english;

    Fault(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    /** One sentence in Chinese. */
    public String chinese() {
      return chinese;
    }

    /** One sentence in English. */
    public String english() {
      return english;
    }

    private int bit() {
      return 1 << ordinal();
    }
  }

  /** Usability of a code as an identifier. */
  public enum State {
    /** No fault: may identify. */
    VALID,
    /**
     * Contrary to the standard, yet issued: the registration authority itself confirms it, so it
     * may identify.
     */
    LEGACY_CONFIRMED,
    /** May not identify. */
    INVALID
  }

  /** Characters 3 to 8 when the registry is the national one; GB/T 2260 has no such division. */
  public static final String NATIONAL_REGISTRY = "100000";

  private static final int LENGTH = 18;
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };

  /** Legal pairs of registration authority and category, GB 32100-2015. */
  private static final String[] PAIRS = {
    "1:1239",
    "2:19",
    "3:123459",
    "4:19",
    "5:1239",
    "6:129",
    "7:129",
    "8:19",
    "9:123",
    "A:19",
    "N:1239",
    "Y:1"
  };

  private static final Fault[] FAULTS = Fault.values();
  private static final byte[] VALUES = values();
  private static final boolean[][] IS_PAIR = pairs();

  private CreditCode() {}

  /**
   * The check character of the first seventeen.
   *
   * @throws IllegalArgumentException when there are not seventeen characters of the alphabet
   */
  public static char checkDigit(String seventeen) {
    if (seventeen == null || seventeen.length() != LENGTH - 1 || !isInAlphabet(seventeen)) {
      throw new IllegalArgumentException(
          "credit code '%s': give seventeen characters of %s".formatted(seventeen, ALPHABET));
    }
    return check(seventeen);
  }

  /**
   * The first fault of the code, {@link Fault#NONE} when it has none. A null has the wrong length.
   */
  public static Fault fault(String code) {
    int faults = faults(code);
    return faults == 0 ? Fault.NONE : FAULTS[Integer.numberOfTrailingZeros(faults)];
  }

  /** Whether the code has no fault. */
  public static boolean isValid(String code) {
    return faults(code) == 0;
  }

  /**
   * Whether the code may identify, given who states it: registries did issue codes that are built
   * on an organisation code with a wrong check digit, and such a code is the only one the
   * enterprise has.
   *
   * @param isStatedByRegister whether the registration authority's own register states the code:
   *     then a wrong organisation digit, as the only fault, is taken as issued
   * @param isConfirmed whether the register explicitly confirms the code: then a wrong 18th
   *     character, as the only fault, is taken as issued
   */
  public static State state(String code, boolean isStatedByRegister, boolean isConfirmed) {
    int faults = faults(code);
    if (faults == 0) {
      return State.VALID;
    }
    boolean isVouchedFor =
        (faults == Fault.ORGANISATION_DIGIT.bit() && isStatedByRegister)
            || (faults == Fault.CHECK_DIGIT.bit() && isConfirmed);
    return isVouchedFor ? State.LEGACY_CONFIRMED : State.INVALID;
  }

  /** All faults as bits by ordinal; a fault of shape is the only one. */
  private static int faults(String code) {
    if (code == null || code.length() != LENGTH) {
      return Fault.LENGTH.bit();
    }
    if (!isInAlphabet(code)) {
      return Fault.ALPHABET.bit();
    }
    int faults = 0;
    if (!IS_PAIR[code.charAt(0)][code.charAt(1)]) {
      faults |= Fault.AUTHORITY_CATEGORY.bit();
    }
    if (!isRegion(code)) {
      faults |= Fault.REGION.bit();
    }
    if (check(code) != code.charAt(LENGTH - 1)) {
      faults |= Fault.CHECK_DIGIT.bit();
    }
    if (!OrganisationCode.isValidAt(code, 8)) {
      faults |= Fault.ORGANISATION_DIGIT.bit();
    }
    return faults;
  }

  /** Six digits whose province exists; every division of every revision has one. */
  private static boolean isRegion(String code) {
    for (int i = 2; i < 8; i++) {
      if (code.charAt(i) > '9') {
        return false;
      }
    }
    return Regions.standard().isProvincePrefix(code.charAt(2), code.charAt(3))
        || code.startsWith(NATIONAL_REGISTRY, 2);
  }

  private static boolean isInAlphabet(String code) {
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c >= VALUES.length || VALUES[c] < 0) {
        return false;
      }
    }
    return true;
  }

  private static char check(String code) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * VALUES[code.charAt(i)];
    }
    // The outer mod matters: 31 - 0 is written 0.
    return ALPHABET.charAt((31 - sum % 31) % 31);
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      values[ALPHABET.charAt(i)] = (byte) i;
    }
    return values;
  }

  private static boolean[][] pairs() {
    boolean[][] isPair = new boolean[128][128];
    for (String pair : PAIRS) {
      for (int i = 2; i < pair.length(); i++) {
        isPair[pair.charAt(0)][pair.charAt(i)] = true;
      }
    }
    return isPair;
  }
}
