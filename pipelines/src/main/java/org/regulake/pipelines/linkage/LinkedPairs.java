package org.regulake.pipelines.linkage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.regulake.models.graph.row.InternalRows;
import org.regulake.models.linkage.AgreementPattern;
import org.regulake.models.linkage.AgreementShares;
import org.regulake.models.linkage.Evidence;
import org.regulake.models.linkage.FittedLinkage;
import org.regulake.models.linkage.LinkageModel;
import org.regulake.models.linkage.PairComparer;
import org.regulake.models.linkage.PatternCount;

/**
 * All pairs of records that a model compares, with the weights fitted on them. The pairs are kept
 * until this is closed.
 */
public final class LinkedPairs implements AutoCloseable {

  /** Columns of {@link #weighed}: the two records, in the order of their ids or of their sides. */
  public static final String LEFT_ID = "left_id";

  public static final String RIGHT_ID = "right_id";

  /** The weight of the pair, in bits. */
  public static final String WEIGHT = "weight";

  /** The probability that both are of one thing. */
  public static final String PROBABILITY = "probability";

  /** The rank of a partner in {@link #ranked}. */
  static final String RANK = "rank";

  private static final String RULES = "rules";

  /** How the pair agrees, see {@link AgreementPattern}. */
  static final String PATTERN = "pattern";

  static final String RARITY = "rarity";

  /** Pairs less probable than this change no probability that matters. */
  static final double SMALLEST = 1e-6;

  /** Records taken at random from each side; some two million pairs. */
  private static final int SAMPLE = 2_000;

  private static final StructType PAIRS =
      new StructType()
          .add(LEFT_ID, DataTypes.StringType, false)
          .add(RIGHT_ID, DataTypes.StringType, false)
          .add(RULES, DataTypes.IntegerType, false)
          .add(PATTERN, DataTypes.LongType, false)
          .add(RARITY, DataTypes.DoubleType, false);

  private final Dataset<Row> pairs;
  private final FittedLinkage fitted;
  private final List<PatternCount> counts;
  private final List<BlockedRule> rules;

  private LinkedPairs(
      Dataset<Row> pairs,
      FittedLinkage fitted,
      List<PatternCount> counts,
      List<BlockedRule> rules) {
    this.pairs = pairs;
    this.fitted = fitted;
    this.counts = counts;
    this.rules = rules;
  }

  /**
   * Compares records with each other, or with others, and fits the weights.
   *
   * @param rows {@code id}, unique, and the columns that the model names
   * @param others the same of the records with which they are compared; empty = with each other
   * @throws IllegalStateException when fewer or more pairs were compared than the blocks contain
   */
  public static LinkedPairs of(
      Dataset<Row> rows, Optional<Dataset<Row>> others, LinkageModel model) {
    boolean hasSides = others.isPresent();
    Dataset<Row> read = LinkageRecords.read(rows, model, 0);
    Dataset<Row> both =
        others
            .map(side -> read.unionByName(LinkageRecords.read(side, model, 1)))
            .orElse(read)
            .persist(StorageLevel.MEMORY_AND_DISK());
    List<Dataset<Row>> frequencies = new ArrayList<>();
    try {
      AgreementShares other = sharesOfOthers(both, model, hasSides);
      List<Long> stated = new ArrayList<>();
      for (int comparison : model.rarities()) {
        Dataset<Row> frequency =
            LinkageRecords.frequencies(both, model.fieldOf(comparison))
                .persist(StorageLevel.MEMORY_AND_DISK());
        frequencies.add(frequency);
        Agreement agreement = Agreement.of(frequency, hasSides);
        stated.add(agreement.stated());
        other = other.withFirst(comparison, agreement.share());
      }
      Dataset<Row> keyed = LinkageRecords.withKeys(both, model);
      Blocks blocks = Blocks.of(keyed, model, hasSides);
      Dataset<Row> pairs =
          pairs(
                  blocks
                      .compared(keyed)
                      .transform(
                          records ->
                              LinkageRecords.withRarities(records, model, frequencies, stated)),
                  model,
                  hasSides)
              .persist(StorageLevel.MEMORY_AND_DISK());
      List<PatternCount> counts = counts(pairs);
      requireAll(counts, blocks.pairs());
      Row sizes =
          both.agg(
                  count_if(col(LinkageRecords.SIDE).equalTo(0)),
                  count_if(col(LinkageRecords.SIDE).equalTo(1)))
              .first();
      double records = sizes.getLong(0);
      double partners = hasSides ? sizes.getLong(1) : (records - 1) / 2;
      FittedLinkage fitted = FittedLinkage.of(model, counts, other, records, records * partners);
      return new LinkedPairs(pairs, fitted, counts, blocks.rules());
    } finally {
      frequencies.forEach(Dataset::unpersist);
      both.unpersist();
    }
  }

