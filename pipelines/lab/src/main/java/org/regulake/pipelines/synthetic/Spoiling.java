package org.regulake.pipelines.synthetic;

import java.util.Locale;

/** Makes a row unusable on purpose, with a defect that occurs in real deliveries. */
final class Spoiling {

  static final int KINDS = 5;
  static final String RAGGED = "ragged_row";

  private Spoiling() {}

  /** Spoils a row in place and returns the kind of defect; the writer cuts a ragged row. */
  static String spoil(LandedSource source, String[] row, int kind) {
    if (kind == 1 && source.amountColumn >= 0) {
      row[source.amountColumn] = source == LandedSource.REGISTRATION ? "-50万人民币" : "-500.00";
      return "negative_amount";
    }
    if (kind == 2) {
      return RAGGED;
    }
    if (kind == 3 && row[source.codeColumn].length() == 18) {
      String code = row[source.codeColumn];
      String upper = code.toUpperCase(Locale.ROOT);
      row[source.codeColumn] =
          upper.substring(0, 17) + CodeDigits.wrong(CodeDigits.credit(upper.substring(0, 17)));
      return "wrong_check_digit";
    }
    if (kind == 4) {
      if (source == LandedSource.REGISTRATION) {
        // A registration without all of its three numbers has no key.
        row[0] = "";
        row[1] = "";
        row[2] = "";
      } else {
        row[source.keys.get(0)] = "";
      }
      return "missing_key";
    }
    row[source.dateColumn] = "2016-02-30";
    return "impossible_date";
  }
}
