package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.regulake.models.table.Table;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Hop;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.source.Party;
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
    tables.addAll(List.of(Person.TABLE, QuarantinedRecord.TABLE));
    return tables;
  }

  /** The register becomes {@code silver.enterprise}; every other source keeps its name. */
  private static Table silverOf(Source source) {
    return source.name().equals("registration") ? Enterprise.TABLE : source.silver();
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
      Map<String, List<History.FullDelivery>> fulls = fullDeliveries();
      for (Source source : Sources.ALL) {
        Dataset<Row> read = new ReadRecord(source, personKey).read(lake.read(source.bronze()), identifiers);
        Dataset<Row> history = new RecordHistory(source, fulls.getOrDefault(source.name(), List.of())).of(read);
        histories.put(source, history.persist(StorageLevel.MEMORY_AND_DISK()));
      }
      Map<String, Long> recordedRows = new ConcurrentHashMap<>();
      lake.together(histories.entrySet().stream().<Runnable>map(entry -> () -> {
        Source source = entry.getKey();
        recordedRows.put(source.name(), lake.replace(silverOf(source), silverRows(source, entry.getValue(), identifiers)));
      }).toList());
      lake.replace(Person.TABLE, persons(histories));
      lake.replace(QuarantinedRecord.TABLE, quarantined(histories));
      return report(histories, collectedRows, recordedRows);
    } finally {
      histories.values().forEach(Dataset::unpersist);
      identifiers.unpersist();
    }
  }

  /**
   * When the full deliveries of each source were received: at most a few per source and month. One that did not arrive whole (a file of it was
   * refused, or had been collected before) cannot tell which records it leaves out.
   */
  private Map<String, List<History.FullDelivery>> fullDeliveries() {
    Map<String, List<History.FullDelivery>> fulls = new HashMap<>();
    lake.read(org.regulake.pipelines.collect.DeliveredFile.TABLE)
        .where("message_kind = 'full'")
        .groupBy("source", "delivery_id", "received_at", "sequence")
        .agg(min(col("state").equalTo("collected")).as("is_whole"))
        .where("is_whole")
        .orderBy("received_at", "sequence", "delivery_id")
        .collectAsList()
        .forEach(row -> fulls.computeIfAbsent(row.getString(0), name -> new ArrayList<>())
            .add(new History.FullDelivery(row.getString(1), row.getLong(3), row.getAs(2))));
    return fulls;
  }

  private static Dataset<Row> silverRows(Source source, Dataset<Row> history, Dataset<Row> identifiers) {
    Dataset<Row> versions = history.where(isVersion());
    return source.name().equals("registration") ? EnterpriseRecord.of(versions, identifiers) : versions;
  }

  private static Column isVersion() {
    return col(RecordHistory.FATE).equalTo(Outcome.Fate.VERSION.code());
  }

  /** Everybody who is named as a person in a usable row, once. */
  private static Dataset<Row> persons(Map<Source, Dataset<Row>> histories) {
    List<Dataset<Row>> parts = new ArrayList<>();
    histories.forEach((source, history) -> {
      for (Party party : source.parties()) {
        if (party.nature() != Party.Nature.ENTERPRISE) {
          parts.add(history.where(isVersion().and(col(party.idField().name()).rlike("^[PS]")))
              .select(
                  col(party.idField().name()).as("person_id"),
                  col(silverName(source, party.nameColumn())).as("person_name"),
                  col("known_from"),
                  col("record_id")));
        }
      }
    });
    Column first = struct(col("known_from"), col("record_id"));
    return parts.stream().reduce(Dataset::unionByName).orElseThrow()
        .groupBy("person_id")
        .agg(min_by(col("person_name"), first).as("person_name"), min("known_from").as("first_known"), min_by(col("record_id"), first).as("record_id"))
        .withColumn("is_suspected", col("person_id").startsWith("S"))
        .withColumnRenamed("first_known", "known_from");
  }

  private static String silverName(Source source, String landed) {
    return source.columns().stream().filter(column -> column.name().equals(landed)).findFirst().orElseThrow().field().name();
  }

  private static Dataset<Row> quarantined(Map<Source, Dataset<Row>> histories) {
    List<Dataset<Row>> parts = new ArrayList<>();
    List<String> provenance = List.of("record_id", "delivery_id", "file_name", "line_number", "received_at", "problem.*");
    Column[] columns = provenance.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
    Column orphan = struct(
        lit(Reason.DELETION_WITHOUT_RECORD.code()).as("reason_code"),
        lit(null).cast("string").as("column_name"),
        lit(null).cast("string").as("value"));
    histories.forEach((source, history) -> parts.add(history
        .where(isFate(Outcome.Fate.UNREADABLE).or(isFate(Outcome.Fate.ORPHAN_WITHDRAWAL)))
        .withColumn("problem", explode(when(isFate(Outcome.Fate.UNREADABLE), col(ReadRecord.PROBLEMS)).otherwise(array(orphan))))
        .select(columns)
        .withColumn("source", lit(source.name()))));
    return union(parts);
  }

  private static Column isFate(Outcome.Fate fate) {
    return col(RecordHistory.FATE).equalTo(fate.code());
  }

  /** Counts what became of every row, and holds it against what was written before and after. */
  private static RecordReport report(
      Map<Source, Dataset<Row>> histories, Map<String, Long> collectedRows, Map<String, Long> recordedRows) {
    Map<String, Map<String, Long>> fates = new TreeMap<>();
    Map<String, Long> versions = new HashMap<>();
    List<Dataset<Row>> counts = new ArrayList<>();
    histories.forEach((source, history) -> counts.add(
        history.groupBy(lit(source.name()).as("source"), col(RecordHistory.FATE).as("fate"), col(RecordHistory.IS_FIRST).as("is_first")).count()));
    for (Row row : union(counts).collectAsList()) {
      if (row.getBoolean(2)) {
        fates.computeIfAbsent(row.getString(0), name -> new TreeMap<>()).put(row.getString(1), row.getLong(3));
      }
      if (row.getString(1).equals(Outcome.Fate.VERSION.code())) {
        versions.merge(row.getString(0), row.getLong(3), Long::sum);
      }
    }
    histories.keySet().forEach(source -> requireWritten(source, versions.getOrDefault(source.name(), 0L), recordedRows.get(source.name())));
    List<Hop> hops = Sources.names().stream()
        .map(name -> hop(name, collectedRows.getOrDefault(name, 0L), fates.getOrDefault(name, Map.of())).balanced())
        .toList();
    return new RecordReport(hops, fates);
  }

  /** Every rectangle of every version is in the silver table; the enterprises known by reference come on top. */
  private static void requireWritten(Source source, long versionRows, long writtenRows) {
    boolean isComplete = silverOf(source) == Enterprise.TABLE ? writtenRows >= versionRows : writtenRows == versionRows;
    if (!isComplete) {
      throw new IllegalStateException("%s: %,d rows of history were made, but %,d were written".formatted(
          silverOf(source).fullName(), versionRows, writtenRows));
    }
  }

  private static Hop hop(String source, long rowsIn, Map<String, Long> fates) {
    long rowsOut = 0;
    long merged = 0;
    long quarantined = 0;
    for (Map.Entry<String, Long> entry : fates.entrySet()) {
      Outcome.Fate fate = Outcome.Fate.valueOf(entry.getKey().toUpperCase(Locale.ROOT));
      rowsOut += fate == Outcome.Fate.VERSION ? entry.getValue() : 0;
      merged += fate.isMerged() ? entry.getValue() : 0;
      quarantined += fate.isQuarantined() ? entry.getValue() : 0;
    }
    return new Hop("record", source, rowsIn, rowsOut, quarantined, merged);
  }

  private static Dataset<Row> union(List<Dataset<Row>> parts) {
    return parts.stream().reduce(Dataset::unionAll).orElseThrow();
  }
}
