package org.regulake.models.listing;

import java.time.LocalDate;
import java.util.List;
import org.regulake.models.rule.Require;

/**
 * An example that runs as a test.
 *
 * @param name what it shows
 * @param asOf the judged day
 * @param given facts on one enterprise
 * @param expect entries that follow from the law
 * @param deviations differences between them and the lists
 * @param citation provisions from which the answer follows
 */
record ListCase(
    String name,
    LocalDate asOf,
    ListFacts given,
    List<Entry> expect,
    List<Difference> deviations,
    String citation) {

  ListCase {
    Require.present("a case", "name", name);
    Require.present("case " + name, "as_of", asOf);
    Require.present("case " + name, "given", given);
    Require.present("case " + name, "citation", citation);
    expect = Require.list(expect);
    deviations = Require.list(deviations);
  }

  /**
   * An expected entry.
   *
   * @param list the list
   * @param ground code of the ground
   * @param firstDay first day on which the enterprise may be listed
   * @param listBy last day by which it has to be listed; null: it need not be
   * @param noticeBy last day for the public reminder; null: none is due
   * @param outBy last day by which it has to be off the list; null: it may stay
   * @param basis the facts that it follows from
   */
  record Entry(
      ListKind list,
      String ground,
      LocalDate firstDay,
      LocalDate listBy,
      LocalDate noticeBy,
      LocalDate outBy,
      String basis) {

    Entry {
      Require.present("an expected entry", "list", list);
      Require.present("an expected entry", "ground", ground);
      Require.present("an expected entry", "first_day", firstDay);
      Require.present("an expected entry", "basis", basis);
    }

    static Entry of(ExpectedEntry entry) {
      return new Entry(
          entry.list(),
          entry.ground(),
          entry.firstDay(),
          entry.listBy(),
          entry.noticeBy(),
          entry.outBy(),
          entry.basis());
    }
  }

  /**
   * An expected deviation.
   *
   * @param kind in which way
   * @param list the list
   * @param ground ground of the listing; null: none is stated
   * @param due day that the law asks for; null: it asks for none
   * @param stated day on which the authority acted; null: it did not
   * @param ended first day on which the difference no longer held; null: it still holds
   */
  record Difference(
      DeviationKind kind,
      ListKind list,
      String ground,
      LocalDate due,
      LocalDate stated,
      LocalDate ended) {

    Difference {
      Require.present("an expected deviation", "kind", kind);
      Require.present("an expected deviation", "list", list);
    }

    static Difference of(ListDeviation deviation) {
      return new Difference(
          deviation.kind(),
          deviation.list(),
          deviation.ground().isEmpty() ? null : deviation.ground(),
          deviation.due(),
          deviation.stated(),
          deviation.ended());
    }
  }
}
