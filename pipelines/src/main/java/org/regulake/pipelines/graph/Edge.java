package org.regulake.pipelines.graph;

import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;

/** The columns of {@code graph.edge}: dated relations in the two times. */
public final class Edge {

  public static final Field EDGE_TYPE =
      Field.required(
          "edge_type",
          Type.STRING,
          "shareholding, legal_representative, officer, guarantee, address or phone");
  public static final Field FROM_ID =
      Field.required(
          "from_id",
          Type.STRING,
          "Holder, representative, officer or guarantor; the enterprise for address and phone");
  public static final Field FROM_KIND =
      Field.required(
          "from_kind",
          Type.STRING,
          "enterprise, person, or state (a holder that is an organ of the state)");
  public static final Field TO_ID =
      Field.required(
          "to_id",
          Type.STRING,
          "The enterprise held, led or guaranteed; the hash of the address or phone");
  public static final Field TO_KIND =
      Field.required("to_kind", Type.STRING, "enterprise, address or phone");
  public static final Field ROLE =
      Field.optional(
          "role",
          Type.STRING,
          "In a partnership: managing_partner, general_partner or limited_partner, of a stake or a"
              + " post; null for others and when not stated");
  public static final Field SHARE_RATIO =
      Field.optional(
          "share_ratio", Field.RATIO, "Share held; null for other relations and when not stated");
  public static final Field AMOUNT_YUAN =
      Field.optional(
              "amount_yuan",
              Field.YUAN,
              "Guaranteed sum, or the sum subscribed for a stake; null for other relations and when"
                  + " not stated")
          .unit("yuan");

  public static final Table TABLE =
      Table.named(Layer.GRAPH, "edge")
          .grain("one row per relation and version")
          .key(
              EDGE_TYPE,
              FROM_ID,
              TO_ID,
              Provenance.RECORD_ID,
              Bitemporal.VALID_FROM,
              Bitemporal.KNOWN_FROM)
          .fields(EDGE_TYPE, FROM_ID, FROM_KIND, TO_ID, TO_KIND, ROLE, SHARE_RATIO, AMOUNT_YUAN)
          .knownSince(Bitemporal.KNOWN_FROM)
          .fields(Bitemporal.fields())
          .fields(Source.LANDED_COUNT, Provenance.RECORD_ID)
          .check("valid_interval", "valid_from <= valid_to")
          .build();

  private Edge() {}
}
