package org.regulake.models.listing;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A place on a list that follows from the facts and the law.
 *
 * @param list the list
 * @param ground code of the ground in models/law
 * @param firstDay first day on which the enterprise may be listed
 * @param listBy last day by which it has to be listed; null: it need not be, or the day is not
 *     known
 * @param noticeBy last day for the public reminder before a listing; null: none is due
 * @param outBy last day by which it has to be off the list; null: it may stay, or the day is not
 *     known
 * @param citation provisions as cited on the first day
 * @param basis the facts that it follows from, as in {@code annual_report 2013 2014}
 */
public record ExpectedEntry(
    ListKind list,
    String ground,
    LocalDate firstDay,
    LocalDate listBy,
    LocalDate noticeBy,
    LocalDate outBy,
    String citation,
    String basis)
    implements Serializable {}
