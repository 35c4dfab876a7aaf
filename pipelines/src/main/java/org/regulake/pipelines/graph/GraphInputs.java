package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.code.EnterpriseType;
import org.regulake.pipelines.lakehouse.TableReader;

/**
 * Facts from which the results of a network are derived. The results of a component follow only
 * from the facts about its own nodes.
 */
enum GraphInputs {
  /**
   * Inputs of owners, controllers and rings of stakes: stakes, posts of legal representatives and,
   * of enterprises in which stakes are held, the legal form, whether the state controls them by
   * that form and, where a stake states no share, the capital.
   */
  OWNERSHIP {
    @Override
    Dataset<Row> facts(TableReader lake, AsOf now, AsOf then) {
      Dataset<Row> held =
          lake.read(Edge.TABLE)
              .where(col("edge_type").equalTo(GraphBuilder.SHAREHOLDING))
              .groupBy(col("to_id").as("held_id"))
              .agg(bool_or(col("share_ratio").isNull()).as("asks_capital"));
      Dataset<Row> terms = terms(lake, held, now, true, now.equals(then));
      Dataset<Row> ofHeld =
          (now.equals(then) ? terms : terms.union(terms(lake, held, then, false, true)))
              .groupBy("entity_id", "fact_hash")
              .agg(bool_or(col("is_seen")).as("is_seen"), bool_or(col("was_seen")).as("was_seen"));
      return edges(lake, now, then, GraphBuilder.SHAREHOLDING, GraphBuilder.LEGAL_REPRESENTATIVE)
          .union(
              ofHeld.select(
                  array(col("entity_id")).as("node_ids"),
                  col("fact_hash"),
                  col("is_seen"),
                  col("was_seen")));
    }

    /**
     * For most companies only the stakes matter, and individual businesses, which are the majority
     * of enterprises, have no holders: these get no row.
     */
    private Dataset<Row> terms(
        TableReader lake, Dataset<Row> held, AsOf asOf, boolean isSeen, boolean wasSeen) {
      Column capital =
          when(col("asks_capital"), coalesce(col("capital_yuan").cast("string"), lit("not known")))
              .otherwise(lit(""));
      return PatternFacts.enterprises(lake, asOf)
          .join(held, col("entity_id").equalTo(col("held_id")))
          .where(
              col("asks_capital")
                  .or(col("enterprise_kind").notEqual(EnterpriseType.COMPANY.id()))
                  .or(OwnershipFacts.IS_STATE_CONTROLLED))
          .select(
              col("entity_id"),
              xxhash64(
                      col("entity_id"),
                      col("enterprise_kind"),
                      OwnershipFacts.IS_STATE_CONTROLLED,
                      capital)
                  .as("fact_hash"),
              lit(isSeen).as("is_seen"),
              lit(wasSeen).as("was_seen"));
    }
  },
  /**
   * Inputs of circles of guarantees and of contagion: guarantees, and the net assets or capital of
   * the guarantors.
   */
  GUARANTEE {
    @Override
    Dataset<Row> facts(TableReader lake, AsOf now, AsOf then) {
      Dataset<Row> guarantees = edges(lake, now, then, GraphBuilder.GUARANTEE);
      Dataset<Row> guarantors =
          guarantees
              .groupBy(col("node_ids").getItem(1).as("guarantor_id"))
              .agg(
                  bool_or(col("is_seen")).as("guarantees_now"),
                  bool_or(col("was_seen")).as("guaranteed_then"));
      Dataset<Row> means = means(lake, now, true, now.equals(then));
      Dataset<Row> ofGuarantors =
          (now.equals(then) ? means : means.union(means(lake, then, false, true)))
              .join(guarantors, col("entity_id").equalTo(col("guarantor_id")))
              .groupBy("entity_id", "fact_hash")
              .agg(
                  bool_or(col("is_seen").and(col("guarantees_now"))).as("is_seen"),
                  bool_or(col("was_seen").and(col("guaranteed_then"))).as("was_seen"));
      return guarantees.union(
          ofGuarantors.select(
              array(col("entity_id")).as("node_ids"),
              col("fact_hash"),
              col("is_seen"),
              col("was_seen")));
    }

    private Dataset<Row> means(TableReader lake, AsOf asOf, boolean isSeen, boolean wasSeen) {
      return PatternFacts.means(
              PatternFacts.reports(lake, asOf), PatternFacts.enterprises(lake, asOf))
          .select(
              col("entity_id"),
              xxhash64(
                      col("entity_id"),
                      coalesce(col("net_assets_yuan").cast("string"), lit("not known")))
                  .as("fact_hash"),
              lit(isSeen).as("is_seen"),
              lit(wasSeen).as("was_seen"));
    }
  };

  /**
   * The facts as seen now and then.
   *
   * @return {@code node_ids} (the nodes that a fact concerns), {@code fact_hash}, {@code is_seen}
   *     (now) and {@code was_seen} (then)
   */
  abstract Dataset<Row> facts(TableReader lake, AsOf now, AsOf then);

  /** Name of the network in the tables. */
  String network() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Excludes {@code known_to} from the hash, because the earlier judgment could not know that the
   * row would be replaced.
   */
  private static Dataset<Row> edges(TableReader lake, AsOf now, AsOf then, String... types) {
    Column other =
        when(col("edge_type").equalTo(GraphBuilder.LEGAL_REPRESENTATIVE), col("to_id"))
            .otherwise(col("from_id"));
    return lake.read(Edge.TABLE)
        .where(col("edge_type").isin((Object[]) types))
        .select(
            array(col("to_id"), other).as("node_ids"),
            xxhash64(
                    col("edge_type"),
                    col("from_id"),
                    col("from_kind"),
                    col("to_id"),
                    coalesce(col("role"), lit("")),
                    coalesce(col("share_ratio"), lit(-1)),
                    coalesce(col("amount_yuan"), lit(-1)),
                    col("valid_from"),
                    col("valid_to"),
                    col("known_from"),
                    col("record_id"))
                .as("fact_hash"),
            now.isSeen().as("is_seen"),
            then.isSeen().as("was_seen"));
  }
}
