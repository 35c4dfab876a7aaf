package org.regulake.pipelines.graph;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/**
 * The columns of {@code graph.beneficial_owner}: the natural persons behind an enterprise, or the
 * reason why none is named.
 */
public final class BeneficialOwner {

  public static final Field ENTITY_ID = Field.required("entity_id", Type.STRING, "The enterprise");
  public static final Field PERSON_ID =
      Field.required(
              "person_id",
              Type.STRING,
              "The natural person, as a keyed hash; empty when none is named")
          .secrecy(Secrecy.PERSONAL);
  public static final Field REASON =
      Field.required(
          "reason",
          Type.STRING,
          "ownership, control or ownership_and_control; ownership_as_stated (by the share as"
              + " stated, where the stated shares exceed the whole by rounding); state_controlled"
              + " (the legal representative of a company that the state controls); control_unknown"
              + " (a general partner has control and no record names that partner); unknown (the"
              + " holders of a part that may make an owner are not on record or were not followed),"
              + " daily_manager (no person owns or controls enough) or none (no manager is known"
              + " either)");
  public static final Field INTEGRATED_RATIO =
      Field.required(
          "integrated_ratio",
          Type.DOUBLE,
          "The person's part of the enterprise over all chains and rings, 0 to 1; where the reason"
              + " is unknown, the part whose owners are unknown");
  public static final Field HAS_FILING_DUTY =
      Field.optional(
          "has_filing_duty",
          Type.BOOLEAN,
          "Whether an enterprise of its form is bound to file its beneficial owners on the day;"
              + " null when its form is not on record");
  public static final Field IS_EXEMPT =
      Field.required(
          "is_exempt",
          Type.BOOLEAN,
          "Whether the enterprise is exempt from filing: small, and held only by natural persons,"
              + " all of them known. Owners that the register shows are listed all the same");

  public static final Table TABLE =
      Table.named(Layer.GRAPH, "beneficial_owner")
          .grain(
              "one row per day, enterprise with stated holders, and beneficial owner; one without a"
                  + " person when there is none")
          .key(RunStamp.AS_OF, ENTITY_ID, PERSON_ID)
          .fields(
              RunStamp.AS_OF,
              ENTITY_ID,
              PERSON_ID,
              REASON,
              INTEGRATED_RATIO,
              HAS_FILING_DUTY,
              IS_EXEMPT,
              RunStamp.KNOWN_AT,
              RunStamp.RUN_ID)
          .partitionedBy(RunStamp.AS_OF)
          .build();

  private BeneficialOwner() {}
}
