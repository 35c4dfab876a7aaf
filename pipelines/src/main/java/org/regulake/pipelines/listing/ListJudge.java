package org.regulake.pipelines.listing;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.regulake.models.listing.FiledReport;
import org.regulake.models.listing.KnownPeriod;
import org.regulake.models.listing.ListDeviation;
import org.regulake.models.listing.ListEngine;
import org.regulake.models.listing.ListFacts;
import org.regulake.models.listing.ListKind;
import org.regulake.models.listing.Listing;
import org.regulake.models.listing.Penalty;
import org.regulake.models.listing.Repair;
import org.regulake.models.listing.Verification;
import org.regulake.pipelines.source.AnnualReport;
import org.regulake.pipelines.source.Source;

/**
 * Judges the facts of one enterprise, a row of {@link ListedFacts}, by the law of a day.
 *
 * @param engine the law of the day
 * @param listsKnown periods for which the lists are completely on record
 * @param penaltiesKnown the same of penalties; null: for none
 * @param yearsOver report years whose term was over when reports were last delivered
 */
record ListJudge(
    ListEngine engine,
    EnumMap<ListKind, KnownPeriod> listsKnown,
    KnownPeriod penaltiesKnown,
    ArrayList<Integer> yearsOver)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The deviations as rows, in the order of the columns of the product after the key. */
  List<Row> deviations(Row row) {
    List<Row> rows = new ArrayList<>();
    for (ListDeviation deviation : engine.judge(facts(row)).deviations()) {
      rows.add(
          RowFactory.create(
              rows.size() + 1,
              code(deviation.list()),
              code(deviation.kind()),
              deviation.ground().isEmpty() ? null : deviation.ground(),
              deviation.due(),
              deviation.stated(),
              deviation.ended(),
              deviation.zh(),
              deviation.en(),
              deviation.citation(),
              deviation.basis()));
    }
    return rows;
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private ListFacts facts(Row row) {
    return new ListFacts(
        row.getAs(ListedFacts.ESTABLISHED),
        row.getAs(ListedFacts.EXITED),
        listsKnown(row),
        isOpen(row, org.regulake.pipelines.source.Penalty.SOURCE) ? null : penaltiesKnown,
        yearsKnown(row),
        list(row, ListedFacts.REPORTS, ListJudge::report),
        List.of(),
        verifications(row),
        list(row, ListedFacts.PENALTIES, ListJudge::penalty),
        list(row, ListedFacts.LISTINGS, ListJudge::listing),
        list(row, ListedFacts.REPAIRS, ListJudge::repair));
  }

  /** The periods of the lists of which no row about the enterprise is in quarantine. */
  private Map<ListKind, KnownPeriod> listsKnown(Row row) {
    EnumMap<ListKind, KnownPeriod> known = new EnumMap<>(listsKnown);
    for (StatutoryList list : StatutoryList.values()) {
      if (isOpen(row, list.source())) {
        known.remove(list.kind());
      }
    }
    return known;
  }

  private static boolean isOpen(Row row, Source source) {
    return row.getAs(ListedFacts.OPEN_SOURCES) != null
        && row.<String>getList(row.fieldIndex(ListedFacts.OPEN_SOURCES)).contains(source.name());
  }

  /** The years on which a missing report was not filed; none where it may be in quarantine. */
  private List<Integer> yearsKnown(Row row) {
    if (isOpen(row, AnnualReport.SOURCE) || row.getAs(ListedFacts.YEARS) == null) {
      return List.of();
    }
    List<Integer> ofProvince = row.getList(row.fieldIndex(ListedFacts.YEARS));
    return yearsOver.stream().filter(ofProvince::contains).toList();
  }

  private static <T> List<T> list(Row row, String column, Function<Row, T> fact) {
    if (row.getAs(column) == null) {
      return List.of();
    }
    return row.<Row>getList(row.fieldIndex(column)).stream().map(fact).toList();
  }

  private static FiledReport report(Row report) {
    return new FiledReport(report.getAs(AnnualReport.REPORT_YEAR.name()), report.getAs("filed"));
  }

  private static List<Verification> verifications(Row row) {
    if (row.getAs(ListedFacts.VERIFICATIONS) == null) {
      return List.of();
    }
    return row.<LocalDate>getList(row.fieldIndex(ListedFacts.VERIFICATIONS)).stream()
        .map(day -> new Verification("unreachable", day, null))
        .toList();
  }

  private static Penalty penalty(Row penalty) {
    return new Penalty(
        penalty.getAs("decided"),
        penalty.getList(penalty.fieldIndex("kinds")),
        penalty.getAs("fine_yuan"),
        penalty.getAs("violation"),
        penalty.getAs("ended"));
  }

  private static Listing listing(Row listing) {
    return new Listing(
        ListKind.valueOf(listing.<String>getAs("list").toUpperCase(Locale.ROOT)),
        listing.getAs("name"),
        listing.getAs("listed"),
        listing.getAs("ground"),
        listing.getAs("removed"),
        listing.getAs("removal_ground"),
        null,
        null);
  }

  private static Repair repair(Row repair) {
    return new Repair(
        StatutoryList.of(repair.getAs("source")).orElseThrow().kind(),
        repair.getAs("applied"),
        repair.getAs("is_granted"),
        repair.getAs("decided"),
        repair.getAs("effective"));
  }

  /** Periods by list. */
  static EnumMap<ListKind, KnownPeriod> listsKnown(KnownPeriods periods) {
    EnumMap<ListKind, KnownPeriod> known = new EnumMap<>(ListKind.class);
    for (StatutoryList list : StatutoryList.values()) {
      periods.of(list.source()).ifPresent(period -> known.put(list.kind(), period));
    }
    return known;
  }
}
