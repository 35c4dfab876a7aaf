package org.regulake.models.listing;

import java.io.Serializable;
import java.time.LocalDate;

/** The last day for the annual report on a year. */
record ReportDue(int year, LocalDate lastDay) implements Serializable {}
