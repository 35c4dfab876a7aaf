package org.regulake.pipelines.query;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.product.RiskReason;
import org.regulake.models.product.RiskScore;
import org.regulake.models.product.WithdrawnRecord;
import org.regulake.models.rule.Names;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/**
 * Traces the published score of an enterprise to its reasons, the facts behind each, and the landed
 * rows that state them.
 *
 * @param score the row of {@code published.risk_score}
 */
public record Trace(Row score, List<Reason> reasons) {

  /**
   * A published reason.
   *
   * @param row its row of {@code published.risk_reason}
   */
  public record Reason(Row row, List<Fact> facts) {}

  /**
   * A fact behind a reason.
   *
   * @param date day from which it is true; null when not stated
   * @param isWithdrawn whether a repair or an objection has withdrawn it by the latest published
   *     day, so that it may not be shown any more
   * @param landed the landed row; empty when it is withdrawn or no longer in the lake
   */
  public record Fact(
      Source source,
      String recordId,
      LocalDate date,
      boolean isWithdrawn,
      Optional<LandedRow> landed) {}

  /**
   * A row as it was collected.
   *
   * @param line line of the file in which it starts
   * @param sha256 hash of the file as collected
   * @param cells map from column to text as landed, without empty ones; persons are keyed hashes
   */
  public record LandedRow(
      String deliveryId, String fileName, long line, String sha256, Map<String, String> cells) {}

  private static final Table SCORE = RiskScore.PRODUCT.table();
  private static final Table REASON = RiskReason.PRODUCT.table();
  private static final String CELLS = "cells";

  /**
   * Traces an enterprise.
   *
   * @param enterprise entity id, code or full name
   * @param asOf the day; empty for the latest published day
   * @param reason id of an indicator or veto; empty for all reasons
   * @throws IllegalArgumentException when the day has no such enterprise or reason, or when several
   *     enterprises have the name
   */
  public static Trace of(
      Lakehouse lake, String enterprise, Optional<LocalDate> asOf, Optional<String> reason) {
    LocalDate latest = latestDay(lake);
    LocalDate day = asOf.orElse(latest);
    Row score = score(lake, enterprise, day);
    List<Row> rows =
        lake.read(REASON)
            .where(RunStamp.condition(day))
            .where(
                column(RiskScore.ENTITY_ID)
                    .equalTo(lit(score.<String>getAs(RiskScore.ENTITY_ID.name()))))
            .orderBy(column(RiskReason.RANK))
            .collectAsList();
    List<Row> asked =
        rows.stream()
            .filter(
                row ->
                    reason
                        .map(id -> id.equals(row.getAs(RiskReason.INDICATOR_ID.name())))
                        .orElse(true))
            .toList();
    if (asked.isEmpty() && reason.isPresent()) {
      List<String> known =
          rows.stream().map(row -> row.<String>getAs(RiskReason.INDICATOR_ID.name())).toList();
      throw new IllegalArgumentException(
          "'%s' is not a reason of %s on %s; %s; %s"
              .formatted(
                  reason.get(),
                  enterprise,
                  day,
                  Names.hint(reason.get(), known),
                  Names.known(known)));
    }
    Set<String> withdrawn = withdrawn(lake, asked, latest);
    Map<String, LandedRow> landed = landed(lake, asked, withdrawn);
    return new Trace(
        score,
        asked.stream()
            .map(
                row ->
                    new Reason(
                        row,
                        facts(row).stream().map(fact -> fact(fact, withdrawn, landed)).toList()))
            .toList());
  }

