package org.regulake.pipelines.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.calendar.WorkingDays;
import org.regulake.models.quality.Severity;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.delivery.Rhythm;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.lakehouse.TableReader;
import org.regulake.pipelines.record.QuarantinedRecord;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Sources;

/** What each supplier delivered in the twelve months up to a day, as known at a moment. */
public final class SupplierMonths {

  /** The tables from which it is counted, as known at the moment. */
  public static final List<Table> TABLES =
      List.of(
          DeliveredFile.TABLE,
          WithdrawnDelivery.TABLE,
          QuarantinedRecord.TABLE,
          DeliveryQuality.TABLE);

  private static final int MONTHS = 12;
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final String SOURCE = "source";
  private static final String MONTH = "month";
  private static final String FIGURE = "figure";
  private static final String VALUE = "value";

  private final TableReader known;
  private final RunStamp stamp;
  private final YearMonth first;

  private SupplierMonths(TableReader known, RunStamp stamp) {
    this.known = known;
    this.stamp = stamp;
    this.first = YearMonth.from(stamp.asOf()).minusMonths(MONTHS - 1L);
  }

  /**
   * The months of all suppliers, by supplier and month.
   *
   * @param known reads {@link #TABLES} as known at the moment
   */
  public static List<SupplierMonth> of(TableReader known, RunStamp stamp) {
    SupplierMonths months = new SupplierMonths(known, stamp);
    Map<String, Map<YearMonth, SupplierMonth>> all = new TreeMap<>();
    months.received(all);
    months.due(all);
    return all.values().stream().flatMap(ofOne -> ofOne.values().stream()).toList();
  }

  private static SupplierMonth month(
      Map<String, Map<YearMonth, SupplierMonth>> all, String source, YearMonth month) {
    String publisher = Sources.named(source).orElseThrow().description().publisher();
    return all.computeIfAbsent(publisher, name -> new TreeMap<>())
        .computeIfAbsent(month, key -> new SupplierMonth(publisher, month));
  }

  /** Adds what was received: a few figures of each source and month, counted in one query. */
  private void received(Map<String, Map<YearMonth, SupplierMonth>> all) {
    Dataset<Row> figures =
        deliveries()
            .unionByName(quarantined())
            .unionByName(answers())
            .where(
                col(MONTH)
                    .between(first.toString(), YearMonth.from(stamp.asOf()).toString())
                    .and(col(SOURCE).isin(Sources.names().toArray())))
            .groupBy(SOURCE, MONTH, FIGURE)
            .agg(sum(VALUE).as(VALUE));
    for (Row row : figures.collectAsList()) {
      month(all, row.getAs(SOURCE), YearMonth.parse(row.<String>getAs(MONTH)))
          .add(SupplierMonth.Figure.valueOf(row.getAs(FIGURE)), row.<Long>getAs(VALUE));
    }
  }

  private Dataset<Row> deliveries() {
    Column delivery = column(Provenance.DELIVERY_ID);
    Dataset<Row> months =
        files()
            .groupBy(column(DeliveredFile.SOURCE), month())
            .agg(
                countDistinct(delivery).as(SupplierMonth.Figure.DELIVERIES.name()),
                countDistinct(
                        when(
                            column(DeliveredFile.MESSAGE_KIND)
                                .isin(MessageKind.CORRECTION.code(), MessageKind.DELETION.code()),
                            delivery))
                    .as(SupplierMonth.Figure.CORRECTIONS.name()),
                sum(column(DeliveredFile.ROWS_IN)).as(SupplierMonth.Figure.LANDED.name()),
                sum(column(DeliveredFile.ROWS_QUARANTINED))
                    .as(SupplierMonth.Figure.QUARANTINED.name()));
    return listed(
        months,
        SupplierMonth.Figure.DELIVERIES,
        SupplierMonth.Figure.CORRECTIONS,
        SupplierMonth.Figure.LANDED,
        SupplierMonth.Figure.QUARANTINED);
  }

