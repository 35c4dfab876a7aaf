package org.regulake.pipelines.query;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.regexp_like;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.product.ListDeviation;
import org.regulake.models.product.RiskReason;
import org.regulake.models.product.RiskScore;
import org.regulake.models.product.WithdrawnRecord;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.listing.SealedLists;
import org.regulake.pipelines.publish.Products;
import org.regulake.pipelines.repair.RecordWithdrawal;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/**
 * Checks the published tables against the records that are withdrawn: on every published day none
 * of them is behind a reason, each is named in {@code published.withdrawn_record}, and no text of
 * the latest day contains the number of one.
 *
 * @param withdrawn published day → number of its withdrawn records
 * @param toLeaveOut facts of earlier days that are withdrawn on the latest one: their readers leave
 *     them out
 * @param faults what is wrong, a sentence each
 */
public record WithdrawnFacts(Map<LocalDate, Long> withdrawn, long toLeaveOut, List<String> faults) {

  private static final String NUMBER = "withdrawn_number";
  private static final String TEXT = "text";

  /** Columns that hold ids. */
  private static final Set<String> OF_IDS =
      Set.of(
          RiskScore.ENTITY_ID.name(),
          RunStamp.RUN_ID.name(),
          WithdrawnRecord.RECORD_ID.name(),
          WithdrawnRecord.SOURCE.name());

  /**
   * Checks the published tables of a lake.
   *
   * @throws IllegalArgumentException when nothing is published yet
   */
  public static WithdrawnFacts of(Lakehouse lake) {
    Dataset<Row> days =
        lake.read(RiskScore.PRODUCT.table())
            .groupBy(column(RunStamp.AS_OF))
            .agg(max(column(RunStamp.KNOWN_AT)).as(RunStamp.KNOWN_AT.name()))
            .localCheckpoint();
    Row latest = days.agg(max(column(RunStamp.AS_OF))).first();
    if (latest.isNullAt(0)) {
      throw new IllegalArgumentException(
          "nothing is published in %s yet: ./regulake run".formatted(lake.location()));
    }
    LocalDate latestDay = latest.getAs(0);
    Dataset<Row> withdrawn = withdrawn(lake, days).localCheckpoint();
    Map<LocalDate, Long> counts = new TreeMap<>();
    days.collectAsList().forEach(day -> counts.put(day.getAs(0), 0L));
    withdrawn
        .groupBy(column(RunStamp.AS_OF))
        .count()
        .collectAsList()
        .forEach(day -> counts.put(day.getAs(0), day.getLong(1)));
    Dataset<Row> facts = facts(lake);
    List<String> faults = new ArrayList<>();
    addFaults(
        faults,
        facts.join(withdrawn, keyOfDay()),
        "%s is withdrawn on %s, but behind a reason of that day");
    Dataset<Row> named =
        lake.read(WithdrawnRecord.PRODUCT.table())
            .select(column(RunStamp.AS_OF), column(WithdrawnRecord.RECORD_ID));
    addFaults(
        faults,
        withdrawn.join(named, keyOfDay(), "left_anti"),
        "%s is withdrawn on %s, but published.withdrawn_record does not name it");
    addFaults(
        faults,
        named.join(withdrawn, keyOfDay(), "left_anti"),
        "%s is named in published.withdrawn_record on %s, but not withdrawn");
    Dataset<Row> deviations =
        lake.read(ListDeviation.PRODUCT.table())
            .where(RunStamp.condition(latestDay))
            .join(
                SealedLists.of(withdrawals(lake, days).where(RunStamp.condition(latestDay))),
                new String[] {RiskScore.ENTITY_ID.name(), ListDeviation.LIST.name()});
    if (!deviations.isEmpty()) {
      faults.add(
          "published.list_deviation on %s says something that follows from a withdrawn record"
              .formatted(latestDay));
    }
    Dataset<Row> onLatestDay = withdrawn.where(RunStamp.condition(latestDay));
    faults.addAll(numbers(lake, onLatestDay, latestDay));
    long toLeaveOut =
        facts
            .where(column(RunStamp.AS_OF).lt(lit(latestDay)))
            .select(column(WithdrawnRecord.RECORD_ID))
            .distinct()
            .join(onLatestDay, WithdrawnRecord.RECORD_ID.name())
            .count();
    return new WithdrawnFacts(counts, toLeaveOut, List.copyOf(faults));
  }

  private static String[] keyOfDay() {
    return new String[] {RunStamp.AS_OF.name(), WithdrawnRecord.RECORD_ID.name()};
  }

  /**
   * The withdrawn records of each day, as known at its moment: {@code as_of}, {@code record_id}.
   */
  private static Dataset<Row> withdrawn(Lakehouse lake, Dataset<Row> days) {
    return withdrawals(lake, days)
        .select(column(RunStamp.AS_OF), column(RecordWithdrawal.RECORD_ID))
        .distinct();
  }

