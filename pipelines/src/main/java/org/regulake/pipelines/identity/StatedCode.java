package org.regulake.pipelines.identity;

import static org.apache.spark.sql.functions.udf;

import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.code.CreditCode;
import org.regulake.models.code.Folding;
import org.regulake.models.code.IdentifierScheme;
import org.regulake.models.code.Identifiers;
import org.regulake.models.code.NotStated;

/**
 * A code as stated, with the results of its checks.
 *
 * @param scheme scheme of the code, as in {@link Identifier#SCHEME}
 * @param code the code in its plain form
 * @param state as in {@link Identifier#CODE_STATE}
 * @param fault first check that it fails, as in {@link Identifier#CODE_FAULT}
 * @param canonical the code by which codes of one enterprise are compared; null when it is invalid
 */
public record StatedCode(String scheme, String code, String state, String fault, String canonical) {

  private static final String NO_FAULT = "none";

  /**
   * The code of a cell without surrounding blanks of any kind, in half-width characters; null where
   * none is stated.
   */
  public static Column plain(Column cell) {
    UserDefinedFunction plain =
        udf(
            (String stated) -> stated == null || NotStated.is(stated) ? null : Folding.fold(stated),
            DataTypes.StringType);
    return plain.apply(cell);
  }

  /**
   * Checks a code.
   *
   * @param statedScheme the sender's own scheme; empty for a national code
   * @param statedCode the code in its folded form
   * @param isStatedByRegister whether the registration authority's own register states the code
   */
  public static StatedCode of(String statedScheme, String statedCode, boolean isStatedByRegister) {
    if (!statedScheme.isEmpty()) {
      // No check is known for a sender's own numbers.
      return new StatedCode(
          statedScheme, statedCode, Identifier.VALID, NO_FAULT, statedScheme + ":" + statedCode);
    }
    Identifiers.Recognised recognised = Identifiers.recognise(statedCode);
    String scheme = recognised.scheme();
    String code = recognised.value();
    return switch (scheme) {
      case IdentifierScheme.USCC -> {
        CreditCode.State state = CreditCode.state(code, isStatedByRegister, false);
        boolean isUsable = state != CreditCode.State.INVALID;
        yield new StatedCode(
            scheme,
            code,
            lower(state),
            lower(recognised.fault()),
            isUsable ? canonical(code, state) : null);
      }
      case IdentifierScheme.REGISTRATION_NUMBER,
          IdentifierScheme.ORGANISATION_CODE,
          IdentifierScheme.OLD_REGISTRATION_NUMBER,
          IdentifierScheme.COOPERATIVE_NUMBER ->
          recognised.isValid()
              ? new StatedCode(scheme, code, Identifier.VALID, NO_FAULT, scheme + ":" + code)
              : new StatedCode(scheme, code, Identifier.INVALID, fault(scheme), null);
      default ->
          new StatedCode(
              scheme,
              code,
              Identifier.INVALID,
              PersonKey.isHashOfNumber(code) ? "person_number" : "unknown_form",
              null);
    };
  }

  /**
   * The code that a credit code identifies: its organisation code, unless that part is a
   * placeholder such as 999999999, which many enterprises share.
   */
  private static String canonical(String creditCode, CreditCode.State state) {
    String organisationCode = Identifiers.organisationCodeOf(creditCode);
    boolean isPlaceholder =
        state != CreditCode.State.VALID || organisationCode.chars().distinct().count() == 1;
    return isPlaceholder
        ? IdentifierScheme.USCC + ":" + creditCode
        : IdentifierScheme.ORGANISATION_CODE + ":" + organisationCode;
  }

  /**
   * The check that an invalid code fails. Numbers of thirteen digits and of cooperatives have no
   * known check digit; only their leading division is checked.
   */
  private static String fault(String scheme) {
    boolean hasCheckDigit =
        scheme.equals(IdentifierScheme.REGISTRATION_NUMBER)
            || scheme.equals(IdentifierScheme.ORGANISATION_CODE);
    return hasCheckDigit ? "check_digit" : "region";
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Whether the code may identify an enterprise. */
  public boolean isUsable() {
    return canonical != null;
  }

  /**
   * Id of the enterprise that the code names by itself: {@code E} and twenty digits of the SHA-256
   * of the canonical code; null when the code is invalid.
   */
  public String entityId() {
    return canonical == null ? null : HashedId.of(Crosswalk.PREFIX, canonical);
  }
}
