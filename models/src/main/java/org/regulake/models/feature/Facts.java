package org.regulake.models.feature;

import org.regulake.models.table.Type;

/** The lists of facts that go with features and scores. */
public final class Facts {

  /**
   * Facts kept of one feature or reason: an enterprise may be the defendant of a hundred thousand
   * cases, and the newest tell what is asked.
   */
  public static final int MOST = 100;

  /**
   * When a fact began to be true, null when unknown, and the landed row that states it; the newest
   * first.
   */
  public static final Type TYPE =
      Type.listOfOptional(
          Type.struct().with("fact_date", Type.DATE).with("record_id", Type.STRING));

  private Facts() {}
}
