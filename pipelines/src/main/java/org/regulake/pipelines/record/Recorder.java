package org.regulake.pipelines.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Table;
import org.regulake.pipelines.collect.PersonName;
import org.regulake.pipelines.collect.WithdrawnDelivery;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.source.Provenance;
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
    Dataset<Row> identifiers = lake.read(Identifier.TABLE);
    Map<Source, SourceRecords> recorded = new ConcurrentHashMap<>();
    try {
      Map<String, List<FullDelivery>> fulls = FullDelivery.bySource(lake);
      Map<String, List<Withdrawal>> withdrawals = withdrawals();
      lake.together(Sources.ALL.stream().<Runnable>map(source -> () -> {
        SourceRecords records = new SourceRecorder(lake, personKey, source, identifiers,
            fulls.getOrDefault(source.name(), List.of()), withdrawals.getOrDefault(source.name(), List.of())).record();
        recorded.put(source, records);
        requireWritten(records, lake.replace(silverOf(source), silverRows(records, identifiers)));
      }).toList());
      List<SourceRecords> sources = Sources.ALL.stream().map(recorded::get).toList();
      lake.together(List.of(
          () -> lake.replace(Person.TABLE, Persons.of(sources, lake.read(PersonName.TABLE))),
          () -> lake.replace(Discrepancy.TABLE, Discrepancies.of(sources)),
          () -> lake.replace(QuarantinedRecord.TABLE, Quarantine.records(lake.spark(), sources)),
          () -> lake.replace(QuarantinedCell.TABLE, Quarantine.cells(lake.spark(), sources))));
      return RecordReport.of(sources, collectedRows);
    } finally {
      recorded.values().forEach(SourceRecords::release);
    }
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

  private static Dataset<Row> silverRows(SourceRecords records, Dataset<Row> identifiers) {
    return records.source().isRegister() ? EnterpriseRecord.of(records.silverRows(), identifiers) : records.silverRows();
  }

  /** Every rectangle of every version is in the silver table; the enterprises known by reference come on top. */
  private static void requireWritten(SourceRecords records, long writtenRows) {
    long versionRows = records.counts().versionRows();
    boolean isComplete = records.source().isRegister() ? writtenRows >= versionRows : writtenRows == versionRows;
    if (!isComplete) {
      throw new IllegalStateException("%s: %,d rows of history were made, but %,d were written".formatted(
          silverOf(records.source()).fullName(), versionRows, writtenRows));
    }
  }
}
