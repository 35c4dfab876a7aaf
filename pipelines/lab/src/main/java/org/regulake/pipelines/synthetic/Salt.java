package org.regulake.pipelines.synthetic;

/**
 * Salts of the random numbers, one per attribute, so that attributes are independent. 1–15 belong
 * to the ownership layer.
 */
enum Salt {
  AGE,
  PLACE,
  INDUSTRY,
  NAME,
  CAPITAL,
  STATUS,
  LATENT,
  REGIME,
  DEFAULT,
  EXIT,
  CHANGE,
  REPRESENTATIVE,
  ADDRESS,
  PHONE,
  OFFICER,
  GUARANTEE,
  RING,
  SPLIT,
  TRANSFER,
  SPELLING,
  CODE_DEFECT,
  PENALTY,
  LISTING,
  JUDGMENT,
  DISHONEST,
  ARREARS,
  REPORT,
  PERSON,
  DUPLICATE,
  PLANTED,
  WITHDRAWN,
  CORRECTED,
  REFERENCE,
  DOWNTURN,
  NEXT_MONTH,
  REPAIR,
  SECOND_RECORD;

  int number() {
    return 100 + ordinal();
  }
}
