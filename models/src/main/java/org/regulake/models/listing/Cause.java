package org.regulake.models.listing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Facts that put an enterprise on a list.
 *
 * @param term last day for listing it by the law; null: the law sets none, or it is not known
 * @param isDuty whether it has to be listed by then
 * @param noticeBy last day for the public reminder; null: none is due
 * @param remedied day on which the ground was gone; null: it was not, or that is not known
 * @param isKnownOpen whether the lack of a remedy is known
 */
record Cause(
    ListKind list,
    String ground,
    LocalDate firstDay,
    LocalDate term,
    boolean isDuty,
    LocalDate noticeBy,
    LocalDate remedied,
    boolean isKnownOpen,
    String citation,
    String basis) {

  private static final Comparator<Cause> BY_DAY =
      Comparator.comparing(Cause::firstDay)
          .thenComparing(Cause::ground)
          .thenComparing(Cause::basis)
          .thenComparing(
              Cause::remedied, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()));

  static List<Cause> sorted(List<Cause> causes) {
    return causes.stream().sorted(BY_DAY).toList();
  }

  LocalDate listBy() {
    return isDuty ? term : null;
  }

  /** Whether the ground held on a day, or may have: its remedy came later, or is not known. */
  boolean isOpenOn(LocalDate day) {
    return !firstDay.isAfter(day) && (remedied == null || !remedied.isBefore(day));
  }

  ExpectedEntry entry(LocalDate outBy) {
    return new ExpectedEntry(list, ground, firstDay, listBy(), noticeBy, outBy, citation, basis);
  }
}
