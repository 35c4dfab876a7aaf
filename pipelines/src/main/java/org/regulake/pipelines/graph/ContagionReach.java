package org.regulake.pipelines.graph;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/**
 * The columns of {@code graph.contagion}: whom the failure of one debtor would reach through
 * guarantees.
 */
public final class ContagionReach {

  public static final Field METHOD =
      Field.required(
          "method",
          Type.STRING,
          "guarantee_cascade: guarantors pay the part lost of what they guarantee, and fail when"
              + " that exceeds their net assets; linear_debtrank: every loss of a debtor weakens"
              + " its guarantors in proportion (Bardoscia et al. 2015)");
  public static final Field FAILED_ID =
      Field.required("failed_id", Type.STRING, "The debtor whose failure is assumed, it alone");
  public static final Field ENTITY_ID =
      Field.required("entity_id", Type.STRING, "The guarantor that is reached");
  public static final Field ROUND =
      Field.required("round", Type.INTEGER, "Steps after which it is reached first");
  public static final Field DISTRESS_RATIO =
      Field.required("distress_ratio", Type.DOUBLE, "Part of its net assets that is lost, 0 to 1");
  public static final Field LOSS_YUAN =
      Field.required("loss_yuan", Type.DOUBLE, "What it loses or has to pay").unit("yuan");
  public static final Field DEFAULT_ROUND =
      Field.optional(
          "default_round", Type.INTEGER, "Step at which it fails itself; null when it stands");
  public static final Field REACHED_THROUGH_ID =
      Field.required(
          "reached_through_id",
          Type.STRING,
          "The debtor through which it is reached first; follow it to the failed one");
  public static final Field ARE_MEANS_KNOWN =
      Field.required(
          "are_means_known",
          Type.BOOLEAN,
          "False when neither net assets nor capital are on record: then it counts as having"
              + " nothing to pay with");
  public static final Field IS_SETTLED =
      Field.required(
          "is_settled",
          Type.BOOLEAN,
          "False when the computation was stopped before the last loss was passed on");

  public static final Table TABLE =
      Table.named(Layer.GRAPH, "contagion")
          .grain("one row per day, method, debtor assumed to fail, and guarantor reached")
          .key(RunStamp.AS_OF, METHOD, FAILED_ID, ENTITY_ID)
          .fields(
              RunStamp.AS_OF,
              METHOD,
              FAILED_ID,
              ENTITY_ID,
              ROUND,
              DISTRESS_RATIO,
              LOSS_YUAN,
              DEFAULT_ROUND,
              REACHED_THROUGH_ID,
              ARE_MEANS_KNOWN,
              IS_SETTLED,
              RunStamp.KNOWN_AT,
              RunStamp.RUN_ID)
          .partitionedBy(RunStamp.AS_OF)
          .check("distress_is_a_part", "distress_ratio >= 0 AND distress_ratio <= 1")
          .build();

  private ContagionReach() {}
}
