package org.regulake.pipelines.linkage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.linkage.FittedLinkage;

/**
 * How well pairs were linked, by a truth: precision and recall of pairs from a probability on.
 *
 * @param probability from which pairs are linked
 * @param linked linked pairs
 * @param right those of them that are of one thing
 * @param truth all pairs of one thing, compared or not
 */
public record LinkageQuality(double probability, long linked, long right, long truth) {

  /** Weights are counted in steps of a hundredth of a bit. */
  private static final double STEPS = 100;

  /** Share of the linked pairs that are right; 1 where none is linked. */
  public double precision() {
    return linked == 0 ? 1 : (double) right / linked;
  }

  /** Share of the pairs of one thing that are linked. */
  public double recall() {
    return truth == 0 ? 1 : (double) right / truth;
  }

  /** Harmonic mean of precision and recall. */
  public double f1() {
    return linked + truth == 0 ? 1 : 2.0 * right / (linked + truth);
  }

  /**
   * Quality at a probability and at the one with the best {@link #f1}.
   *
   * @param pairs all weighed pairs of {@link LinkedPairs#weighed}
   * @param labels {@code id} and {@code label}: records of one thing have one label, and a record
   *     without a label is of no pair
   * @param others the same of the other side
   * @param probability from which pairs are linked
   */
  public static Both of(
      Dataset<Row> pairs, Dataset<Row> labels, Optional<Dataset<Row>> others, double probability) {
    long truth = truth(labels, others);
    Dataset<Row> left = labels.select(col("id").as(LinkedPairs.LEFT_ID), col("label").as("left"));
    Dataset<Row> right =
        others.orElse(labels).select(col("id").as(LinkedPairs.RIGHT_ID), col("label").as("right"));
    Column isRight = col("left").equalTo(col("right"));
    List<Row> steps =
        pairs
            .join(left, LinkedPairs.LEFT_ID)
            .join(right, LinkedPairs.RIGHT_ID)
            .groupBy(floor(col(LinkedPairs.WEIGHT).multiply(STEPS)).as("step"))
            .agg(count(lit(1)), sum(when(isRight, 1L).otherwise(0L)))
            .orderBy(col("step").desc())
            .collectAsList();
    LinkageQuality best = new LinkageQuality(1, 0, 0, truth);
    LinkageQuality stated = new LinkageQuality(probability, 0, 0, truth);
    LinkageQuality current = best;
    for (Row step : steps) {
      double from = FittedLinkage.probability(step.getLong(0) / STEPS);
      current =
          new LinkageQuality(
              from, current.linked + step.getLong(1), current.right + step.getLong(2), truth);
      best = current.f1() > best.f1() ? current : best;
      if (from >= probability) {
        stated = new LinkageQuality(probability, current.linked, current.right, truth);
      }
    }
    return new Both(stated, best);
  }

  /** Quality at the stated probability, and at the best one. */
  public record Both(LinkageQuality stated, LinkageQuality best) {}

  private static long truth(Dataset<Row> labels, Optional<Dataset<Row>> others) {
    Dataset<Row> own = sizes(labels, "own");
    Column pairs =
        others.isPresent()
            ? col("own").multiply(col("others"))
            : col("own").multiply(col("own").minus(1)).divide(2).cast("bigint");
    Row sum =
        others
            .map(side -> own.join(sizes(side, "others"), "label"))
            .orElse(own)
            .agg(sum(pairs))
            .first();
    return sum.isNullAt(0) ? 0 : sum.getLong(0);
  }

  private static Dataset<Row> sizes(Dataset<Row> labels, String name) {
    return labels.where(col("label").isNotNull()).groupBy("label").agg(count(lit(1)).as(name));
  }
}
