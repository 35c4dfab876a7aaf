package org.regulake.models.feature;

import org.regulake.models.table.Type;

/** The lists of facts that go with features and scores. */
public final class Facts {

  /**
   * Facts kept of one reason: an enterprise may be the defendant of a hundred thousand cases, and
   * the newest answer what is asked.
   */
  public static final int MAX = 100;

  /** Facts kept of a family of features, the newest. */
  public static final int MAX_OF_FAMILY = 1000;

  /**
   * Facts, newest first: the day from which each was true (null when unknown) and the landed row
   * that states it.
   */
  public static final Type TYPE =
      Type.listOfOptional(
          Type.struct().with("fact_date", Type.DATE).with("record_id", Type.STRING));

  /** The same, with the features that count the fact: the sum of their {@link CountedFacts#bit}. */
  public static final Type OF_FAMILY =
      Type.listOfOptional(
          Type.struct()
              .with("fact_date", Type.DATE)
              .with("record_id", Type.STRING)
              .with("counted_by", Type.INTEGER));

  private Facts() {}
}