  private Dataset<Row> quarantined() {
    return listed(
        standing(known.read(QuarantinedRecord.TABLE))
            .groupBy(column(QuarantinedRecord.SOURCE), month())
            .agg(
                countDistinct(column(Provenance.RECORD_ID))
                    .as(SupplierMonth.Figure.QUARANTINED.name())),
        SupplierMonth.Figure.QUARANTINED);
  }

  private Dataset<Row> answers() {
    List<Column> sums = new ArrayList<>();
    List<SupplierMonth.Figure> figures = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      Column isOfSeverity = column(DeliveryQuality.SEVERITY).equalTo(severity.code());
      sums.add(sumWhere(isOfSeverity, DeliveryQuality.CHECKED_COUNT.name(), checked(severity)));
      sums.add(sumWhere(isOfSeverity, DeliveryQuality.FAILED_COUNT.name(), failed(severity)));
      figures.add(checked(severity));
      figures.add(failed(severity));
    }
    return listed(
        standing(known.read(DeliveryQuality.TABLE))
            .groupBy(column(DeliveryQuality.SOURCE), month())
            .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new)),
        figures.toArray(SupplierMonth.Figure[]::new));
  }

  private static SupplierMonth.Figure checked(Severity severity) {
    return SupplierMonth.Figure.valueOf(severity.name() + "_CHECKED");
  }

  private static SupplierMonth.Figure failed(Severity severity) {
    return SupplierMonth.Figure.valueOf(severity.name() + "_FAILED");
  }

  private static Column sumWhere(Column condition, String counted, SupplierMonth.Figure figure) {
    return sum(when(condition, col(counted)).otherwise(lit(0L))).as(figure.name());
  }

  private static Column month() {
    return date_format(column(Provenance.RECEIVED_AT), "yyyy-MM").as(MONTH);
  }

  /** A row for each figure. */
  private static Dataset<Row> listed(Dataset<Row> rows, SupplierMonth.Figure... figures) {
    List<Column> pairs = new ArrayList<>();
    for (SupplierMonth.Figure figure : figures) {
      pairs.add(struct(lit(figure.name()).as(FIGURE), col(figure.name()).cast("bigint").as(VALUE)));
    }
    return rows.select(
            col(SOURCE), col(MONTH), explode(array(pairs.toArray(Column[]::new))).as("pair"))
        .select(col(SOURCE), col(MONTH), col("pair." + FIGURE), col("pair." + VALUE));
  }

  private Dataset<Row> files() {
    return standing(
        known
            .read(DeliveredFile.TABLE)
            .where(column(DeliveredFile.STATE).equalTo(DeliveredFile.COLLECTED)));
  }

  /** The rows of deliveries that are not withdrawn. */
  private Dataset<Row> standing(Dataset<Row> rows) {
    return WithdrawnDelivery.standing(rows, known.read(WithdrawnDelivery.TABLE));
  }

  /** Adds what was due. One short row is collected for each regular delivery. */
  private void due(Map<String, Map<YearMonth, SupplierMonth>> all) {
    Map<String, List<SupplierDues.Come>> come = new HashMap<>();
    files()
        .where(
            column(DeliveredFile.MESSAGE_KIND)
                .isin(MessageKind.FULL.code(), MessageKind.INCREMENTAL.code()))
        .groupBy(
            column(DeliveredFile.SOURCE),
            column(DeliveredFile.SCOPE),
            column(DeliveredFile.EVENT_DATE))
        .agg(to_date(min(column(DeliveredFile.RECEIVED_AT))).as("received"))
        .collectAsList()
        .forEach(
            row ->
                come.computeIfAbsent(row.getString(0), source -> new ArrayList<>())
                    .add(
                        new SupplierDues.Come(
                            row.getString(1), row.<LocalDate>getAs(2), row.<LocalDate>getAs(3))));
    WorkingDays calendar = WorkingDays.load();
    LocalDate today = stamp.knownAt().atZone(BEIJING).toLocalDate();
    for (Rhythm rhythm : Rhythm.ofSources()) {
      if (come.containsKey(rhythm.source())) {
        new SupplierDues(rhythm, calendar)
            .of(come.get(rhythm.source()), first, stamp.asOf(), today)
            .forEach(due -> month(all, rhythm.source(), due.month()).add(due));
      }
    }
  }
}
