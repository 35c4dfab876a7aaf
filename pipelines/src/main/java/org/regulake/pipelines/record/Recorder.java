package org.regulake.pipelines.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.regulake.pipelines.lakehouse.TableReader;
import org.regulake.pipelines.source.Provenance;
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

  public Recorder(PersonKey personKey) {
    this.personKey = personKey;
  }

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public String parameters() {
    return personKey.fingerprint();
  }

  /**
   * The silver table of a source: {@code silver.enterprise} for the register, the source's name for
   * all others.
   */
  private static Table silverOf(Source source) {
    return source.isRegister() ? Enterprise.TABLE : source.silver();
  }

  /** Rebuilds the silver layer. */
  @Override
  public Result work(StageContext context) {
    RecordReport report = record(context);
    return new Result(report.hops(), report.sentences());
  }

  RecordReport record(StageContext context) {
    Dataset<Row> identifiers = context.read(Identifier.TABLE);
    Map<Source, SourceRecords> recorded = new ConcurrentHashMap<>();
    try (LinkedCodes linked = LinkedCodes.of(identifiers)) {
      Map<String, List<FullDelivery>> fulls = FullDelivery.bySource(context);
      Map<String, List<Withdrawal>> withdrawals = withdrawals(context);
      context.writeConcurrently(
          Sources.ALL.stream()
              .<Runnable>map(
                  source ->
                      () -> {
                        SourceRecords records =
                            new SourceRecorder(
                                    context,
                                    personKey,
                                    source,
                                    identifiers,
                                    linked,
                                    fulls.getOrDefault(source.name(), List.of()),
                                    withdrawals.getOrDefault(source.name(), List.of()))
                                .record();
                        recorded.put(source, records);
                        requireWritten(
                            records,
                            context.write(silverOf(source), silverRows(records, identifiers)));
                      })
              .toList());
      List<SourceRecords> sources = Sources.ALL.stream().map(recorded::get).toList();
      context.writeConcurrently(
          List.of(
              () ->
                  context.write(Person.TABLE, Persons.of(sources, context.read(PersonName.TABLE))),
              () -> context.write(Discrepancy.TABLE, Discrepancies.of(sources)),
              () ->
                  context.write(
                      QuarantinedRecord.TABLE, Quarantine.records(context.spark(), sources)),
              () ->
                  context.write(
                      QuarantinedCell.TABLE, Quarantine.cells(context.spark(), sources))));
      return RecordReport.of(sources, collectedRows(context));
    } finally {
      recorded.values().forEach(SourceRecords::release);
    }
  }

  /** Source → rows of its bronze table according to the ledger. */
  private static Map<String, Long> collectedRows(StageContext context) {
    Map<String, Long> rows = new TreeMap<>();
    Sources.ALL.forEach(
        source ->
            context
                .recordedRows(source.bronze())
                .ifPresent(recorded -> rows.put(source.name(), recorded)));
    return rows;
  }

  private static Map<String, List<Withdrawal>> withdrawals(TableReader lake) {
    Map<String, List<Withdrawal>> withdrawals = new HashMap<>();
    for (Row row : lake.read(WithdrawnDelivery.TABLE).collectAsList()) {
      String id = row.getAs(Provenance.DELIVERY_ID.name());
      withdrawals
          .computeIfAbsent(id.substring(0, id.indexOf('/')), source -> new ArrayList<>())
          .add(new Withdrawal(id, row.getAs(WithdrawnDelivery.WITHDRAWN_AT.name())));
    }
    return withdrawals;
  }

  private static Dataset<Row> silverRows(SourceRecords records, Dataset<Row> identifiers) {
    return records.source().isRegister()
        ? EnterpriseRecord.of(records.silverRows(), identifiers)
        : records.silverRows();
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
