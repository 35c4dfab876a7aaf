package org.regulake.pipelines.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Table;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.PersonName;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.identity.LinkedCodes;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/**
 * Builds the silver layer from bronze: every source's records with their history, the enterprises,
 * the persons, and the quarantine.
 */
public final class Recorder implements Stage {

  public static final StageDeclaration DECLARATION =
      StageDeclaration.whole("record", "形成记录 · typed, bitemporal records")
          .reading(Sources.ALL.stream().map(Source::bronze).toList())
          .reading(
              Identifier.TABLE,
              PersonName.TABLE,
              QuarantinedLandedRow.TABLE,
              DeliveredFile.TABLE,
              WithdrawnDelivery.TABLE)
          .writing(Sources.ALL.stream().map(Recorder::silverOf).toList())
          .writing(Person.TABLE, Discrepancy.TABLE, QuarantinedRecord.TABLE, QuarantinedCell.TABLE);

  private final PersonKey personKey;
  private final long maxRowsRebuilt;

  /**
   * Creates the stage.
   *
   * @param maxRowsRebuilt landed rows up to which all records of a source are built again when one
   *     of them changes: every query costs Spark some time, however few rows it reads, so that a
   *     small source is built faster than its changed records are found
   */
  public Recorder(PersonKey personKey, long maxRowsRebuilt) {
    this.personKey = personKey;
    this.maxRowsRebuilt = maxRowsRebuilt;
  }

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public String parameters() {
    return personKey.fingerprint();
  }

  @Override
  public Set<String> rules() {
    return Set.of(Sources.FOLDER);
  }

  /**
   * The silver table of a source: {@code silver.enterprise} for the register, the source's name for
   * all others.
   */
  public static Table silverOf(Source source) {
    return source.isRegister() ? Enterprise.TABLE : source.silver();
  }

  /** Builds the silver layer, or changes the records that may have changed since the last run. */
  @Override
  public Result work(StageContext context) {
    RecordReport report = record(context);
    return new Result(report.hops(), report.sentences(), report.kept());
  }

  RecordReport record(StageContext context) {
    Map<Source, SourceRecords> recorded = new ConcurrentHashMap<>();
    Map<Source, Long> collected = collectedRows(context);
    try {
      writeSilver(context, collected.keySet(), recorded);
      List<SourceRecords> records = collected.keySet().stream().map(recorded::get).toList();
      writeDerived(
          context,
          collected.keySet(),
          records.stream().filter(some -> !some.isUnchanged()).toList());
      return RecordReport.of(records, collected);
    } finally {
      recorded.values().forEach(SourceRecords::release);
    }
  }

  /** Writes the silver table of each source of which a record has changed. */
  private void writeSilver(
      StageContext context, Set<Source> sources, Map<Source, SourceRecords> recorded) {
    Dataset<Row> identifiers = context.read(Identifier.TABLE);
    Optional<EarlierRecords> earlier =
        context.earlier().flatMap(result -> EarlierRecords.of(result, identifiers));
    try (LinkedCodes linked = LinkedCodes.of(identifiers)) {
      Map<String, List<FullDelivery>> fulls =
          FullDelivery.bySource(context.read(DeliveredFile.TABLE));
      Map<String, List<Withdrawal>> withdrawals =
          Withdrawal.bySource(context.read(WithdrawnDelivery.TABLE));
      context.writeConcurrently(
          sources.stream()
              .<Runnable>map(
                  source ->
                      () -> {
                        SourceRecorder recorder =
                            new SourceRecorder(
                                context,
                                personKey,
                                source,
                                identifiers,
                                linked,
                                fulls.getOrDefault(source.name(), List.of()),
                                withdrawals.getOrDefault(source.name(), List.of()));
                        SourceRecords records =
                            earlier
                                .flatMap(before -> recorder.changed(before, maxRowsRebuilt))
                                .orElseGet(recorder::all);
                        recorded.put(source, records);
                        if (!records.isUnchanged()) {
                          write(context, records, identifiers);
                        }
                      })
              .toList());
    } finally {
      earlier.ifPresent(EarlierRecords::close);
    }
  }

  /** Writes the tables that are derived from the records of all sources. */
  private static void writeDerived(
      StageContext context, Set<Source> sources, List<SourceRecords> changed) {
    List<SourceRecords> withRows = Quarantine.withRows(changed);
    List<SourceRecords> withCells = Quarantine.withCells(changed);
    List<Runnable> writes = new ArrayList<>();
    if (isAboutPersons(context, sources, changed)) {
      writes.add(() -> context.write(Person.TABLE, Persons.of(sources, context)));
    }
    if (!changed.isEmpty() && Discrepancies.arePossible(sources)) {
      writes.add(() -> context.write(Discrepancy.TABLE, Discrepancies.of(sources, context)));
    }
    if (!withRows.isEmpty()) {
      writes.add(
          () -> context.write(QuarantinedRecord.TABLE, Quarantine.records(context, withRows)));
    }
    if (!withCells.isEmpty()) {
      writes.add(() -> context.write(QuarantinedCell.TABLE, Quarantine.cells(context, withCells)));
    }
    context.writeConcurrently(writes);
  }

  private static boolean isAboutPersons(
      StageContext context, Set<Source> sources, List<SourceRecords> changed) {
    boolean isSameNames =
        context.earlier().map(earlier -> earlier.isUnchanged(PersonName.TABLE)).orElse(false);
    return sources.stream().anyMatch(Persons::areIn)
        && (!isSameNames || changed.stream().anyMatch(records -> Persons.areIn(records.source())));
  }

  /** The sources that were ever delivered, and the rows of their bronze tables in the ledger. */
  private static Map<Source, Long> collectedRows(StageContext context) {
    Map<Source, Long> rows = new LinkedHashMap<>();
    Sources.ALL.forEach(
        source ->
            context
                .recordedRows(source.bronze())
                .ifPresent(recorded -> rows.put(source, recorded)));
    return rows;
  }

  private static void write(StageContext context, SourceRecords records, Dataset<Row> identifiers) {
    Table silver = silverOf(records.source());
    requireWritten(records, context.write(silver, rows(context, records, identifiers)));
  }

  /** The rows of the silver table: of the changed records and, as stored, of all others. */
  private static Dataset<Row> rows(
      StageContext context, SourceRecords records, Dataset<Row> identifiers) {
    Table silver = silverOf(records.source());
    Dataset<Row> rows = records.silverRows();
    if (records.source().isRegister()) {
      EnterpriseRecord enterprises = new EnterpriseRecord(records.source());
      return records
          .touched()
          .map(some -> enterprises.changed(context.read(silver), rows, identifiers, some))
          .orElseGet(() -> enterprises.all(rows, identifiers));
    }
    return records
        .touched()
        .flatMap(
            some ->
                SourceRecords.union(
                    List.of(some.others(context.read(silver)), Schemas.conform(silver, rows))))
        .orElse(rows);
  }

  /**
   * Checks that every rectangle of every version was written; enterprises known by reference are
   * additional.
   */
  private static void requireWritten(SourceRecords records, long writtenRows) {
    long versionRows = records.counts().versionRows();
    boolean isComplete =
        records.source().isRegister() ? writtenRows >= versionRows : writtenRows == versionRows;
    if (!isComplete) {
      throw new IllegalStateException(
          "%s: %,d rows of history were built, but %,d were written"
              .formatted(silverOf(records.source()).fullName(), versionRows, writtenRows));
    }
  }
}
