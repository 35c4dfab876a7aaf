package org.regulake.pipelines.identity;

import org.regulake.models.code.Folding;

/**
 * An enterprise for which a row states no Chinese code, such as a foreign holder: known by its name
 * within one other enterprise. Whether two of the same name are the same enterprise remains open.
 */
public final class NamedEnterprise {

  private static final String PREFIX = "F";

  private NamedEnterprise() {}

  /**
   * Its id.
   *
   * @param name the name, or another stated text about it
   * @param entityId the enterprise in which it is known
   */
  public static String idOf(String name, String entityId) {
    return HashedId.of(PREFIX, entityId + ":" + Folding.key(name));
  }
}
