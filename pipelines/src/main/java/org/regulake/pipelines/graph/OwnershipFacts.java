package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.code.StateWords;
import org.regulake.models.graph.ownership.OwnershipRules;
import org.regulake.models.graph.ownership.OwnershipStructure;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Shareholding;

/** Inputs of the search for owners and controllers: stakes, and properties of enterprises. */
public final class OwnershipFacts {

  private static final Column IS_PERSON = col("from_kind").equalTo(OwnershipStructure.PERSON);

  /** Whether the state controls a company, by its type in the register. */
  static final Column IS_STATE_CONTROLLED =
      udf((String type) -> StateWords.isStateControlled(type), DataTypes.BooleanType)
          .apply(col("enterprise_type"));

  /**
   * Code of branches of foreign companies in the list of forms; the register lists them as
   * branches.
   */
  private static final String FOREIGN_BRANCH = "foreign_branch";

  private OwnershipFacts() {}

  /**
   * Adds {@code voting_ratio} to stakes: the votes that come with a share. In an enterprise of a
   * form whose shares carry no votes it is null, except for the one partner who conducts the
   * affairs of a partnership (Partnership Enterprise Law of 2006, art. 26, 67): the managing
   * partner, or the only general partner where no managing partner is named, has all votes. An
   * enterprise of unknown form counts as a company.
   *
   * @param stakes shareholding edges valid on the day
   * @param posts edges of posts valid on the day: some registers list the managing partner as an
   *     officer
   * @param enterprises {@code entity_id}, {@code enterprise_kind} as registered on the day
   */
  public static Dataset<Row> withVotes(
      Dataset<Row> stakes, Dataset<Row> posts, Dataset<Row> enterprises, OwnershipRules rules) {
    Dataset<Row> without =
        enterprises
            .where(col("enterprise_kind").isin(rules.formsWithoutVotes().toArray()))
            .select(col("entity_id").as("voteless_id"))
            .distinct();
    return stakes
        .join(without, col("to_id").equalTo(col("voteless_id")), "left")
        .join(
            conductingPartners(stakes.unionByName(posts, true), enterprises, rules),
            col("to_id").equalTo(col("partnership_id")),
            "left")
        .withColumn(
            "voting_ratio",
            when(col("voteless_id").isNull(), col("share_ratio"))
                .when(col("from_id").equalTo(col("partner_id")), lit(BigDecimal.ONE))
                .cast(Schemas.type(Edge.SHARE_RATIO)))
        .drop("voteless_id", "partnership_id", "partner_id");
  }

  /**
   * {@code partnership_id}, {@code partner_id}: the partner who conducts the affairs of a
   * partnership, where the register names exactly one.
   */
  private static Dataset<Row> conductingPartners(
      Dataset<Row> edges, Dataset<Row> enterprises, OwnershipRules rules) {
    Column managing =
        collect_set(when(col("role").equalTo(Shareholding.MANAGING_PARTNER), col("from_id")));
    Column general =
        collect_set(when(col("role").equalTo(Shareholding.GENERAL_PARTNER), col("from_id")));
    Dataset<Row> partnerships =
        enterprises.where(col("enterprise_kind").isin(rules.formsOfPartners().toArray()));
    return edges
        .where(col("role").isin(Shareholding.MANAGING_PARTNER, Shareholding.GENERAL_PARTNER))
        .join(partnerships, col("to_id").equalTo(col("entity_id")), "left_semi")
        .groupBy(col("to_id").as("partnership_id"))
        .agg(managing.as("managing"), general.as("general"))
        .withColumn(
            "conducting",
            when(size(col("managing")).gt(0), col("managing")).otherwise(col("general")))
        .where(size(col("conducting")).equalTo(1))
        .select(col("partnership_id"), col("conducting").getItem(0).as("partner_id"));
  }

  /**
   * Stakes with their component.
   *
   * @param stakes shareholding edges valid on the day, with {@code voting_ratio}
   * @param components {@code node_id}, {@code component_id} of the same edges
   */
  public static Dataset<Row> stakes(Dataset<Row> stakes, Dataset<Row> components) {
    return withComponent(
        stakes.select(
            col("from_id").as("holder_id"),
            col("from_kind").as("holder_kind"),
            col("to_id").as("entity_id"),
            col("share_ratio"),
            col("voting_ratio")),
        components);
  }

