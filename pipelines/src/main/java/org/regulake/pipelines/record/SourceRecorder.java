package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.identity.LinkedCodes;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.TableReader;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;

/**
 * Builds the records of one source from its bronze rows, and ensures that no full delivery ends a
 * record that it may contain.
 */
final class SourceRecorder {

  private final TableReader lake;
  private final PersonKey personKey;
  private final Source source;
  private final Dataset<Row> identifiers;
  private final LinkedCodes linked;
  private final List<FullDelivery> fulls;
  private final List<Withdrawal> withdrawals;

  /**
   * Creates the recorder of one source.
   *
   * @param identifiers rows of {@code silver.identifier}
   * @param linked its codes that are not resolved by themselves
   * @param fulls complete full deliveries of the source
   * @param withdrawals withdrawals of deliveries of the source
   */
  SourceRecorder(
      TableReader lake,
      PersonKey personKey,
      Source source,
      Dataset<Row> identifiers,
      LinkedCodes linked,
      List<FullDelivery> fulls,
      List<Withdrawal> withdrawals) {
    this.lake = lake;
    this.personKey = personKey;
    this.source = source;
    this.identifiers = identifiers;
    this.linked = linked;
    this.fulls = fulls;
    this.withdrawals = withdrawals;
  }

  /**
   * Builds the records of the source in memory; the caller releases them. They are rebuilt only if
   * a full delivery ended a record that it must not end: one with too many rows in quarantine ends
   * nothing, and none ends a record that is named in one of its unassignable rows.
   */
  SourceRecords record() {
    List<FullDelivery> fit =
        fulls.stream()
            .filter(full -> !full.isTooDamaged(0, source.description().mostQuarantined()))
            .toList();
    SourceRecords records = records(bronze(), fit);
    List<FullDelivery> sound =
        fit.stream().filter(full -> !records.counts().isTooDamaged(full)).toList();
    SourceRecords ended =
        fit.stream()
                .anyMatch(
                    full -> records.counts().isEnding(full) && records.counts().isTooDamaged(full))
            ? rebuilt(records, bronze(), sound)
            : records;
    // The words of all full deliveries: a record that one delivery does not end after all may be
    // left out by the next.
    Dataset<Row> words =
        sound.stream().anyMatch(ended.counts()::isEnding) ? words(ended, sound) : null;
    return words != null && Mentions.nameEnded(ended, words, identifiers)
        ? rebuilt(ended, Mentions.in(bronze(), source, words, identifiers), sound)
        : ended;
  }

  private Dataset<Row> bronze() {
    return new ReadRecord(source, personKey).read(lake.read(source.bronze()), linked);
  }

  private SourceRecords records(Dataset<Row> read, List<FullDelivery> ending) {
    Dataset<Row> history =
        new RecordHistory(source, ending.stream().map(FullDelivery::message).toList(), withdrawals)
            .of(read)
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new SourceRecords(source, history, RecordCounts.of(source, history), fulls);
  }

  private SourceRecords rebuilt(
      SourceRecords before, Dataset<Row> read, List<FullDelivery> ending) {
    SourceRecords records = records(read, ending);
    before.release();
    return records;
  }

  /**
   * The words of the rows of full deliveries that cannot be assigned to a record; null when there
   * are none.
   */
  private Dataset<Row> words(SourceRecords records, List<FullDelivery> sound) {
    List<Dataset<Row>> words = new ArrayList<>();
    Object[] withUnfitLines = ids(sound, full -> full.quarantined() > 0);
    if (withUnfitLines.length > 0) {
      words.add(
          Mentions.words(
              lake.read(QuarantinedLandedRow.TABLE)
                  .where(col(Provenance.DELIVERY_ID.name()).isin(withUnfitLines)),
              col(QuarantinedLandedRow.RAW.name())));
    }
    Object[] withoutKey = ids(sound, records.counts()::hasRowsWithoutKey);
    if (withoutKey.length > 0) {
      words.add(
          Mentions.words(
              records
                  .history()
                  .where(
                      SourceRecords.isFate(Outcome.Fate.UNREADABLE)
                          .and(not(col(RecordHistory.HAS_KEY)))
                          .and(col(Provenance.DELIVERY_ID.name()).isin(withoutKey))),
              Mentions.naming(source)));
    }
    return words.stream().reduce(Dataset::unionByName).map(Dataset::distinct).orElse(null);
  }

  private static Object[] ids(List<FullDelivery> deliveries, Predicate<FullDelivery> which) {
    return deliveries.stream().filter(which).map(FullDelivery::deliveryId).toArray();
  }
}
