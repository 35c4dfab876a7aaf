package org.regulake.pipelines.query;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.BitemporalRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.record.Recorder;
import org.regulake.pipelines.repair.RecordWithdrawal;
import org.regulake.pipelines.repair.StandingRecords;
import org.regulake.pipelines.source.LandedColumn;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/**
 * The credit file of an enterprise: what the records of all sources state about it, in order of
 * time, as known at a moment. Records that a repair or an objection withdraws on the day are not in
 * it, and nothing shows that they are missing; nor is anything personal.
 *
 * @param entries the oldest first
 * @param isCut whether only the newest entries are given, because there are more than {@link #MOST}
 */
public record CreditFile(
    Party enterprise, LocalDate asOf, Instant knownAt, List<Entry> entries, boolean isCut) {

  /** Largest number of entries. */
  public static final int MOST = 5_000;

  private static final String CELLS = "cells";
  private static final String SOURCE = "source";

  /**
   * A record.
   *
   * @param from first day of the fact; empty when it is not stated
   * @param to day on which it ended; empty while it lasts
   * @param recordId the landed row that states it
   * @param statements label of a column → what the record states; without empty ones
   */
  public record Entry(
      Source source,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      String recordId,
      Map<String, String> statements) {}

  /** The file on the day and at the moment of a graph. */
  public static CreditFile of(Lakehouse lake, GraphOnDay graph, Party enterprise) {
    RunStamp stamp = new RunStamp(graph.asOf(), graph.knownAt(), "");
    StandingRecords standing = StandingRecords.on(stamp, lake.read(RecordWithdrawal.TABLE));
    List<Dataset<Row>> parts = new ArrayList<>();
    for (Source source : Sources.ALL) {
      Table table = Recorder.silverOf(source);
      if (source.subject().isPresent() && lake.exists(table)) {
        parts.add(
            entries(source, table, standing.shown(table, known(lake, table, stamp)), enterprise));
      }
    }
    List<Row> rows =
        parts.stream()
            .reduce(Dataset::unionByName)
            .map(
                all ->
                    all.orderBy(column(Bitemporal.VALID_FROM).desc(), column(Provenance.RECORD_ID))
                        .limit(MOST + 1)
                        .collectAsList())
            .orElse(List.of());
    List<Entry> entries =
        rows.stream()
            .limit(MOST)
            .map(CreditFile::entry)
            .sorted(
                Comparator.comparing((Entry entry) -> entry.from().orElse(LocalDate.MIN))
                    .thenComparing(entry -> entry.source().name())
                    .thenComparing(Entry::recordId))
            .toList();
    return new CreditFile(enterprise, graph.asOf(), graph.knownAt(), entries, rows.size() > MOST);
  }

  private static Dataset<Row> known(Lakehouse lake, Table table, RunStamp stamp) {
    Dataset<Row> rows = BitemporalRows.asOf(lake.read(table), stamp.asOf(), stamp.knownAt());
    return table.equals(Enterprise.TABLE)
        ? rows.where(column(Enterprise.RECORD_STATE).equalTo(Enterprise.REGISTERED))
        : rows;
  }

  private static Dataset<Row> entries(
      Source source, Table table, Dataset<Row> rows, Party enterprise) {
    Column cells =
        array(
            shown(source, table).stream()
                .map(
                    column ->
                        struct(
                            lit(column.field().name()).as("name"),
                            col(column.field().name()).cast("string").as("text")))
                .toArray(Column[]::new));
    return rows.where(col(source.subject().orElseThrow().idField().name()).equalTo(enterprise.id()))
        .select(
            lit(source.name()).as(SOURCE),
            column(Bitemporal.VALID_FROM),
            column(Bitemporal.VALID_TO),
            column(Provenance.RECORD_ID),
            cells.as(CELLS));
  }

  /** The columns that say more than who the enterprise is, and nothing of persons. */
  private static List<LandedColumn> shown(Source source, Table table) {
    org.regulake.pipelines.source.Party subject = source.subject().orElseThrow();
    return source.columns().stream()
        .filter(column -> !column.type().isPersonal())
        .filter(column -> !subject.codeColumns().contains(column.name()))
        .filter(column -> source.isRegister() || !column.name().equals(subject.nameColumn()))
        .filter(
            column ->
                table
                    .field(column.field().name())
                    .map(Field::secrecy)
                    .filter(secrecy -> secrecy != Secrecy.PERSONAL)
                    .isPresent())
        .toList();
  }

  private static Entry entry(Row row) {
    Source source = Sources.named(row.getAs(SOURCE)).orElseThrow();
    Map<String, String> statements = new LinkedHashMap<>();
    for (Row cell : row.<Row>getList(row.fieldIndex(CELLS))) {
      if (!cell.isNullAt(1) && !cell.getString(1).isBlank()) {
        LandedColumn column = columnOf(source, cell.getString(0));
        statements.put(label(source, column), word(source, column, cell.getString(1)));
      }
    }
    LocalDate from = row.getAs(Bitemporal.VALID_FROM.name());
    LocalDate to = row.getAs(Bitemporal.VALID_TO.name());
    return new Entry(
        source,
        Optional.of(from).filter(day -> !day.equals(Bitemporal.UNKNOWN_START)),
        Optional.of(to).filter(day -> !day.equals(Bitemporal.OPEN_DATE)),
        row.getAs(Provenance.RECORD_ID.name()),
        statements);
  }

  /**
   * The first other header of a column, which is the Chinese one; for a further column from the
   * same cells its own name as well.
   */
  private static String label(Source source, LandedColumn column) {
    String header =
        source.description().columns().stream()
            .filter(described -> described.name().equals(column.name()))
            .flatMap(described -> described.headers().stream())
            .findFirst()
            .orElse(column.name());
    return source.silverName(column.name()).equals(column.field().name())
        ? header
        : header + " " + column.field().name();
  }

  /** A word of a closed list in Chinese as well, sums and shares as people read them. */
  private static String word(Source source, LandedColumn column, String text) {
    Optional<String> chinese =
        source.words(column.name()).getOrDefault(text, List.of()).stream().findFirst();
    if (chinese.isPresent()) {
      return chinese.get() + " " + text;
    }
    return switch (column.type()) {
      case YUAN, SIGNED_YUAN, CAPITAL_YUAN -> "%,.2f 元".formatted(new BigDecimal(text));
      case CAPITAL_AMOUNT -> "%,.2f".formatted(new BigDecimal(text));
      case RATIO ->
          new BigDecimal(text).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
      default -> text;
    };
  }

  private static LandedColumn columnOf(Source source, String silver) {
    return source.columns().stream()
        .filter(column -> column.field().name().equals(silver))
        .findFirst()
        .orElseThrow();
  }
}
