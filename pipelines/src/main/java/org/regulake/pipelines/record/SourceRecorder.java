package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.identity.LinkedCodes;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.identity.StatedCode;
import org.regulake.pipelines.lakehouse.TableReader;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;

/**
 * Builds the records of one source from its bronze rows, and ensures that no full delivery ends a
 * record that it may contain. Where the last run has left records, only the histories of those are
 * built again that new rows, or new links between codes, touch.
 */
final class SourceRecorder {

  /** Of a source with more touched rows than this share, all records are built again. */
  private static final double MOST_TOUCHED = 0.25;

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
   * Builds all records of the source in memory; the caller releases them. They are rebuilt only if
   * a full delivery ended a record that it must not end: one with too many rows in quarantine ends
   * nothing, and none ends a record that is named in one of its unassignable rows.
   */
  SourceRecords all() {
    List<FullDelivery> fit =
        fulls.stream()
            .filter(full -> !full.isTooDamaged(0, source.description().mostQuarantined()))
            .toList();
    SourceRecords records = records(bronze(), fit);
    List<FullDelivery> sound = sound(records.counts());
    SourceRecords ended =
        fit.stream().anyMatch(full -> records.counts().isEnding(full) && !sound.contains(full))
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

  /**
   * Builds the records that have changed since the last run; the caller releases them.
   *
   * @param maxRowsRebuilt landed rows up to which all records are built again when any has changed
   * @return empty when all records have to be built again: full deliveries or withdrawals are new,
   *     landed rows were removed, a full delivery that ends records has unassignable rows, or much
   *     has changed
   */
  Optional<SourceRecords> changed(EarlierRecords earlier, long maxRowsRebuilt) {
    Optional<RecordCounts> before = earlier.counts(source);
    Optional<Dataset<Row>> added = earlier.added(source.bronze());
    if (before.isEmpty()
        || added.isEmpty()
        || !earlier.hasSame(source, fulls, withdrawals)
        || isNamingEnded(before.get())) {
      return Optional.empty();
    }
    boolean isTouched =
        !earlier.isUnchanged(source.bronze())
            || earlier.identifiers().isRelinking()
            || source.isRegister() && !earlier.identifiers().isEmpty();
    if (!isTouched) {
      return Optional.of(SourceRecords.unchanged(source, before.get(), fulls));
    }
    if (before.get().landedRows() <= maxRowsRebuilt) {
      return Optional.empty();
    }
    TouchedRecords touched = touched(earlier, added.get());
    if (touched.rows() > MOST_TOUCHED * before.get().landedRows()) {
      touched.close();
      return Optional.empty();
    }
    return Optional.of(exchanged(earlier, before.get(), added.get(), touched))
        .filter(
            records -> {
              boolean isSound =
                  sound(records.counts()).equals(sound(before.get()))
                      && !isNamingEnded(records.counts());
              if (!isSound) {
                records.release();
              }
              return isSound;
            });
  }

  /** The records of new rows, and of rows with a code that names another enterprise now. */
  private TouchedRecords touched(EarlierRecords earlier, Dataset<Row> added) {
    RecordKeys keys = new RecordKeys(source, personKey);
    Dataset<Row> bronze = lake.read(source.bronze());
    List<Dataset<Row>> touched = new ArrayList<>(List.of(keys.of(added, linked)));
    if (earlier.identifiers().isRelinking()) {
      Dataset<Row> relinked = stating(earlier.identifiers().relinked(), bronze);
      touched.add(keys.of(relinked, linked));
      touched.add(keys.of(relinked, earlier.linked()));
    }
    List<Dataset<Row>> hashes =
        new ArrayList<>(touched.stream().map(rows -> rows.select(RecordHistory.KEY_HASH)).toList());
    if (source.isRegister()) {
      hashes.add(
          earlier
              .identifiers()
              .entities()
              .select(RecordHistory.keyHash(source).as(RecordHistory.KEY_HASH)));
    }
    return new TouchedRecords(
        hashes.stream().reduce(Dataset::unionByName).orElseThrow(), keys.of(bronze, linked));
  }

  /** The rows that state one of some codes of any of their parties. */
  private Dataset<Row> stating(Dataset<Row> codes, Dataset<Row> bronze) {
    Column[] stated =
        source.parties().stream()
            .flatMap(party -> party.codeColumns().stream())
            .distinct()
            .map(column -> StatedCode.plain(col(column)))
            .toArray(Column[]::new);
    return bronze
        .withColumn("any_code", explode(array(stated)))
        .join(
            codes,
            coalesce(col(Provenance.IDENTIFIER_SCHEME.name()), lit(""))
                .equalTo(col(ChangedIdentifiers.SCHEME))
                .and(col("any_code").equalTo(col(ChangedIdentifiers.CODE))),
            "left_semi")
        .drop("any_code");
  }

  /**
   * Builds the histories of the touched records; the counts of their former histories, built from
   * the rows and links of the last run, are replaced by those of the new ones.
   */
  private SourceRecords exchanged(
      EarlierRecords earlier, RecordCounts before, Dataset<Row> added, TouchedRecords touched) {
    List<FullDelivery> sound = sound(before);
    Dataset<Row> rows = touched.rowsOf(lake.read(source.bronze()));
    Dataset<Row> formerRows =
        rows.join(
            added.select(Provenance.RECORD_ID.name()),
            new String[] {Provenance.RECORD_ID.name()},
            "left_anti");
    RecordCounts former =
        RecordCounts.of(source, history(read(formerRows, earlier.linked()), sound));
    Dataset<Row> history =
        history(read(rows, linked), sound).persist(StorageLevel.MEMORY_AND_DISK());
    RecordCounts present = RecordCounts.of(source, history);
    return new SourceRecords(
        source,
        Optional.of(history),
        before.minus(former).plus(present),
        Optional.of(former.plus(present)),
        fulls,
        Optional.of(touched));
  }

  /**
   * Whether a full delivery ends records and has rows that cannot be assigned to any: the names in
   * such rows concern records that no new row touches.
   */
  private boolean isNamingEnded(RecordCounts counts) {
    List<FullDelivery> sound = sound(counts);
    return sound.stream().anyMatch(counts::isEnding)
        && sound.stream()
            .anyMatch(full -> full.quarantined() > 0 || counts.hasRowsWithoutKey(full));
  }

  /** The full deliveries without too many rows in quarantine. */
  private List<FullDelivery> sound(RecordCounts counts) {
    return fulls.stream().filter(full -> !counts.isTooDamaged(full, source)).toList();
  }

  private Dataset<Row> bronze() {
    return read(lake.read(source.bronze()), linked);
  }

  private Dataset<Row> read(Dataset<Row> bronze, LinkedCodes links) {
    return new ReadRecord(source, personKey).read(bronze, links);
  }

  private Dataset<Row> history(Dataset<Row> read, List<FullDelivery> ending) {
    return new RecordHistory(
            source, ending.stream().map(FullDelivery::message).toList(), withdrawals)
        .of(read);
  }

  private SourceRecords records(Dataset<Row> read, List<FullDelivery> ending) {
    Dataset<Row> history = history(read, ending).persist(StorageLevel.MEMORY_AND_DISK());
    return SourceRecords.all(source, history, RecordCounts.of(source, history), fulls);
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
                  .orElseThrow()
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
