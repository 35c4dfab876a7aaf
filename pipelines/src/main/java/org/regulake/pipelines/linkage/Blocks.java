package org.regulake.pipelines.linkage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.linkage.LinkageModel;
import scala.collection.Seq;

/**
 * The blocks of records: how many pairs each rule of blocking compares, and which it leaves out.
 */
final class Blocks {

  private static final String RULE = "rule";
  private static final String KEY = "key";

  private final List<BlockedRule> rules;
  private final List<Set<Long>> tooLarge;

  private Blocks(List<BlockedRule> rules, List<Set<Long>> tooLarge) {
    this.rules = List.copyOf(rules);
    this.tooLarge = List.copyOf(tooLarge);
  }

  /**
   * Counts the blocks. Only keys of blocks that are too large are kept in memory, of which there
   * can be no more than the records divided by the bound.
   *
   * @param records see {@link LinkageRecords}
   * @param hasSides whether only pairs of different sides are compared
   */
  static Blocks of(Dataset<Row> records, LinkageModel model, boolean hasSides) {
    Column own = col("own");
    Column others = col("others");
    Column all = own.plus(others);
    Column pairs =
        hasSides ? own.multiply(others) : all.multiply(all.minus(1)).divide(2).cast("bigint");
    Column isTooLarge = all.gt(lit((long) model.blocking().largestBlock()));
    Dataset<Row> counted =
        records
            .select(col(LinkageRecords.SIDE), posexplode(col(LinkageRecords.KEYS)).as(names()))
            .where(col(KEY).isNotNull())
            .groupBy(RULE, KEY)
            .agg(
                sum(when(col(LinkageRecords.SIDE).equalTo(0), 1L).otherwise(0L)).as("own"),
                sum(when(col(LinkageRecords.SIDE).equalTo(1), 1L).otherwise(0L)).as("others"))
            .withColumn("pairs", pairs)
            .where(col("pairs").gt(0))
            .groupBy(RULE)
            .agg(
                count(lit(1)).as("blocks"),
                sum(when(isTooLarge, 0L).otherwise(col("pairs"))).as("pairs"),
                sum(when(isTooLarge, 1L).otherwise(0L)).as("dropped_blocks"),
                sum(when(isTooLarge, col("pairs")).otherwise(0L)).as("dropped_pairs"),
                collect_list(when(isTooLarge, col(KEY))).as("too_large"));
    List<BlockedRule> rules = new ArrayList<>();
    List<Set<Long>> tooLarge = new ArrayList<>();
    for (List<String> fields : model.blocking().rules()) {
      rules.add(new BlockedRule(fields, 0, 0, 0, 0));
      tooLarge.add(Set.of());
    }
    for (Row row : counted.collectAsList()) {
      int rule = row.getAs(RULE);
      rules.set(
          rule,
          new BlockedRule(
              model.blocking().rules().get(rule),
              row.getAs("blocks"),
              row.getAs("pairs"),
              row.getAs("dropped_blocks"),
              row.getAs("dropped_pairs")));
      tooLarge.set(rule, Set.copyOf(row.<Long>getList(row.fieldIndex("too_large"))));
    }
    return new Blocks(rules, tooLarge);
  }

  private static String[] names() {
    return new String[] {RULE, KEY};
  }

  List<BlockedRule> rules() {
    return rules;
  }

  /** Sum of the pairs of all rules; a pair counts in each of its rules. */
  long pairs() {
    return rules.stream().mapToLong(BlockedRule::pairs).sum();
  }

  /** Records without the keys of blocks that are too large. */
  Dataset<Row> compared(Dataset<Row> records) {
    if (tooLarge.stream().allMatch(Set::isEmpty)) {
      return records;
    }
    List<Set<Long>> dropped = tooLarge.stream().<Set<Long>>map(HashSet::new).toList();
    return records.withColumn(
        LinkageRecords.KEYS,
        udf(
                (Seq<Long> keys) -> {
                  Long[] kept = new Long[keys.size()];
                  for (int i = 0; i < kept.length; i++) {
                    Long key = keys.apply(i);
                    kept[i] = key == null || dropped.get(i).contains(key) ? null : key;
                  }
                  return kept;
                },
                DataTypes.createArrayType(DataTypes.LongType))
            .apply(col(LinkageRecords.KEYS)));
  }

  /** The records block by block: rule, key, and the columns of {@link BlockRecord}. */
  static Dataset<Row> members(Dataset<Row> records) {
    return records
        .select(col("*"), posexplode(col(LinkageRecords.KEYS)).as(names()))
        .where(col(KEY).isNotNull())
        .select(
            col(RULE),
            col(KEY),
            col(LinkageRecords.ID),
            col(LinkageRecords.SIDE),
            col(LinkageRecords.VALUES),
            col(LinkageRecords.KEYS),
            col(LinkageRecords.RARITIES))
        .repartition(col(RULE), col(KEY))
        .sortWithinPartitions(RULE, KEY, LinkageRecords.ID);
  }
}
