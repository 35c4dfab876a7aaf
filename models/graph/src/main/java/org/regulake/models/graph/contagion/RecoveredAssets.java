package org.regulake.models.graph.contagion;

/**
 * Parts of the assets of a firm that are recovered when it fails (Rogers and Veraart 2013); the
 * rest is the cost of default.
 *
 * @param external part of the assets outside the network that is recovered, 0 to 1: α
 * @param claims part of the payments received from other firms that is recovered, 0 to 1: β
 */
public record RecoveredAssets(double external, double claims) {

  /** Failing costs nothing (Eisenberg and Noe 2001). */
  public static final RecoveredAssets ALL = new RecoveredAssets(1, 1);

  public RecoveredAssets {
    DefaultCascade.requirePart(external, "the recovered part of external assets (alpha)");
    DefaultCascade.requirePart(claims, "the recovered part of claims (beta)");
  }
}
