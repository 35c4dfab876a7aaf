package org.regulake.pipelines.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.regulake.models.code.Folding;

/**
 * An enterprise for which a row states no Chinese code, such as a foreign holder: known by its name
 * within one other enterprise. Whether two of the same name are the same enterprise remains open.
 */
public final class NamedEnterprise {

  private static final String PREFIX = "F";
  private static final int HEX_DIGITS = 20;

  private NamedEnterprise() {}

  /**
   * Its id.
   *
   * @param name the name, or another stated text about it
   * @param entityId the enterprise in which it is known
   */
  public static String idOf(String name, String entityId) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((entityId + ":" + Folding.key(name)).getBytes(StandardCharsets.UTF_8));
      return PREFIX + HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
