package org.regulake.models.graph.pattern;

/** Patterns of findings, with the {@link Finding#measure} of each. */
public enum Pattern {
  /**
   * Two enterprises that guarantee for each other; measure: the smaller of the two sums guaranteed,
   * in yuan.
   */
  MUTUAL_GUARANTEE,
  /**
   * Three or more enterprises that all depend on each other's guarantees; measure: number of
   * members.
   */
  GUARANTEE_CIRCLE,
  /** Guarantor of a guarantor of a guarantor …; measure: number of guarantees in a row. */
  GUARANTEE_CHAIN,
  /** A guarantor of many debtors or large sums; measure: number of debtors. */
  GUARANTEE_HUB,
  /** A guarantor of more than it can bear; measure: guaranteed sum divided by capital. */
  OVER_GUARANTEE,
  /** A company that holds itself; measure: the share. */
  SELF_HOLDING,
  /** Two companies that hold each other; measure: product of the two shares. */
  CROSS_SHAREHOLDING,
  /**
   * Three or more companies that hold each other in rings; measure: the largest product of shares
   * along one of the rings.
   */
  CIRCULAR_SHAREHOLDING,
  /**
   * Control without a majority in one hand; measure: the part of the company that is held together.
   */
  SPLIT_CONTROL,
  /** Enterprises at one address; measure: their number. */
  SHARED_ADDRESS,
  /** Enterprises with one telephone; measure: their number. */
  SHARED_PHONE,
  /** Enterprises with one legal representative; measure: their number. */
  SHARED_REPRESENTATIVE,
  /** Enterprises registered by one agent; measure: their number. */
  SHARED_AGENT,
  /**
   * Many enterprises with one value, such as an address, registered within a few days; measure: the
   * largest number within the window.
   */
  MASS_REGISTRATION,
  /** A person in office in several enterprises; measure: their number. */
  CROSS_APPOINTMENT,
  /** Two enterprises with several officers in common; measure: the number of those officers. */
  INTERLOCKING_OFFICERS,
  /** Two enterprises that may belong together; measure: confidence, 0 to 1. */
  RELATED_PARTIES
}
