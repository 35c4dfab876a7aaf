package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.regulake.models.table.Table;
import org.regulake.pipelines.collect.PersonName;
import org.regulake.pipelines.collect.QuarantinedLandedRow;
import org.regulake.pipelines.collect.WithdrawnDelivery;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Hop;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/** Makes the silver layer from bronze: every source's records with their history, the enterprises, the persons, and the quarantine. */
public final class Recorder {

  private final Lakehouse lake;
  private final PersonKey personKey;

  public Recorder(Lakehouse lake, PersonKey personKey) {
    this.lake = lake;
    this.personKey = personKey;
  }

  /** The tables that this stage writes. */
  public static List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    Sources.ALL.forEach(source -> tables.add(silverOf(source)));
    tables.addAll(List.of(Person.TABLE, Discrepancy.TABLE, QuarantinedRecord.TABLE, QuarantinedCell.TABLE));
    return tables;
  }

  /** The register becomes {@code silver.enterprise}; every other source keeps its name. */
  private static Table silverOf(Source source) {
    return source.isRegister() ? Enterprise.TABLE : source.silver();
  }

  /**
   * Rebuilds the silver layer.
   *
   * @param collectedRows source → rows that were written to its bronze table
   */
  public RecordReport record(Map<String, Long> collectedRows) {
    Dataset<Row> identifiers = lake.read(Identifier.TABLE).persist(StorageLevel.MEMORY_AND_DISK());
    Map<Source, Dataset<Row>> histories = new LinkedHashMap<>();
    try {
      Map<String, List<FullDelivery>> fulls = FullDelivery.bySource(lake);
      Map<String, List<Withdrawal>> withdrawals = withdrawals();
      for (Source source : Sources.ALL) {
        double most = source.description().mostQuarantined();
        List<FullDelivery> ofSource = fulls.getOrDefault(source.name(), List.of()).stream().filter(full -> !full.isTooDamaged(0, most)).toList();
        histories.put(source, history(source, identifiers, ofSource, wordsOfLandedRows(ofSource), withdrawals));
      }
      RecordCounts counts = RecordCounts.of(histories);
      List<String> tooDamaged = new ArrayList<>();
      Map<Source, Dataset<Row>> mended = new LinkedHashMap<>();
      for (Source source : Sources.ALL) {
        List<FullDelivery> ofSource = fulls.getOrDefault(source.name(), List.of());
        if (counts.isInDoubt(source, ofSource)) {
          mended.put(source, withoutDoubt(source, identifiers, ofSource, histories.get(source), counts, withdrawals));
        }
        ofSource.stream().filter(full -> counts.isTooDamaged(source, full)).map(FullDelivery::deliveryId).forEach(tooDamaged::add);
      }
      RecordCounts settled = mended.isEmpty() ? counts : counts.with(RecordCounts.of(mended));
      mended.forEach((source, history) -> histories.put(source, history).unpersist());
      Map<String, Long> recordedRows = write(histories, identifiers, settled);
      return report(settled, collectedRows, recordedRows, tooDamaged);
    } finally {
      histories.values().forEach(Dataset::unpersist);
      identifiers.unpersist();
    }
  }

  private Dataset<Row> history(Source source, Dataset<Row> identifiers, List<FullDelivery> fulls, Dataset<Row> words,
      Map<String, List<Withdrawal>> withdrawals) {
    Dataset<Row> read = new ReadRecord(source, personKey).read(lake.read(source.bronze()), identifiers);
    Dataset<Row> mentioned = words == null ? read : Mentions.in(read, source, words, identifiers);
    return new RecordHistory(source, fulls.stream().map(FullDelivery::message).toList(), withdrawals.getOrDefault(source.name(), List.of()))
        .of(mentioned).persist(StorageLevel.MEMORY_AND_DISK());
  }

  /**
   * The history once more, where a full delivery ended records that it may well hold: one that is too damaged ends nothing, and of the others the
   * words of rows that belong to no record for certain are looked for in all records.
   */
  private Dataset<Row> withoutDoubt(Source source, Dataset<Row> identifiers, List<FullDelivery> fulls, Dataset<Row> history, RecordCounts counts,
      Map<String, List<Withdrawal>> withdrawals) {
    List<FullDelivery> sound = fulls.stream().filter(full -> !counts.isTooDamaged(source, full)).toList();
    Object[] ids = sound.stream().map(FullDelivery::deliveryId).toArray();
    Dataset<Row> words = Mentions.words(history.where(
        isFate(Outcome.Fate.UNREADABLE).and(col(RecordHistory.HAS_KEY).equalTo(lit(false))).and(col(Provenance.DELIVERY_ID.name()).isin(ids))),
        Mentions.naming(source));
    Dataset<Row> ofLanded = wordsOfLandedRows(sound);
    return history(source, identifiers, sound, ofLanded == null ? words : words.unionByName(ofLanded).distinct(), withdrawals);
  }

  /** The words of rows of full deliveries that did not even fit their header; null when there are none. */
  private Dataset<Row> wordsOfLandedRows(List<FullDelivery> fulls) {
    Object[] damaged = fulls.stream().filter(full -> full.quarantined() > 0).map(FullDelivery::deliveryId).toArray();
    return damaged.length == 0 ? null : Mentions.words(lake.read(QuarantinedLandedRow.TABLE)
        .where(col(Provenance.DELIVERY_ID.name()).isin(damaged)), col(QuarantinedLandedRow.RAW.name()));
  }

  private Map<String, List<Withdrawal>> withdrawals() {
    Map<String, List<Withdrawal>> withdrawals = new HashMap<>();
    for (Row row : lake.read(WithdrawnDelivery.TABLE).collectAsList()) {
      String id = row.getAs(Provenance.DELIVERY_ID.name());
      withdrawals.computeIfAbsent(id.substring(0, id.indexOf('/')), source -> new ArrayList<>())
          .add(new Withdrawal(id, row.getAs(WithdrawnDelivery.WITHDRAWN_AT.name())));
    }
    return withdrawals;
  }

  private Map<String, Long> write(Map<Source, Dataset<Row>> histories, Dataset<Row> identifiers, RecordCounts counts) {
    Map<String, Long> recordedRows = new ConcurrentHashMap<>();
    List<Runnable> writes = new ArrayList<>();
    histories.forEach((source, history) -> writes.add(
        () -> recordedRows.put(source.name(), lake.replace(silverOf(source), silverRows(source, history, identifiers)))));
    writes.add(() -> lake.replace(Person.TABLE, persons(histories, lake.read(PersonName.TABLE))));
    writes.add(() -> lake.replace(Discrepancy.TABLE, Discrepancies.of(versions(histories))));
    writes.add(() -> lake.replace(QuarantinedRecord.TABLE, quarantined(histories, counts)));
    writes.add(() -> lake.replace(QuarantinedCell.TABLE, quarantinedCells(histories, counts)));
    lake.together(writes);
    return recordedRows;
  }

  private static Map<Source, Dataset<Row>> versions(Map<Source, Dataset<Row>> histories) {
    Map<Source, Dataset<Row>> versions = new LinkedHashMap<>();
    histories.forEach((source, history) -> versions.put(source, history.where(isVersion())));
    return versions;
  }

  private static Dataset<Row> silverRows(Source source, Dataset<Row> history, Dataset<Row> identifiers) {
    Dataset<Row> versions = withoutNames(source, history.where(isVersion()));
    return source.isRegister() ? EnterpriseRecord.of(versions, identifiers) : versions;
  }

  /** What may name an enterprise or a person names enterprises only: a person is known by id. */
  private static Dataset<Row> withoutNames(Source source, Dataset<Row> versions) {
    Dataset<Row> rows = versions;
    for (Party party : source.parties()) {
      if (party.nameColumn() != null && party.nature() != Party.Nature.PERSON) {
        String name = silverName(source, party.nameColumn());
        rows = rows.withColumn(name, when(not(PersonName.isId(col(name))), col(name)));
      }
    }
    return rows;
  }

  private static Column isVersion() {
    return isFate(Outcome.Fate.VERSION);
  }

  private static Column isFate(Outcome.Fate fate) {
    return col(RecordHistory.FATE).equalTo(fate.code());
  }

  /** Everybody who is named as a person in a usable row, once. */
  private static Dataset<Row> persons(Map<Source, Dataset<Row>> histories, Dataset<Row> personNames) {
    List<Dataset<Row>> parts = new ArrayList<>();
    histories.forEach((source, history) -> {
      for (Party party : source.parties()) {
        if (party.nature() != Party.Nature.ENTERPRISE) {
          parts.add(history.where(isVersion().and(col(party.idField().name()).rlike("^[PS]")))
              .select(
                  col(party.idField().name()).as("person_id"),
                  col(silverName(source, party.nameColumn())).as("name_id"),
                  col("known_from"),
                  col("record_id")));
        }
      }
    });
    Column first = struct(col("known_from"), col("record_id"));
    Dataset<Row> names = personNames.groupBy("name_id")
        .agg(min_by(col("person_name"), struct(col("received_at"), col("record_id"))).as("person_name"));
    return parts.stream().reduce(Dataset::unionByName).orElseThrow()
        .groupBy("person_id")
        .agg(min_by(col("name_id"), first).as("name_id"), min("known_from").as("first_known"), min_by(col("record_id"), first).as("record_id"))
        .join(names, "name_id", "left")
        .withColumn("is_suspected", col("person_id").startsWith("S"))
        .withColumnRenamed("first_known", "known_from");
  }

  private static String silverName(Source source, String landed) {
    return source.columns().stream().filter(column -> column.name().equals(landed)).findFirst().orElseThrow().field().name();
  }

  private static final List<String> PROVENANCE = List.of("record_id", "delivery_id", "file_name", "line_number", "received_at");

  private Dataset<Row> quarantined(Map<Source, Dataset<Row>> histories, RecordCounts counts) {
    Column orphan = struct(
        lit(Reason.DELETION_WITHOUT_RECORD.code()).as("reason_code"),
        lit(null).cast("string").as("column_name"),
        lit(null).cast("string").as("value"));
    List<Dataset<Row>> parts = new ArrayList<>();
    histories.keySet().stream().filter(counts::hasQuarantinedRows).forEach(source -> parts.add(problems(source, histories.get(source)
        .where(isFate(Outcome.Fate.UNREADABLE).or(isFate(Outcome.Fate.CONFLICTING)).or(isFate(Outcome.Fate.ORPHAN_WITHDRAWAL))),
        when(isFate(Outcome.Fate.ORPHAN_WITHDRAWAL), array(orphan)).otherwise(col(ReadRecord.PROBLEMS)))));
    return union(parts, QuarantinedRecord.TABLE);
  }

  /** Cells that could not be read, of rows that are not in quarantine as a whole. */
  private Dataset<Row> quarantinedCells(Map<Source, Dataset<Row>> histories, RecordCounts counts) {
    List<Dataset<Row>> parts = new ArrayList<>();
    histories.keySet().stream().filter(counts::hasUnreadCells).forEach(source -> parts.add(problems(source, histories.get(source)
        .where(col(RecordHistory.IS_FIRST)
            .and(isFate(Outcome.Fate.UNREADABLE).or(isFate(Outcome.Fate.CONFLICTING)).equalTo(lit(false)))), col(ReadRecord.CELL_PROBLEMS))));
    return union(parts, QuarantinedCell.TABLE);
  }

  private Dataset<Row> union(List<Dataset<Row>> parts, Table table) {
    return parts.stream().reduce(Dataset::unionAll).orElseGet(() -> lake.spark().createDataFrame(List.of(), table.schema()));
  }

  private static Dataset<Row> problems(Source source, Dataset<Row> rows, Column problems) {
    List<Column> columns = new ArrayList<>(PROVENANCE.stream().map(org.apache.spark.sql.functions::col).toList());
    columns.add(explode(problems).as("problem"));
    return rows.select(columns.toArray(Column[]::new)).select(col("*"), col("problem.*")).withColumn("source", lit(source.name()));
  }

  /** Counts rows by outcome and reconciles them with the rows read and written. */
  private static RecordReport report(
      RecordCounts counts, Map<String, Long> collectedRows, Map<String, Long> recordedRows, List<String> tooDamaged) {
    Sources.ALL.forEach(source -> requireWritten(source, counts.versionRows(source), recordedRows.get(source.name())));
    List<Hop> hops = Sources.ALL.stream()
        .map(source -> hop(source.name(), collectedRows.getOrDefault(source.name(), 0L), counts.fates(source)).balanced())
        .toList();
    Map<String, Map<String, Long>> fates = new LinkedHashMap<>();
    Sources.ALL.forEach(source -> {
      Map<String, Long> ofSource = new java.util.TreeMap<>();
      counts.fates(source).forEach((fate, rows) -> ofSource.put(fate.code(), rows));
      fates.put(source.name(), ofSource);
    });
    return new RecordReport(hops, fates, counts.ended(), tooDamaged);
  }

  /** Every rectangle of every version is in the silver table; the enterprises known by reference come on top. */
  private static void requireWritten(Source source, long versionRows, long writtenRows) {
    boolean isComplete = source.isRegister() ? writtenRows >= versionRows : writtenRows == versionRows;
    if (!isComplete) {
      throw new IllegalStateException("%s: %,d rows of history were made, but %,d were written".formatted(
          silverOf(source).fullName(), versionRows, writtenRows));
    }
  }

  private static Hop hop(String source, long rowsIn, Map<Outcome.Fate, Long> fates) {
    long rowsOut = 0;
    long merged = 0;
    long quarantined = 0;
    for (Map.Entry<Outcome.Fate, Long> entry : fates.entrySet()) {
      rowsOut += entry.getKey() == Outcome.Fate.VERSION ? entry.getValue() : 0;
      merged += entry.getKey().isMerged() ? entry.getValue() : 0;
      quarantined += entry.getKey().isQuarantined() ? entry.getValue() : 0;
    }
    return new Hop("record", source, rowsIn, rowsOut, quarantined, merged);
  }
}
