package org.regulake.models.listing;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A difference between a list and the law.
 *
 * @param kind in which way
 * @param list the list
 * @param ground ground of the listing, by its code or as stated
 * @param due day that the law asks for: the last or, for what was early, the first one; null: it
 *     asks for none
 * @param stated day on which the authority acted; null: it did not
 * @param ended first day on which the difference no longer held; null: it still holds
 * @param citation provisions that it departs from
 * @param basis the facts that it follows from
 * @param zh what, since when and under which provision, in Chinese
 * @param en the same in English
 */
public record ListDeviation(
    DeviationKind kind,
    ListKind list,
    String ground,
    LocalDate due,
    LocalDate stated,
    LocalDate ended,
    String citation,
    String basis,
    String zh,
    String en)
    implements Serializable {}
