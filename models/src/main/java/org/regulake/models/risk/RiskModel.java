package org.regulake.models.risk;

import java.util.List;
import java.util.Set;

/** A model that scores enterprises, as it stands on a day. */
public interface RiskModel {

  /** Its id, as in {@code supervision}. */
  String id();

  /** How it comes to its points. */
  ModelKind kind();

  /** Version of the day: the same whenever all that its results depend on is the same. */
  String version();

  /** Its dimensions, in their order; the points of all add up to the score. */
  List<Dimension> dimensions();

  /** Its classes. */
  ClassScheme scheme();

  /** Features that it reads, in alphabetical order. */
  Set<String> features();
}
