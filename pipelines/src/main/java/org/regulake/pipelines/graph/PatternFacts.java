package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.graph.pattern.Network;
import org.regulake.models.graph.pattern.PatternRules;
import org.regulake.pipelines.lakehouse.BitemporalRows;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.lakehouse.TableReader;
import org.regulake.pipelines.record.CapitalInYuan;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.source.AnnualReport;

/**
 * Relations as input of the pattern search: by network, and by the group within which a pattern can
 * lie.
 */
final class PatternFacts {

  private PatternFacts() {}

  /**
   * Stakes by component.
   *
   * @param stakes shareholding edges with {@code voting_ratio}
   * @param components {@code node_id}, {@code component_id} of the same edges
   */
  static Dataset<Row> stakes(Dataset<Row> stakes, Dataset<Row> components) {
    return relations(
        Network.SHAREHOLDING,
        byComponent(stakes, components).withColumn("amount_yuan", lit(null)),
        col("voting_ratio"),
        col("component_id"),
        col("from_id"),
        col("to_id"),
        lit(null),
        lit(null));
  }

  /**
   * Guarantees by component, with the net assets or capital of the guarantors.
   *
   * @param means {@code entity_id}, {@code net_assets_yuan}
   */
  static Dataset<Row> guarantees(
      Dataset<Row> guarantees, Dataset<Row> components, Dataset<Row> means) {
    Dataset<Row> withMeans =
        byComponent(guarantees, components)
            .join(means, col("from_id").equalTo(col("entity_id")), "left");
    return relations(
        Network.GUARANTEE,
        withMeans,
        lit(null),
        col("component_id"),
        col("from_id"),
        col("to_id"),
        col("net_assets_yuan"),
        lit(null));
  }

  /**
   * Enterprises on the register: {@code entity_id}, {@code capital_yuan}, {@code capital_at_most}
   * (in yuan at the highest rate, where it is stated in another currency), {@code
   * established_date}, {@code enterprise_kind}, {@code enterprise_type} as the register writes it,
   * {@code exit_date}.
   */
  static Dataset<Row> enterprises(TableReader lake, AsOf asOf) {
    return lake.read(Enterprise.TABLE)
        .where(col("record_state").equalTo(Enterprise.REGISTERED).and(asOf.isSeen()))
        .select(
            col("entity_id"),
            col("capital_yuan"),
            CapitalInYuan.atMost(asOf.day()).as("capital_at_most"),
            col("established_date"),
            col("enterprise_kind"),
            col("enterprise_type"),
            col("exit_date"));
  }

  /**
   * Annual reports: {@code entity_id}, {@code report_year}, {@code asset_yuan}, {@code
   * liability_yuan}.
   */
  static Dataset<Row> reports(TableReader lake, AsOf asOf) {
    return BitemporalRows.asOf(lake.read(AnnualReport.TABLE), asOf.day(), asOf.knownAt());
  }

  /**
   * Net assets by the latest annual report that states them, or else the registered capital, in
   * foreign currency at the highest rate of the year before: a guarantor found to guarantee more
   * than it can bear, or to fail with its debtor, does so at every rate of that year. The lowest
   * rate would also find guarantors wrongly, and without a rate their means would count as zero.
   *
   * @param reports {@code entity_id}, {@code report_year}, {@code asset_yuan}, {@code
   *     liability_yuan}
   * @param enterprises {@code entity_id}, {@code capital_at_most}
   * @return {@code entity_id}, {@code net_assets_yuan}
   */
  static Dataset<Row> means(Dataset<Row> reports, Dataset<Row> enterprises) {
    Dataset<Row> reported =
        reports
            .withColumn("net_assets", col("asset_yuan").minus(col("liability_yuan")))
            .where("net_assets IS NOT NULL")
            .groupBy(col("entity_id").as("reporting_id"))
            .agg(max_by(col("net_assets"), col("report_year")).as("reported_yuan"));
    return enterprises
        .join(reported, col("entity_id").equalTo(col("reporting_id")), "left")
        .select(
            col("entity_id"),
            coalesce(col("reported_yuan"), col("capital_at_most")).as("net_assets_yuan"));
  }

