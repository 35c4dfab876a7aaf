package org.regulake.pipelines.quality;

import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.calendar.WorkingDays;
import org.regulake.models.quality.DeliveryBreach;
import org.regulake.models.quality.DeliveryFigures;
import org.regulake.models.quality.DeliveryJudge;
import org.regulake.models.quality.Expectation;
import org.regulake.models.quality.Expectations;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.lakehouse.TableReader;
import org.regulake.pipelines.source.Provenance;

/** Compares the deliveries known at the moment of a day with what is expected of them. */
public final class ExpectedDeliveries {

  /** The tables that are read, as known at the moment. */
  public static final List<Table> TABLES =
      List.of(DeliveredFile.TABLE, WithdrawnDelivery.TABLE, DeliveryFill.TABLE);

  private ExpectedDeliveries() {}

  /**
   * Breaches that nobody accepted, of deliveries that describe the month of the day. Earlier
   * deliveries were judged with the days of their months; here they are only compared with.
   *
   * @param known reads {@link #TABLES} as known at the moment
   * @param isAccepted whether a person accepted a breach
   */
  public static List<DeliveryBreach> breaches(
      TableReader known,
      RunStamp stamp,
      Expectations expectations,
      Predicate<DeliveryBreach> isAccepted) {
    Map<String, List<DeliveryFigures>> figures = figures(known, expectations, stamp.asOf());
    Map<String, LocalDate> days =
        figures.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toMap(DeliveryFigures::deliveryId, DeliveryFigures::eventDate));
    WorkingDays calendar = WorkingDays.load();
    return expectations.all().stream()
        .flatMap(
            expectation ->
                new DeliveryJudge(expectation, calendar)
                        .breaches(figures.getOrDefault(expectation.source(), List.of()), isAccepted)
                        .stream())
        .filter(breach -> days.get(breach.deliveryId()).isAfter(stamp.previousDay()))
        .toList();
  }

  /** The regular deliveries of each source; one short row is collected for each of them. */
  private static Map<String, List<DeliveryFigures>> figures(
      TableReader known, Expectations expectations, LocalDate day) {
    Object[] sources = expectations.all().stream().map(Expectation::source).toArray();
    Dataset<Row> fills =
        known
            .read(DeliveryFill.TABLE)
            .groupBy(column(Provenance.DELIVERY_ID))
            .agg(
                map_from_entries(
                        collect_list(
                            struct(
                                column(DeliveryFill.COLUMN_NAME),
                                column(DeliveryFill.FILLED_COUNT))))
                    .as("filled"));
    Dataset<Row> deliveries =
        known
            .read(DeliveredFile.TABLE)
            .where(
                column(DeliveredFile.SOURCE)
                    .isin(sources)
                    .and(column(DeliveredFile.STATE).equalTo(DeliveredFile.COLLECTED))
                    .and(column(DeliveredFile.EVENT_DATE).leq(day))
                    .and(
                        column(DeliveredFile.MESSAGE_KIND)
                            .isin(MessageKind.FULL.code(), MessageKind.INCREMENTAL.code())))
            .transform(
                rows -> WithdrawnDelivery.standing(rows, known.read(WithdrawnDelivery.TABLE)))
            .groupBy(
                column(DeliveredFile.SOURCE),
                column(Provenance.DELIVERY_ID),
                column(DeliveredFile.MESSAGE_KIND))
            .agg(
                min(column(DeliveredFile.SCOPE)).as("scope"),
                min(column(DeliveredFile.EVENT_DATE)).as("event_date"),
                min(column(DeliveredFile.RECEIVED_AT)).as("received_at"),
                sum(column(DeliveredFile.ROWS_OUT)).as("rows"))
            .join(fills, new String[] {Provenance.DELIVERY_ID.name()}, "left");
    return deliveries.collectAsList().stream()
        .collect(
            Collectors.groupingBy(
                row -> row.<String>getAs(DeliveredFile.SOURCE.name()),
                Collectors.mapping(ExpectedDeliveries::figures, Collectors.toList())));
  }

  private static DeliveryFigures figures(Row row) {
    int filled = row.fieldIndex("filled");
    return new DeliveryFigures(
        row.getAs(Provenance.DELIVERY_ID.name()),
        row.getAs("scope"),
        row.getAs(DeliveredFile.MESSAGE_KIND.name()).equals(MessageKind.FULL.code()),
        row.<LocalDate>getAs("event_date"),
        row.<Instant>getAs("received_at"),
        row.<Long>getAs("rows"),
        row.isNullAt(filled) ? Map.of() : new HashMap<>(row.getJavaMap(filled)));
  }
}