  /** The withdrawals in force on each day, as known at its moment, with its {@code as_of}. */
  private static Dataset<Row> withdrawals(Lakehouse lake, Dataset<Row> days) {
    return lake.read(RecordWithdrawal.TABLE)
        .join(
            broadcast(days),
            column(Bitemporal.KNOWN_FROM)
                .leq(column(RunStamp.KNOWN_AT))
                .and(column(Bitemporal.KNOWN_TO).gt(column(RunStamp.KNOWN_AT)))
                .and(column(Bitemporal.VALID_FROM).leq(column(RunStamp.AS_OF)))
                .and(column(Bitemporal.VALID_TO).gt(column(RunStamp.AS_OF))));
  }

  /** The facts behind the reasons of all days: {@code as_of}, {@code record_id}. */
  private static Dataset<Row> facts(Lakehouse lake) {
    return lake.read(RiskReason.PRODUCT.table())
        .select(column(RunStamp.AS_OF), explode(column(RiskReason.FACTS)).as("fact"))
        .select(column(RunStamp.AS_OF), col("fact.record_id").as(WithdrawnRecord.RECORD_ID.name()))
        .distinct();
  }

  private static void addFaults(List<String> faults, Dataset<Row> rows, String sentence) {
    long count = rows.count();
    if (count > 0) {
      Row first =
          rows.select(column(RunStamp.AS_OF), column(WithdrawnRecord.RECORD_ID))
              .orderBy(column(RunStamp.AS_OF), column(WithdrawnRecord.RECORD_ID))
              .first();
      faults.add(
          sentence.formatted(first.getString(1), first.get(0))
              + (count == 1 ? "" : ", and %,d more".formatted(count - 1)));
    }
  }

  /** Tables whose texts of the day contain the number of a withdrawn record. */
  private static List<String> numbers(Lakehouse lake, Dataset<Row> withdrawn, LocalDate day) {
    Dataset<Row> numbers =
        Sources.adverse().stream()
            .filter(source -> source.adverseNumber().isPresent() && lake.exists(source.silver()))
            .map(source -> numbers(source, lake.read(source.silver()), withdrawn))
            .reduce(Dataset::union)
            .map(Dataset::distinct)
            .map(Dataset::localCheckpoint)
            .orElse(withdrawn.limit(0));
    List<String> faults = new ArrayList<>();
    if (numbers.isEmpty()) {
      return faults;
    }
    for (Table table : Products.tables()) {
      Dataset<Row> rows = lake.read(table).where(RunStamp.condition(day));
      Dataset<Row> found =
          table.field(RiskScore.ENTITY_ID.name()).isPresent()
              ? texts(table, rows).join(numbers, RiskScore.ENTITY_ID.name())
              : texts(table, rows)
                  .select(TEXT)
                  .distinct()
                  .crossJoin(broadcast(numbers.select(NUMBER).distinct()));
      if (!found.where(isNumberIn()).isEmpty()) {
        faults.add(
            "a text of %s on %s contains the number of a withdrawn record"
                .formatted(table.fullName(), day));
      }
    }
    return faults;
  }

  /** Whether a text contains a number, not as a part of a longer number or Latin word. */
  private static Column isNumberIn() {
    Column alone = concat(lit("(?<![0-9A-Za-z])\\Q"), col(NUMBER), lit("\\E(?![0-9A-Za-z])"));
    return col(TEXT).contains(col(NUMBER)).and(regexp_like(col(TEXT), alone));
  }

  private static Dataset<Row> numbers(Source source, Dataset<Row> rows, Dataset<Row> withdrawn) {
    return rows.join(withdrawn, Provenance.RECORD_ID.name())
        .select(
            col(source.subject().orElseThrow().idField().name()).as(RiskScore.ENTITY_ID.name()),
            col(source.adverseNumber().orElseThrow()).as(NUMBER));
  }

  /**
   * The texts of rows in which words could stand: all but keys, codes of places and ids of rows and
   * runs.
   */
  private static Dataset<Row> texts(Table table, Dataset<Row> rows) {
    Column[] texts =
        table.fields().stream()
            .filter(field -> field.type() == Type.STRING && !OF_IDS.contains(field.name()))
            .map(field -> col(field.name()))
            .toArray(Column[]::new);
    Column whose =
        table.field(RiskScore.ENTITY_ID.name()).isPresent()
            ? column(RiskScore.ENTITY_ID)
            : lit("").as(RiskScore.ENTITY_ID.name());
    return rows.select(whose, explode(array(texts)).as(TEXT));
  }
}
