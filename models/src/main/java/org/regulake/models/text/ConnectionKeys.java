package org.regulake.models.text;

import java.util.regex.Pattern;

/**
 * What gives access to a storage, a database or a service: hidden wherever a configuration, or a
 * message that quotes one, is printed or logged. It stands in settings of certain names, before the
 * {@code @} of an address, and in the parameters of one.
 */
public final class ConnectionKeys {

  /** What stands in the place of a key. */
  public static final String HIDDEN = "***";

  /**
   * Names of settings, variables and parameters whose values nobody may read; also what Spark's
   * pages and event log leave out.
   */
  public static final String NAMES =
      "(?i)secret|passw|passphrase|pwd|token|signature|(?:access|account|api|auth|private|person|shared|encryption)[._-]?key";

  private static final Pattern NAME = Pattern.compile(NAMES);

  /**
   * A name that ends in _file, or of Kubernetes' own secrets, says only where a key is; values may
   * stand in quotation marks.
   */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)(?<![\\w.-])(?!spark\\.kubernetes\\.\\w+\\.secret)([\\w.-]*(?:"
              + NAMES.substring("(?i)".length())
              + "|\\bsig\\b|x-amz-credential)[\\w.-]*(?<!_file)(?![\\w.-])[\"']?\\s*[=:]\\s*)"
              + "(\"[^\"]*\"|'[^']*'|[^\\s&;,(){}\"']+)");

  /**
   * User and password; the user alone too, which may be an access key. A port is no password, and a
   * container of abfss is no user.
   */
  private static final Pattern USER =
      Pattern.compile(
          "(?<![\\w+.-])(?!abfss?:|wasbs?:)([A-Za-z][A-Za-z0-9+.-]*://)(?:[^\\s/:@\"']*:(?!\\d+(?:/|$))[^\\s@\"']*(?:@[^\\s@/\"']*)*|[^\\s/@\"']+)@(?=[^\\s@]*)");

  private static final Pattern ORACLE_USER =
      Pattern.compile("(?i)(jdbc:oracle:\\w+:)[^\\s@/\"']+/[^\\s@\"']+@");

  private ConnectionKeys() {}

  /**
   * Whether a setting by this name holds a key; a name that ends in _file says only where one is.
   */
  public static boolean isNamedBy(String setting) {
    return NAME.matcher(setting).find()
        && !setting.endsWith("_file")
        && !setting.equals("spark.redaction.regex");
  }

  /** The text with {@value #HIDDEN} in the place of every key. */
  public static String hidden(String text) {
    if (text.indexOf('=') < 0 && text.indexOf(':') < 0) {
      return text;
    }
    String withoutUsers =
        ORACLE_USER
            .matcher(USER.matcher(text).replaceAll("$1" + HIDDEN + "@"))
            .replaceAll("$1" + HIDDEN + "@");
    return PARAMETER.matcher(withoutUsers).replaceAll("$1" + HIDDEN);
  }
}
