package org.regulake.models.name;

/**
 * The part of two names that decides their comparison. {@code models/names/reasons.yml} has each in
 * words.
 */
public enum NameReason {
  NOT_READ,
  BRAND_DIFFERS,
  BRAND_VARIANT,
  BRANCH_OF_ENTERPRISE,
  BRANCH_DIFFERS,
  REGION_DIFFERS,
  TRADE_DIFFERS,
  FORM_DIFFERS,
  GROUP_DIFFERS,
  REGION_OF_ANOTHER_LEVEL,
  REGION_UNCLEAR,
  TRADE_UNCLEAR,
  GROUP_UNCLEAR,
  FORM_MAY_CHANGE,
  PARTS_AGREE
}
