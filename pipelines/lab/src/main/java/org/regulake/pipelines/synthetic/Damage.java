package org.regulake.pipelines.synthetic;

/** The ways in which a second record of an enterprise differs from the first, one each. */
public enum Damage {
  /** Another legal form, or none. */
  FORM,
  /** Other brackets, or brackets where there were none. */
  BRACKETS,
  /** One character of the brand is another one. */
  ONE_CHARACTER,
  /** Traditional characters. */
  TRADITIONAL,
  /** The division stands behind the brand. */
  REGION_MOVED,
  /** The address lacks its divisions, and its room is another one or not stated. */
  ADDRESS_RESIDUE,
  /** The characters of the brand are in another order. */
  BRAND_ORDER,
  /** Another telephone. */
  SECOND_PHONE
}