  /**
   * Properties of enterprises that the search needs besides their stakes: the daily manager, taken
   * to be the legal representative, since that is the director or manager who runs the company's
   * affairs (Company Law 2023, art. 10); whether the state controls the company by its form;
   * whether a general partner controls enterprises of its form.
   *
   * @param representatives edges of legal representatives valid on the day
   * @param enterprises {@code entity_id}, {@code enterprise_kind}, {@code enterprise_type} as
   *     registered on the day
   */
  public static Dataset<Row> terms(
      Dataset<Row> representatives,
      Dataset<Row> enterprises,
      Dataset<Row> components,
      OwnershipRules rules) {
    Column asksGeneralPartner = col("enterprise_kind").isin(rules.formsOfPartners().toArray());
    Dataset<Row> ofForm =
        enterprises
            .where(asksGeneralPartner.or(IS_STATE_CONTROLLED))
            .select(
                col("entity_id"),
                lit(null).cast("string").as("manager_id"),
                IS_STATE_CONTROLLED.as("of_state"),
                asksGeneralPartner.as("of_partners"));
    return withComponent(
        representatives
            .select(
                col("to_id").as("entity_id"),
                col("from_id").as("manager_id"),
                lit(false).as("of_state"),
                lit(false).as("of_partners"))
            .unionByName(ofForm)
            .groupBy("entity_id")
            .agg(
                min("manager_id").as("daily_manager_id"),
                bool_or(col("of_state")).as("is_state_controlled"),
                bool_or(col("of_partners")).as("asks_general_partner")),
        components);
  }

  /**
   * Enterprises that are exempt from filing their beneficial owners: small, and held only by
   * natural persons (Measures for the Administration of Beneficial Owner Information 2024, art. 3:
   * 股东全部为自然人), which is known only where the stated shares make up the whole. The caller removes
   * enterprises without a duty to file, to which no exemption applies.
   *
   * @param enterprises {@code entity_id}, {@code capital_at_most} in yuan as registered on the day:
   *     foreign currency counts at its highest rate
   * @param largestCapital in yuan; empty before there was an exemption
   * @return {@code exempt_id}
   */
  static Dataset<Row> exempt(
      Dataset<Row> stakes, Dataset<Row> enterprises, Optional<BigDecimal> largestCapital) {
    Column isSmall =
        largestCapital.map(most -> col("capital_at_most").leq(lit(most))).orElse(lit(false));
    Dataset<Row> heldByPersons =
        stakes
            .groupBy(col("to_id").as("exempt_id"))
            .agg(min(IS_PERSON).as("has_only_persons"), sum("share_ratio").as("known"))
            .where(
                col("has_only_persons")
                    .and(
                        col("known").geq(lit(BigDecimal.ONE.subtract(OwnershipDefects.ROUNDING)))));
    return heldByPersons
        .join(enterprises.where(isSmall), col("exempt_id").equalTo(col("entity_id")), "left_semi")
        .select("exempt_id");
  }

  /**
   * Whether enterprises have to file by their form (Measures of 2024, art. 2): companies,
   * partnerships and branches of foreign companies do.
   *
   * @param enterprises {@code entity_id}, {@code enterprise_kind}, {@code enterprise_type} as
   *     registered on the day
   * @param forms forms that have to file; none before the duty existed
   * @return {@code form_id}, {@code has_filing_duty}, for every enterprise whose form is on record
   */
  static Dataset<Row> filingDuty(Dataset<Row> enterprises, Set<String> forms) {
    boolean areForeignBranches = forms.contains(FOREIGN_BRANCH);
    Column isForeignBranch =
        col("enterprise_kind")
            .equalTo("branch")
            .and(coalesce(col("enterprise_type").contains("外国"), lit(false)));
    return enterprises
        .where(not(col("enterprise_kind").equalTo("not_stated")))
        .groupBy(col("entity_id").as("form_id"))
        .agg(
            bool_or(
                    col("enterprise_kind")
                        .isin(forms.toArray())
                        .or(isForeignBranch.and(lit(areForeignBranches))))
                .as("has_filing_duty"));
  }

  private static Dataset<Row> withComponent(Dataset<Row> rows, Dataset<Row> components) {
    return rows.join(
            components.select("node_id", "component_id"), col("entity_id").equalTo(col("node_id")))
        .drop("node_id");
  }
}
