/** The calendar of working days, on which deadlines are counted. */
package org.regulake.models.calendar;
