package org.regulake.pipelines.linkage;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.Provenance;

/**
 * The columns of {@code silver.link_candidate}: enterprises that a row without a usable code may be
 * about, for people to look at. A probability is no proof: candidates release nothing from
 * quarantine.
 */
public final class LinkCandidate {

  public static final Field SOURCE = Field.required("source", Type.STRING, "Source of the row");
  public static final Field STATED_NAME =
      Field.required("stated_name", Type.STRING, "Name that the row states")
          .secrecy(Secrecy.RESTRICTED);
  public static final Field ENTITY_ID =
      Field.required("entity_id", Type.STRING, "An enterprise that it may be about");
  public static final Field COMPARED_NAME =
      Field.required(
          "compared_name",
          Type.STRING,
          "The name of the enterprise that fits best, its present one or a former one");
  public static final Field CANDIDATE_RANK =
      Field.required("candidate_rank", Type.INTEGER, "1 = the most probable of the row");
  public static final Field PROBABILITY =
      Field.required(
          "probability_ratio",
          Type.DOUBLE,
          "Probability that the row is about it, where it is about one known enterprise or none");
  public static final Field WEIGHT =
      Field.required(
              "weight",
              Type.DOUBLE,
              "Weight of the evidence: its base-2 logarithm of odds, before others are considered")
          .unit("bit");
  public static final Field EVIDENCE =
      Field.required(
          "evidence",
          Type.STRING,
          "The steps that add up to the weight, as in prior -17.9; brand same +13.9: field, how the"
              + " values agree, bits; fields that are not stated on both sides weigh nothing");
  public static final Field IS_CLEAR =
      Field.required(
          "is_clear",
          Type.BOOLEAN,
          "Whether the probability reaches link_from of the linkage file; people see these first");

  public static final Table TABLE =
      Table.named(Layer.SILVER, "link_candidate")
          .grain("one row per row without a usable code and enterprise that it may be about")
          .key(Provenance.RECORD_ID, ENTITY_ID)
          .fields(
              Provenance.RECORD_ID,
              SOURCE,
              STATED_NAME,
              ENTITY_ID,
              COMPARED_NAME,
              CANDIDATE_RANK,
              PROBABILITY,
              WEIGHT,
              EVIDENCE,
              IS_CLEAR)
          .check("is_probability", "probability_ratio > 0 AND probability_ratio <= 1")
          .build();

  private LinkCandidate() {}
}
