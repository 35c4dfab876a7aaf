package org.regulake.models.listing;

import java.io.Serializable;
import java.time.LocalDate;
import org.regulake.models.rule.Require;

/**
 * An annual report (Order 654 of 2014, art. 8).
 *
 * @param year year reported on
 * @param filed day on which it was first filed; null: not stated
 */
public record FiledReport(Integer year, LocalDate filed) implements Serializable {

  public FiledReport {
    Require.present("a filed report", "year", year);
  }
}
