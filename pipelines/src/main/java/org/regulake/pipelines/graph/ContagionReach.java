package org.regulake.pipelines.graph;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/**
 * The columns of {@code graph.contagion}: the guarantors that the failure of one debtor would
 * reach.
 */
public final class ContagionReach {

  public static final Field METHOD =
      Field.required(
          "method",
          Type.STRING,
          "guarantee_cascade: guarantors pay the lost part of the guaranteed sums, and fail when"
              + " that exceeds their net assets; linear_debtrank: every loss of a debtor weakens"
              + " its guarantors in proportion (Bardoscia et al. 2015)");
  public static final Field FAILED_ID =
      Field.required("failed_id", Type.STRING, "The only debtor whose failure is assumed");
  public static final Field ENTITY_ID =
      Field.required("entity_id", Type.STRING, "The guarantor that is reached");
  public static final Field ROUND =
      Field.required("round", Type.INTEGER, "Steps after which it is reached first");
  public static final Field DISTRESS_RATIO =
      Field.required("distress_ratio", Type.DOUBLE, "Part of its net assets that is lost, 0 to 1");
  public static final Field LOSS_YUAN =
      Field.required("loss_yuan", Type.DOUBLE, "Its loss, or the sum that it has to" + " pay")
          .unit("yuan");
  public static final Field DEFAULT_ROUND =
      Field.optional(
          "default_round",
          Type.INTEGER,
          "Step at which it fails itself; null when it does not" + " fail");
  public static final Field REACHED_THROUGH_ID =
      Field.required(
          "reached_through_id",
          Type.STRING,
          "The debtor through which it is reached first; following these ids leads to the failed"
              + " debtor");
  public static final Field ARE_MEANS_KNOWN =
      Field.required(
          "are_means_known",
          Type.BOOLEAN,
          "False when neither net assets nor capital are on record: then its means count as zero");
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
