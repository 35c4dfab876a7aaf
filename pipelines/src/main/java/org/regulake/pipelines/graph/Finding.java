package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.lakehouse.Schemas;

/**
 * The columns of {@code graph.finding}: patterns and defects in the graph, with the records that
 * show them.
 */
public final class Finding {

  public static final Field FINDING_ID =
      Field.required(
          "finding_id",
          Type.STRING,
          "Hash of type, members and shared_id: the same finding has the same id on every day");
  public static final Field FINDING_TYPE =
      Field.required(
          "finding_type",
          Type.STRING,
          "Defects of the register: self_holding (even if given up since), repeated_stake,"
              + " over_held. Guarantees: mutual_guarantee, guarantee_circle, guarantee_chain,"
              + " guarantee_hub, over_guarantee. Stakes: cross_shareholding, circular_shareholding,"
              + " split_control. Shared: shared_address, shared_phone, shared_representative,"
              + " mass_registration, cross_appointment. Two enterprises: interlocking_officers,"
              + " related_parties");
  public static final Field SHARED_ID =
      Field.required(
          "shared_id",
          Type.STRING,
          "Address, telephone or person (hashes) that the members share; empty for other types");
  public static final Field MEMBERS =
      Field.required(
          "members",
          Type.listOf(Type.STRING),
          "Enterprises and persons concerned: a ring in the direction of its edges from its"
              + " smallest id on; a chain from its start; split control: owner, holders,"
              + " enterprise; others in ascending order");
  public static final Field MEASURE =
      Field.required(
          "measure",
          Type.DOUBLE,
          "self_holding: share held in itself (0 when not stated); repeated_stake: statements in"
              + " excess of one; over_held: sum of the stakes as landed; mutual_guarantee: smaller"
              + " of the two sums in yuan; guarantee_chain: guarantees in a row; guarantee_hub:"
              + " debtors; over_guarantee: guaranteed sum / net assets; cross_ and"
              + " circular_shareholding: product of the shares along the ring; split_control: share"
              + " held in total; interlocking_officers: officers in common; related_parties:"
              + " confidence; others: number of enterprises");
  public static final Field SEVERITY =
      Field.required(
          "severity",
          Type.DOUBLE,
          "0 to 1: shares, products and confidence as they are; circles (n - 1) / n; others measure"
              + " / (measure + bound), one half at the bound");
  public static final Field EVENT_DATE =
      Field.required(
          "event_date",
          Type.DATE,
          "Day on which it arose: the first day of the latest of its records");
  public static final Field EVIDENCE =
      Field.required(
          "evidence",
          Type.listOf(Type.STRING),
          "Landed rows that show it: the edges in the order of the path, for defects in the order"
              + " of their names, for two enterprises by kind of tie (officers, owners, addresses,"
              + " telephones, guarantees); at most 1,000");
  public static final Field EVIDENCE_COUNT =
      Field.required("evidence_count", Type.INTEGER, "Landed rows that show it, listed or not");
  public static final Field IS_COMPLETE =
      Field.required(
          "is_complete",
          Type.BOOLEAN,
          "False when the search for rings of a large circle, or for the evidence of control,"
              + " stopped at its limit");

  public static final Table TABLE =
      Table.named(Layer.GRAPH, "finding")
          .grain("one row per day and finding")
          .key(RunStamp.AS_OF, FINDING_ID)
          .fields(
              RunStamp.AS_OF,
              FINDING_ID,
              FINDING_TYPE,
              SHARED_ID,
              MEMBERS,
              MEASURE,
              SEVERITY,
              EVENT_DATE,
              EVIDENCE,
              EVIDENCE_COUNT,
              IS_COMPLETE,
              RunStamp.KNOWN_AT,
              RunStamp.RUN_ID)
          .partitionedBy(RunStamp.AS_OF)
          .check("severity_is_a_part", "severity >= 0 AND severity <= 1")
          .build();

  /** The patterns that follow from the stakes of one component. */
  static final Column IS_OF_STAKES =
      Schemas.column(FINDING_TYPE)
          .isin("cross_shareholding", "circular_shareholding", "split_control");

  /** The patterns that follow from the guarantees of one component. */
  static final Column IS_OF_GUARANTEES =
      Schemas.column(FINDING_TYPE)
          .isin(
              "mutual_guarantee",
              "guarantee_circle",
              "guarantee_chain",
              "guarantee_hub",
              "over_guarantee");

  private Finding() {}

  /** Adds {@code finding_id}; sets {@code shared_id} to "" where the members share nothing. */
  static Dataset<Row> identified(Dataset<Row> findings) {
    return findings
        .withColumn("shared_id", coalesce(col("shared_id"), lit("")))
        .withColumn(
            "finding_id",
            concat(
                lit("F"),
                substring(
                    sha2(
                        concat_ws(
                            "|",
                            col("finding_type"),
                            col("shared_id"),
                            concat_ws(",", col("members"))),
                        256),
                    1,
                    20)));
  }
}