  /**
   * The records behind reasons, of this enterprise or of those related to it, that are withdrawn on
   * the latest published day.
   */
  private static Set<String> withdrawn(Lakehouse lake, List<Row> reasons, LocalDate latest) {
    Object[] ids =
        reasons.stream()
            .flatMap(reason -> facts(reason).stream())
            .map(fact -> fact.<String>getAs("record_id"))
            .distinct()
            .toArray();
    return lake
        .read(WithdrawnRecord.PRODUCT.table())
        .where(RunStamp.condition(latest))
        .where(column(WithdrawnRecord.RECORD_ID).isin(ids))
        .select(column(WithdrawnRecord.RECORD_ID))
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toSet());
  }

  private static LocalDate latestDay(Lakehouse lake) {
    Row latest = lake.read(SCORE).agg(max(column(RunStamp.AS_OF))).first();
    if (latest.isNullAt(0)) {
      throw new IllegalArgumentException(
          "nothing is published in %s yet: ./regulake run".formatted(lake.location()));
    }
    return latest.getAs(0);
  }

  private static Row score(Lakehouse lake, String enterprise, LocalDate day) {
    List<Row> found =
        lake.read(SCORE)
            .where(RunStamp.condition(day))
            .where(
                column(RiskScore.ENTITY_ID)
                    .equalTo(lit(enterprise))
                    .or(column(RiskScore.CREDIT_CODE).equalTo(lit(enterprise)))
                    .or(column(RiskScore.STATED_CODE).equalTo(lit(enterprise)))
                    .or(column(RiskScore.ENTERPRISE_NAME).equalTo(lit(enterprise))))
            .orderBy(column(RiskScore.ENTITY_ID))
            .limit(10)
            .collectAsList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new IllegalArgumentException(
        found.isEmpty()
            ? "published.risk_score has no enterprise '%s' on %s; give its entity id, code or full name"
                .formatted(enterprise, day)
            : "'%s' is the name of several enterprises on %s; give a code: %s"
                .formatted(
                    enterprise,
                    day,
                    found.stream()
                        .map(row -> row.<String>getAs(RiskScore.STATED_CODE.name()))
                        .collect(Collectors.joining(", "))));
  }

  private static List<Row> facts(Row reason) {
    return reason.getList(reason.fieldIndex(RiskReason.FACTS.name()));
  }

  private static Fact fact(Row fact, Set<String> withdrawn, Map<String, LandedRow> landed) {
    String recordId = fact.getAs("record_id");
    return new Fact(
        Sources.named(fact.getAs("source")).orElseThrow(),
        recordId,
        fact.getAs("fact_date"),
        withdrawn.contains(recordId),
        Optional.ofNullable(landed.get(recordId)));
  }

  /** The landed rows behind reasons, by their record ids. */
  private static Map<String, LandedRow> landed(
      Lakehouse lake, List<Row> reasons, Set<String> withdrawn) {
    Map<String, TreeSet<String>> idsBySource = new TreeMap<>();
    reasons.stream()
        .flatMap(reason -> facts(reason).stream())
        .filter(fact -> !withdrawn.contains(fact.<String>getAs("record_id")))
        .forEach(
            fact ->
                idsBySource
                    .computeIfAbsent(fact.getAs("source"), source -> new TreeSet<>())
                    .add(fact.getAs("record_id")));
    Dataset<Row> files =
        lake.read(DeliveredFile.TABLE)
            .select(
                column(Provenance.DELIVERY_ID),
                column(Provenance.FILE_NAME),
                column(DeliveredFile.SHA256));
    return idsBySource.entrySet().stream()
        .map(ids -> rows(lake, Sources.named(ids.getKey()).orElseThrow(), ids.getValue()))
        .reduce(Dataset::unionAll)
        .map(
            rows ->
                rows.join(
                        files,
                        new String[] {Provenance.DELIVERY_ID.name(), Provenance.FILE_NAME.name()},
                        "left")
                    .collectAsList())
        .orElse(List.of())
        .stream()
        .collect(Collectors.toMap(row -> row.getAs(Provenance.RECORD_ID.name()), Trace::landedRow));
  }

  /**
   * Rows of a source as collected, each with its file and line, and with its cells as a list of
   * column and text.
   */
  private static Dataset<Row> rows(Lakehouse lake, Source source, Set<String> ids) {
    Column cells =
        array(
            source.landedNames().stream()
                .map(name -> struct(lit(name).as("name"), col(name).as("text")))
                .toArray(Column[]::new));
    return lake.read(source.bronze())
        .where(column(Provenance.RECORD_ID).isin(ids.toArray()))
        .select(
            column(Provenance.RECORD_ID),
            column(Provenance.DELIVERY_ID),
            column(Provenance.FILE_NAME),
            column(Provenance.LINE_NUMBER),
            cells.as(CELLS));
  }

  private static LandedRow landedRow(Row row) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (Row cell : row.<Row>getList(row.fieldIndex(CELLS))) {
      if (!cell.isNullAt(1) && !cell.getString(1).isBlank()) {
        cells.put(cell.getString(0), cell.getString(1));
      }
    }
    return new LandedRow(
        row.getAs(Provenance.DELIVERY_ID.name()),
        row.getAs(Provenance.FILE_NAME.name()),
        row.getAs(Provenance.LINE_NUMBER.name()),
        row.getAs(DeliveredFile.SHA256.name()),
        cells);
  }
}