  /**
   * The values of a model's fields, as they are compared.
   *
   * @param rows as for {@link #of}
   * @return {@code id}, and a column for each field by its name; null where not stated
   */
  public static Dataset<Row> fields(Dataset<Row> rows, LinkageModel model) {
    List<Column> columns = new ArrayList<>(List.of(col(LinkageRecords.ID)));
    for (int i = 0; i < model.fields().size(); i++) {
      columns.add(col(LinkageRecords.VALUES).getItem(i).as(model.fields().get(i).name()));
    }
    return LinkageRecords.read(rows, model, 0).select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> pairs(Dataset<Row> records, LinkageModel model, boolean hasSides) {
    PairComparer comparer = new PairComparer(model);
    int[] rareComparisons = model.rarities().stream().mapToInt(Integer::intValue).toArray();
    return InternalRows.table(
        InternalRows.of(Blocks.members(records))
            .mapPartitions(rows -> new PairsOfBlocks(rows, comparer, rareComparisons, hasSides)),
        PAIRS,
        records.sparkSession());
  }

  /** Shares of agreement among pairs of a sample that depends on nothing but the ids. */
  private static AgreementShares sharesOfOthers(
      Dataset<Row> both, LinkageModel model, boolean hasSides) {
    return AgreementShares.ofRandomPairs(
        model, sample(both, 0), hasSides ? sample(both, 1) : List.of());
  }

  private static List<int[][]> sample(Dataset<Row> records, int side) {
    Column id = col(LinkageRecords.ID);
    return records
        .where(col(LinkageRecords.SIDE).equalTo(side))
        .orderBy(xxhash64(id), id)
        .limit(SAMPLE)
        .collectAsList()
        .stream()
        .map(row -> row.<String>getList(row.fieldIndex(LinkageRecords.VALUES)))
        .map(values -> PairComparer.points(values.toArray(String[]::new)))
        .toList();
  }

  /**
   * How often two records agree in a value by chance.
   *
   * @param stated number of records that state a value
   * @param share share of pairs of such records that have the same value
   */
  private record Agreement(long stated, double share) {

    static Agreement of(Dataset<Row> frequencies, boolean hasSides) {
      Column own = col("own");
      Column others = col("others");
      Row sums =
          frequencies
              .agg(
                  sum("own"),
                  sum("others"),
                  sum(hasSides ? own.multiply(others) : own.multiply(own.minus(1))))
              .first();
      if (sums.isNullAt(0)) {
        return new Agreement(1, 0.5);
      }
      double first = sums.getLong(0);
      double second = hasSides ? sums.getLong(1) : first - 1;
      double pairs = Math.max(1, first * second);
      double agreeing = Math.min(pairs - 0.5, Math.max(0.5, sums.getLong(2)));
      return new Agreement(sums.getLong(0) + sums.getLong(1), agreeing / pairs);
    }
  }

  private static List<PatternCount> counts(Dataset<Row> pairs) {
    return pairs.groupBy(RULES, PATTERN).agg(count(lit(1)).as("pairs")).collectAsList().stream()
        .map(row -> new PatternCount(row.getInt(0), row.getLong(1), row.getLong(2)))
        .sorted(PatternCount.ORDER)
        .toList();
  }

  private static void requireAll(List<PatternCount> counts, long pairsOfRules) {
    long compared =
        counts.stream().mapToLong(count -> Integer.bitCount(count.rules()) * count.pairs()).sum();
    if (compared != pairsOfRules) {
      throw new IllegalStateException(
          "%,d pairs were compared, but the blocks contain %,d: the linkage would lose pairs"
              .formatted(compared, pairsOfRules));
    }
  }

  /** The fitted weights. */
  public FittedLinkage fitted() {
    return fitted;
  }

  /** What each rule of blocking compared and left out. */
  public List<BlockedRule> rules() {
    return rules;
  }

  /** Number of pairs that were compared, each once. */
  public long compared() {
    return counts.stream().mapToLong(PatternCount::pairs).sum();
  }

  /**
   * The pairs from a probability on.
   *
   * @return {@link #LEFT_ID}, {@link #RIGHT_ID}, {@link #WEIGHT}, {@link #PROBABILITY}, and {@code
   *     pattern} and {@code rarity}, from which follows the {@link #evidence}
   */
  public Dataset<Row> weighed(double from) {
    Map<Long, Double> weights = new HashMap<>();
    for (PatternCount count : counts) {
      weights.computeIfAbsent(
          count.pattern(), pattern -> fitted.weight(pattern) + fitted.rarityBase(pattern));
    }
    Column weight =
        udf((Long pattern) -> weights.get(pattern), DataTypes.DoubleType).apply(col(PATTERN));
    Column probability =
        udf((Double bits) -> FittedLinkage.probability(bits), DataTypes.DoubleType)
            .apply(col(WEIGHT));
    return pairs
        .withColumn(WEIGHT, weight.plus(col(RARITY)))
        .where(col(WEIGHT).geq(FittedLinkage.weightOf(from)))
        .select(
            col(LEFT_ID),
            col(RIGHT_ID),
            col(WEIGHT),
            probability.as(PROBABILITY),
            col(PATTERN),
            col(RARITY));
  }

  /** The {@link Evidence} of a pair of {@link #weighed}, as text. */
  Column evidence() {
    FittedLinkage weights = fitted;
    return udf(
            (Long pattern, Double rarity) -> Evidence.of(weights, pattern, rarity).text(),
            DataTypes.StringType)
        .apply(col(PATTERN), col(RARITY));
  }

  /**
   * The most probable partner of each record, where every record is of one of the others or of
   * none. The probability takes into account how probable the other partners are: a record that
   * fits two enterprises equally well is of each with at most one half.
   *
   * @return the first four columns of {@link #weighed}, at most one row for each left id; of equal
   *     weights the smallest right id
   */
  public Dataset<Row> best(double from) {
    return ranked(weighed(SMALLEST).drop(PROBABILITY), RIGHT_ID)
        .where(col(RANK).equalTo(1).and(col(PROBABILITY).geq(from)))
        .select(col(LEFT_ID), col(RIGHT_ID), col(WEIGHT), col(PROBABILITY));
  }

  /**
   * Adds the rank of each partner of a record, from 1, and the probability of it where the record
   * is of one of them or of none.
   *
   * @param pairs {@link #LEFT_ID}, {@link #WEIGHT} and the partner, each partner once
   * @param partner column with the partner, by which equal weights are ordered
   */
  static Dataset<Row> ranked(Dataset<Row> pairs, String partner) {
    WindowSpec inOrder = Window.partitionBy(LEFT_ID).orderBy(col(WEIGHT).desc(), col(partner));
    // In this order too, because the last digits of a sum depend on the order of its parts.
    WindowSpec all = inOrder.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
    Column odds = pow(lit(2.0), col(WEIGHT));
    return pairs.select(
        col("*"),
        row_number().over(inOrder).as(RANK),
        odds.divide(sum(odds).over(all).plus(1)).as(PROBABILITY));
  }

  @Override
  public void close() {
    pairs.unpersist();
  }
}