  /**
   * Enterprises by everything that they may share: address, telephone, legal representative,
   * persons in office.
   *
   * @param enterprises {@code entity_id}, {@code established_date}
   */
  static Dataset<Row> shared(SeenEdges edges, PatternRules rules, Dataset<Row> enterprises) {
    return shared(
            Network.ADDRESS, edges.onDay("address"), rules.addresses().smallest(), enterprises)
        .unionByName(
            shared(Network.PHONE, edges.onDay("phone"), rules.phones().smallest(), enterprises))
        .unionByName(
            ofPersons(
                Network.LEGAL_REPRESENTATIVE,
                edges.onDay(GraphBuilder.LEGAL_REPRESENTATIVE),
                rules.representatives().smallest()))
        .unionByName(
            ofPersons(
                Network.APPOINTMENT,
                edges.onDay(GraphBuilder.OFFICER),
                rules.appointments().enterprises()));
  }

  /**
   * Enterprises by the address or telephone that they share.
   *
   * @param contacts edges from an enterprise to an address or telephone
   * @param smallest smallest number of enterprises that share it
   * @param enterprises {@code entity_id}, {@code established_date}
   */
  static Dataset<Row> shared(
      Network network, Dataset<Row> contacts, int smallest, Dataset<Row> enterprises) {
    Dataset<Row> registered = enterprises.select(col("entity_id"), col("established_date"));
    return relations(
        network,
        keepFrequent(contacts, "to_id", smallest)
            .join(registered, col("from_id").equalTo(col("entity_id")), "left"),
        lit(null),
        col("to_id"),
        col("to_id"),
        col("from_id"),
        lit(null),
        col("established_date"));
  }

  /**
   * Enterprises, grouped by the person who is their legal representative or an officer.
   *
   * @param posts edges from a person to an enterprise
   * @param smallest smallest number of enterprises of the person
   */
  static Dataset<Row> ofPersons(Network network, Dataset<Row> posts, int smallest) {
    return relations(
        network,
        keepFrequent(posts, "from_id", smallest),
        lit(null),
        col("from_id"),
        col("from_id"),
        col("to_id"),
        lit(null),
        lit(null));
  }

  /**
   * Ties between enterprises: edges from the address, telephone, person or owner to the enterprise,
   * and guarantees by enterprises.
   *
   * @param edges edges of all types on one day
   */
  static Dataset<Row> ties(Dataset<Row> edges) {
    Column isContact = col("edge_type").isin("address", "phone");
    return edges
        .where(col("edge_type").notEqual("guarantee").or(col("from_kind").equalTo("enterprise")))
        .select(
            when(col("edge_type").equalTo("officer"), Network.APPOINTMENT.code())
                .otherwise(col("edge_type"))
                .as("network"),
            when(isContact, col("to_id")).otherwise(col("from_id")).as("from_id"),
            when(isContact, col("from_id")).otherwise(col("to_id")).as("to_id"),
            col("share_ratio"),
            col("valid_from").as("start_date"),
            col("record_id"));
  }

  /**
   * Keeps edges of addresses and persons with enough enterprises. Most have one enterprise and are
   * removed before the shuffle.
   */
  private static Dataset<Row> keepFrequent(Dataset<Row> edges, String shared, int smallest) {
    Dataset<Row> frequent =
        edges
            .groupBy(col(shared).as("frequent_id"))
            .agg(count(lit(1)).as("edges"))
            .where(col("edges").geq(smallest));
    return edges.join(frequent, col(shared).equalTo(col("frequent_id")), "left_semi");
  }

  private static Dataset<Row> byComponent(Dataset<Row> edges, Dataset<Row> components) {
    return edges.join(
        components.select("node_id", "component_id"), col("from_id").equalTo(col("node_id")));
  }

  private static Dataset<Row> relations(
      Network network,
      Dataset<Row> edges,
      Column votes,
      Column group,
      Column from,
      Column to,
      Column netAssets,
      Column registered) {
    return edges.select(
        lit(network.code()).as("network"),
        group.as("group_id"),
        from.as("from_id"),
        to.as("to_id"),
        col("share_ratio"),
        votes.cast(Schemas.type(Edge.SHARE_RATIO)).as("voting_ratio"),
        col("amount_yuan"),
        col("valid_from").as("start_date"),
        col("record_id"),
        netAssets.cast("double").as("from_net_assets_yuan"),
        registered.cast("date").as("to_registered_date"));
  }
}
