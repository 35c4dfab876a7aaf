package org.regulake.models.risk;

import java.util.List;
import java.util.Set;

/** The version of a model on a day, which scores enterprises. */
public interface RiskModel {

  /** Its id, as in {@code supervision}. */
  String id();

  /** Its kind. */
  ModelKind kind();

  /** Version of the day: equal whenever everything that its results depend on is equal. */
  String version();

  /** Its dimensions, in their order; the points of all add up to the score. */
  List<Dimension> dimensions();

  /** Its classes. */
  ClassScheme scheme();

  /** Features that it reads, in alphabetical order. */
  Set<String> features();
}
