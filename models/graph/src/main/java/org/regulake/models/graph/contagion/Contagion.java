package org.regulake.models.graph.contagion;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.graph.row.InternalRows;

/**
 * The firms that the failure of others reaches, for many scenarios at once. Distress never leaves a
 * weak component of the exposures, so whole components go to one task each, with the scenarios that
 * begin in them: one shuffle, no rounds, and every task works in primitive arrays.
 */
public final class Contagion {

  static final StructType REACHED =
      new StructType()
          .add("method", DataTypes.StringType, false)
          .add("scenario_id", DataTypes.StringType, false)
          .add("entity_id", DataTypes.StringType, false)
          .add("round", DataTypes.IntegerType, false)
          .add("distress_ratio", DataTypes.DoubleType, false)
          .add("loss_yuan", DataTypes.DoubleType, false)
          .add("default_round", DataTypes.IntegerType, true)
          .add("reached_through_id", DataTypes.StringType, true)
          .add("is_settled", DataTypes.BooleanType, false);

  private final List<ContagionMethod> methods;
  private final long maxReachedPerFirm;

  /** Contagion by one or more methods, each for all scenarios; they share their input. */
  public Contagion(ContagionMethod... methods) {
    this(UNBOUNDED, methods);
  }

  /**
   * Contagion within a bound, for scenarios in which every firm fails in turn: in a chain of a
   * million firms, they reach half a million times a million firms.
   *
   * @param maxReachedPerFirm firms that the scenarios of a component may reach together by one
   *     method, per firm of the component, in addition to a million; scenarios after that, in the
   *     order of their ids, are stopped after one round
   */
  public Contagion(long maxReachedPerFirm, ContagionMethod... methods) {
    this.methods = List.of(methods);
    this.maxReachedPerFirm = maxReachedPerFirm;
  }

  /**
   * The firms that every scenario reaches, its seeds included.
   *
   * @param exposures {@code component_id} (the same for all connected firms; a network that fits
   *     into the memory of one task, some 200 bytes per exposure, may have one for all, and is
   *     judged as one by the bound and by {@code is_settled}), {@code holder_id} (lender or
   *     guarantor), {@code debtor_id} and {@code amount_yuan} (0 or more)
   * @param firms {@code component_id}, {@code entity_id} and {@code equity_yuan} (net assets for
   *     guarantees; 0 and less absorb nothing), one row for every firm that holds exposures; others
   *     may be left out
   * @param scenarios {@code component_id}, {@code scenario_id} and {@code entity_id} of every firm
   *     that fails first
   * @return {@code method} ({@link ContagionMethod#code}), {@code scenario_id}, {@code entity_id},
   *     {@code round} (0 for seeds), {@code distress_ratio} (part of the equity lost, 0 to 1),
   *     {@code loss_yuan} (lost on exposures or paid out as guarantor), {@code default_round} (null
   *     when the firm has not failed), {@code reached_through_id} (the debtor that hit the firm
   *     first, the smallest id of several; null for seeds) and {@code is_settled} (false when the
   *     scenario was stopped, in the component of the firm, after the last round that the method or
   *     the bound allows). The task fails with an IllegalArgumentException when an id, an amount or
   *     the equity of a holder is missing, an amount is below 0, a firm is exposed to itself or has
   *     two rows, or a seed has two rows or is not in the component that its row names
   */
  public Dataset<Row> of(Dataset<Row> exposures, Dataset<Row> firms, Dataset<Row> scenarios) {
    List<ContagionMethod> passedOn = methods;
    long bound = maxReachedPerFirm;
    Dataset<Row> facts =
        exposures
            .select(
                facts(EXPOSURE, lit(null), col("debtor_id"), col("holder_id"), col("amount_yuan")))
            .unionByName(
                firms.select(
                    facts(FIRM, lit(null), col("entity_id"), lit(null), col("equity_yuan"))))
            .unionByName(
                scenarios.select(
                    facts(SEED, col("scenario_id"), col("entity_id"), lit(null), lit(null))))
            .repartition(col("component_id"));
    return InternalRows.table(
        InternalRows.of(facts)
            .mapPartitions(
                rows -> new ScenariosOfTask(new ContagionFacts(rows), passedOn, bound).reached()),
        REACHED,
        exposures.sparkSession());
  }

  static final long UNBOUNDED = Long.MAX_VALUE;

  /** Values of the column {@code kind}. */
  static final int EXPOSURE = 0;

  static final int FIRM = 1;
  static final int SEED = 2;

  /** Columns of {@link #facts}. */
  static final StructType FACTS =
      new StructType()
          .add("component_id", DataTypes.StringType)
          .add("kind", DataTypes.IntegerType)
          .add("scenario_id", DataTypes.StringType)
          .add("entity_id", DataTypes.StringType)
          .add("holder_id", DataTypes.StringType)
          .add("yuan", DataTypes.DoubleType);

  /** Positions of these columns. */
  static final int COMPONENT = 0;

  static final int KIND = 1;
  static final int SCENARIO = 2;
  static final int ENTITY = 3;
  static final int HOLDER = 4;
  static final int YUAN = 5;

  /** One shape for exposures, firms and seeds, so that all reach a task in one stream. */
  private static Column[] facts(
      int kind, Column scenario, Column entity, Column holder, Column yuan) {
    return new Column[] {
      col("component_id").cast("string"),
      lit(kind).as("kind"),
      scenario.cast("string").as("scenario_id"),
      entity.cast("string").as("entity_id"),
      holder.cast("string").as("holder_id"),
      yuan.cast("double").as("yuan")
    };
  }
}
