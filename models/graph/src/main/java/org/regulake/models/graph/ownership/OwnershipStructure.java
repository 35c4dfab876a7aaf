package org.regulake.models.graph.ownership;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Iterator;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.graph.RowGroups;
import org.regulake.models.graph.row.InternalRows;

/**
 * Owners, controllers and beneficial owners of every enterprise. Ownership never leaves a weak
 * component, so whole components go to one task each: one shuffle, no rounds, and every task works
 * in primitive arrays. An unchanged component yields the same rows.
 */
public final class OwnershipStructure {

  /** Values of the column {@code answer}. */
  public enum Answer {
    /**
     * {@code other_id} is the ultimate controller; null when the group controls itself in a ring.
     */
    CONTROL,
    /** {@code other_id} owns {@code share} of the enterprise, directly and through others. */
    OWNER,
    /** {@code share} of the enterprise leads to shares whose holder no record names. */
    UNRECORDED,
    /** {@code share} of the enterprise leads into enterprises that hold all of each other. */
    CIRCULAR,
    /** {@code share} of the enterprise leads to owners of parts too small to be listed. */
    DROPPED,
    /**
     * {@code other_id} is a beneficial owner for {@code reason}, with {@code share} in the
     * enterprise; null when there is none.
     */
    BENEFICIAL_OWNER;

    /** As in the column. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final StructType ANSWERS =
      new StructType()
          .add("entity_id", DataTypes.StringType, false)
          .add("answer", DataTypes.StringType, false)
          .add("other_id", DataTypes.StringType, true)
          .add("share", DataTypes.DoubleType, true)
          .add("reason", DataTypes.StringType, true)
          .add("group_size", DataTypes.IntegerType, true);

  private static final StructType CONTROLLERS =
      new StructType()
          .add("entity_id", DataTypes.StringType, false)
          .add("controller_id", DataTypes.StringType, true)
          .add("group_size", DataTypes.IntegerType, false);

  private final OwnershipRules rules;

  public OwnershipStructure(OwnershipRules rules) {
    this.rules = rules;
  }

  /** Values of the column {@code holder_kind}. */
  public static final String PERSON = "person";

  public static final String STATE = "state";

  /**
   * Answers for every enterprise with a holder.
   *
   * @param stakes {@code component_id}, {@code holder_id}, {@code holder_kind} ({@code person},
   *     {@code state} for an organ of the state, or {@code enterprise}), {@code entity_id}, {@code
   *     share_ratio} (0 to 1, null when not stated) and {@code voting_ratio} (the votes of the
   *     stake; null when they are not stated or there are none)
   * @param terms other facts about some enterprises: {@code component_id}, {@code entity_id},
   *     {@code daily_manager_id} (null when not known), {@code is_state_controlled} (by its
   *     registered form), and {@code asks_general_partner} (whether general partners control
   *     enterprises of its form)
   * @return {@code entity_id}, {@code answer}, {@code other_id}, {@code share} (0 to 1), {@code
   *     reason}, {@code group_size} (enterprises and persons under one control); see {@link Answer}
   */
  public Dataset<Row> of(Dataset<Row> stakes, Dataset<Row> terms) {
    OwnershipRules ofDay = rules;
    return stakes
        .select(
            facts(
                col("holder_id"),
                col("holder_kind"),
                col("share_ratio"),
                col("voting_ratio"),
                lit(null),
                lit(false),
                lit(false)))
        .unionByName(
            terms.select(
                facts(
                    lit(null),
                    lit(""),
                    lit(null),
                    lit(null),
                    col("daily_manager_id"),
                    col("is_state_controlled"),
                    col("asks_general_partner"))))
        .repartition(col("component_id"))
        .sortWithinPartitions(
            col("component_id"),
            col("entity_id"),
            coalesce(col("holder_id"), lit("")),
            col("share_ratio"))
        .mapPartitions(
            (Iterator<Row> rows) ->
                RowGroups.mapGroups(
                    rows, 1, facts -> new OwnershipOfComponent(facts, ofDay).answers()),
            Encoders.row(ANSWERS));
  }

  /**
   * Only the controllers, without the owners.
   *
   * @param stakes those that carry votes, as for {@link #of}, without need for {@code holder_kind}
   *     and {@code voting_ratio}; all connected ones in the same {@code component_id}; stakes that
   *     fit into the memory of one task, some 200 bytes each, may have one for all
   * @return {@code entity_id}, {@code controller_id} (ultimate; null when the group controls itself
   *     in a ring), {@code group_size}, for every enterprise that is controlled. The task fails
   *     with an IllegalArgumentException when a stake names no holder or no enterprise
   */
  public Dataset<Row> controllers(Dataset<Row> stakes) {
    double majority = rules.majority();
    Dataset<Row> ofTasks =
        stakes
            .repartition(col("component_id"))
            .select(
                col("holder_id").cast("string"),
                col("entity_id").cast("string"),
                col("share_ratio").cast("double"));
    return InternalRows.table(
        InternalRows.of(ofTasks)
            .mapPartitions(rows -> new ControlOfStakes(rows).controllers(majority)),
        CONTROLLERS,
        stakes.sparkSession());
  }

  /** Positions of {@link #facts}. */
  static final int ENTITY = 1;

  static final int HOLDER = 2;
  static final int HOLDER_KIND = 3;
  static final int SHARE = 4;
  static final int VOTES = 5;
  static final int MANAGER = 6;
  static final int IS_STATE_CONTROLLED = 7;
  static final int ASKS_GENERAL_PARTNER = 8;

  /** One shape for stakes and terms, so that both reach a task in one sorted stream. */
  private static Column[] facts(
      Column holder,
      Column holderKind,
      Column share,
      Column votes,
      Column manager,
      Column isStateControlled,
      Column asksGeneralPartner) {
    return new Column[] {
      col("component_id"),
      col("entity_id"),
      holder.cast("string").as("holder_id"),
      holderKind.as("holder_kind"),
      share.cast("double").as("share_ratio"),
      votes.cast("double").as("voting_ratio"),
      manager.cast("string").as("daily_manager_id"),
      isStateControlled.as("is_state_controlled"),
      asksGeneralPartner.as("asks_general_partner")
    };
  }
}
