package org.regulake.models.listing;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A number or code of the law with its time, in a form that can be sent to other machines.
 *
 * @param text the value or the code
 * @param zh the code in Chinese; empty for numbers
 * @param en the code in English; empty for numbers
 */
record LawRow(
    String text, String zh, String en, LocalDate validFrom, LocalDate validTo, String citation)
    implements Serializable {

  boolean isInForce(LocalDate day) {
    return !validFrom.isAfter(day) && (validTo == null || day.isBefore(validTo));
  }

  int whole() {
    return Integer.parseInt(text);
  }
}
