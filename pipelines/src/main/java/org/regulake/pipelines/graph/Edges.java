package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.code.StateWords;
import org.regulake.models.graph.ownership.OwnershipStructure;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Shareholding;

/** Turns silver records into edges; each method reads one silver table and keeps its two times. */
final class Edges {

  private Edges() {}

  static Dataset<Row> shareholding(Dataset<Row> stakes) {
    return edges(
        stakes,
        "shareholding",
        col("holder_id"),
        kindOfHolder(),
        col("entity_id"),
        lit("enterprise"),
        col("partner_kind"),
        col("share_ratio"),
        col("subscribed_yuan"));
  }

  static Dataset<Row> legalRepresentative(Dataset<Row> enterprises) {
    return edges(
        enterprises.where(col("representative_id").isNotNull()),
        "legal_representative",
        col("representative_id"),
        lit("person"),
        col("entity_id"),
        lit("enterprise"),
        null,
        null,
        null);
  }

  static Dataset<Row> officer(Dataset<Row> officers) {
    // The delegate of a company that is the managing partner is not a partner.
    Column isManagingPartner =
        col("position").contains("执行事务合伙人").and(not(col("position").contains("委派")));
    return edges(
        officers,
        "officer",
        col("person_id"),
        lit("person"),
        col("entity_id"),
        lit("enterprise"),
        when(isManagingPartner, Shareholding.MANAGING_PARTNER),
        null,
        null);
  }

  static Dataset<Row> guarantee(Dataset<Row> guarantees) {
    return edges(
        guarantees,
        "guarantee",
        col("guarantor_id"),
        lit("enterprise"),
        col("entity_id"),
        lit("enterprise"),
        null,
        null,
        col("amount_yuan"));
  }

  /**
   * An address or telephone is a node of its own, so a thousand enterprises at one address are a
   * thousand edges, not a million.
   */
  static Dataset<Row> contact(Dataset<Row> contacts) {
    return edges(
            contacts,
            "contact",
            col("entity_id"),
            lit("enterprise"),
            placeId(col("kind"), col("value")),
            col("kind"),
            null,
            null,
            null)
        .withColumn("edge_type", col("to_kind"));
  }

  /** The registered address counts like an address that the enterprise states itself. */
  static Dataset<Row> registeredAddress(Dataset<Row> enterprises) {
    return edges(
        enterprises.where(col("address").isNotNull()),
        "address",
        col("entity_id"),
        lit("enterprise"),
        placeId(lit("address"), col("address")),
        lit("address"),
        null,
        null,
        null);
  }

  private static Column placeId(Column kind, Column text) {
    Column plain = regexp_replace(text, "[\\s　,，.。()（）-]", "");
    return concat(
        when(kind.equalTo("address"), lit("A")).otherwise(lit("T")),
        substring(sha2(plain, 256), 1, 20));
  }

  private static Column kindOfHolder() {
    UserDefinedFunction isOrgan =
        udf((String code, String name) -> StateWords.isOrgan(code, name), DataTypes.BooleanType);
    return when(col("holder_id").rlike("^[PS]"), OwnershipStructure.PERSON)
        .when(isOrgan.apply(col("holder_code"), col("holder_name")), OwnershipStructure.STATE)
        .otherwise("enterprise");
  }

  private static Dataset<Row> edges(
      Dataset<Row> rows,
      String type,
      Column from,
      Column fromKind,
      Column to,
      Column toKind,
      Column role,
      Column share,
      Column amount) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                lit(type).as("edge_type"),
                from.as("from_id"),
                fromKind.as("from_kind"),
                to.as("to_id"),
                toKind.as("to_kind"),
                (role == null ? lit(null) : role).cast(Schemas.type(Edge.ROLE)).as("role"),
                (share == null ? lit(null) : share)
                    .cast(Schemas.type(Edge.SHARE_RATIO))
                    .as("share_ratio"),
                (amount == null ? lit(null) : amount)
                    .cast(Schemas.type(Edge.AMOUNT_YUAN))
                    .as("amount_yuan")));
    for (String column :
        List.of("valid_from", "valid_to", "known_from", "known_to", "landed_count", "record_id")) {
      columns.add(col(column));
    }
    return rows.select(columns.toArray(Column[]::new));
  }
}
