package org.regulake.models.risk;

import java.time.LocalDate;
import java.util.Collection;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.law.Law;

/** A model with all its versions. */
public interface DatedRiskModel {

  /** Its id. */
  String id();

  /** Its kind. */
  ModelKind kind();

  /** Whether a version of it is in force on a day. */
  boolean isInForce(LocalDate asOf);

  /**
   * The version of the model on a day.
   *
   * @param law the law by which its bases are cited
   * @throws IllegalArgumentException when it is not in force on the day
   */
  RiskModel at(LocalDate asOf, Law law);

  /**
   * Checks that every feature that any version reads is defined.
   *
   * @throws IllegalArgumentException naming all undefined features, each with the nearest defined
   *     one
   */
  void check(Collection<FeatureDefinition> defined);
}
