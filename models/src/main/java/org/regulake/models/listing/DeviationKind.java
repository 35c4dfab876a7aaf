package org.regulake.models.listing;

/** Ways in which a list departs from the law. */
public enum DeviationKind {
  /** Not on the list although the day for it has passed. */
  NOT_LISTED,
  /** Put on the list after the last day for it. */
  LISTED_LATE,
  /** Put on the list before the first day on which the ground could hold. */
  LISTED_EARLY,
  /** Put on the list although the facts on record exclude the stated ground. */
  LISTED_WITHOUT_GROUND,
  /** Put on a red list while a fact excluded it. */
  LISTED_THOUGH_EXCLUDED,
  /** Listed on a ground that the law of the day did not have. */
  GROUND_NOT_IN_LAW,
  /** Still on the list although the day for the removal has passed. */
  NOT_REMOVED,
  /** Removed after the last day for it. */
  REMOVED_LATE,
  /** Removed before the law allowed it. */
  REMOVED_EARLY,
  /** Removed on a ground that does not fit the ground of the listing. */
  REMOVAL_GROUND_UNFIT,
  /** Still on the list although the term of the listing is over. */
  STILL_LISTED_BEYOND_TERM
}
