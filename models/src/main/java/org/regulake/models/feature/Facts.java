package org.regulake.models.feature;

import org.regulake.models.table.Type;

/** The lists of facts that go with features and scores. */
public final class Facts {

  /**
   * Largest number of facts kept for one feature or reason: an enterprise may be the defendant in a
   * hundred thousand cases, and the newest suffice.
   */
  public static final int MAX = 100;

  /**
   * Facts, newest first: the day from which each was true (null when unknown) and the landed row
   * that states it.
   */
  public static final Type TYPE =
      Type.listOfOptional(
          Type.struct().with("fact_date", Type.DATE).with("record_id", Type.STRING));

  private Facts() {}
}
