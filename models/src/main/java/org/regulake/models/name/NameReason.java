package org.regulake.models.name;

/**
 * The part of two names that decides their comparison, the weightiest first. {@code
 * models/names/reasons.yml} has each in words, with its verdict.
 */
public enum NameReason {
  /** At least one text is no name that can be read by its parts. */
  NOT_READ,
  /** The brands differ. */
  BRAND_DIFFERS,
  /** The brands differ only by characters of which one may be a variant of the other (昇, 升). */
  BRAND_VARIANT,
  /** One is a branch, the other an enterprise. */
  BRANCH_OF_ENTERPRISE,
  /** Both are branches, and not the same. */
  BRANCH_DIFFERS,
  /** The regions differ, and none lies within the other. */
  REGION_DIFFERS,
  /** The trades differ. */
  TRADE_DIFFERS,
  /** The legal forms differ, and an enterprise cannot change from one into the other. */
  FORM_DIFFERS,
  /** One is at the head of a group, the other bears the name of the group. */
  GROUP_DIFFERS,
  /** One region lies within the other. */
  REGION_OF_ANOTHER_LEVEL,
  /** A region is not stated, is one of several, or is too wide to tell enterprises apart. */
  REGION_UNCLEAR,
  /** A trade is not stated. */
  TRADE_UNCLEAR,
  /** Only one name has 集团. */
  GROUP_UNCLEAR,
  /** The legal forms differ, and an enterprise can change from one into the other. */
  FORM_MAY_CHANGE,
  /** All parts that are stated agree. */
  PARTS_AGREE
}
