package org.regulake.models.text;

import java.util.regex.Pattern;

/**
 * Redacts the keys that give access to a storage, a database or a service, wherever a
 * configuration, or a message that quotes one, is printed or logged. A key is the value of a
 * setting with a certain name, the part of an address before the {@code @}, or a parameter of an
 * address.
 */
public final class ConnectionKeys {

  /** Replacement for a key. */
  public static final String REDACTED = "***";

  /**
   * Names of settings, variables and parameters whose values must not be shown; the pages and the
   * event log of Spark omit them too.
   */
  public static final String NAMES =
      "(?i)secret|passw|passphrase|pwd|token|signature|(?:access|account|api|auth|private|person|shared|encryption)[._-]?key";

  private static final Pattern NAME = Pattern.compile(NAMES);

  /**
   * A parameter with its value, which may be quoted. Names that end in _file and names of
   * Kubernetes secrets do not match: their values only locate a key.
   */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)(?<![\\w.-])(?!spark\\.kubernetes\\.\\w+\\.secret)([\\w.-]*(?:"
              + NAMES.substring("(?i)".length())
              + "|\\bsig\\b|x-amz-credential)[\\w.-]*(?<!_file)(?![\\w.-])[\"']?\\s*[=:]\\s*)"
              + "(\"[^\"]*\"|'[^']*'|[^\\s&;,(){}\"']+)");

  /**
   * User and password, or the user alone, which may be an access key. A port is not a password, and
   * a container of abfss is not a user.
   */
  private static final Pattern USER =
      Pattern.compile(
          "(?<![\\w+.-])(?!abfss?:|wasbs?:)([A-Za-z][A-Za-z0-9+.-]*://)(?:[^\\s/:@\"']*:(?!\\d+(?:/|$))[^\\s@\"']*(?:@[^\\s@/\"']*)*|[^\\s/@\"']+)@(?=[^\\s@]*)");

  private static final Pattern ORACLE_USER =
      Pattern.compile("(?i)(jdbc:oracle:\\w+:)[^\\s@/\"']+/[^\\s@\"']+@");

  private ConnectionKeys() {}

  /** Whether a setting with this name holds a key; a name that ends in _file only locates one. */
  public static boolean isKeyName(String setting) {
    return NAME.matcher(setting).find()
        && !setting.endsWith("_file")
        && !setting.equals("spark.redaction.regex");
  }

  /** The text with every key replaced by {@value #REDACTED}. */
  public static String redact(String text) {
    if (text.indexOf('=') < 0 && text.indexOf(':') < 0) {
      return text;
    }
    String withoutUsers =
        ORACLE_USER
            .matcher(USER.matcher(text).replaceAll("$1" + REDACTED + "@"))
            .replaceAll("$1" + REDACTED + "@");
    return PARAMETER.matcher(withoutUsers).replaceAll("$1" + REDACTED);
  }
}
