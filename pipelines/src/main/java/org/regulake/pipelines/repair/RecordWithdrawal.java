package org.regulake.pipelines.repair;

import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.Provenance;

/**
 * The columns of {@code silver.record_withdrawal}: landed rows that must not be shown, shared or
 * used, from which day on, and why. The rows themselves stay in their silver tables (the sealed
 * history).
 */
public final class RecordWithdrawal {

  public static final Field ENTITY_ID =
      Field.required("entity_id", Type.STRING, "The enterprise that the record is about");
  public static final Field SOURCE =
      Field.required("source", Type.STRING, "Source of the withdrawn record");
  public static final Field RECORD_ID =
      Field.required("record_id", Type.STRING, "Landed row that states the withdrawn record");
  public static final Field NUMBER =
      Field.optional(
              "number",
              Type.STRING,
              "Number of the record in the form in which numbers are compared; null in a source"
                  + " without numbers")
          .secrecy(Secrecy.RESTRICTED);
  public static final Field GROUND =
      Field.required(
          "ground",
          Type.STRING,
          "repair: its repair is granted; objection_open: an objection to it is not decided yet;"
              + " objection_upheld: it was found wrong, and not corrected since");
  public static final Field DECISION_RECORD_ID =
      Field.required(
          "decision_record_id",
          Type.STRING,
          "Landed row that states the repair or the objection ("
              + Provenance.RECORD_ID.name()
              + ")");

  public static final Table TABLE =
      Table.named(Layer.SILVER, "record_withdrawal")
          .grain("one row per withdrawn landed row, decision and version of the decision")
          .key(RECORD_ID, DECISION_RECORD_ID, Bitemporal.VALID_FROM, Bitemporal.KNOWN_FROM)
          .knownSince(Bitemporal.KNOWN_FROM)
          .fields(ENTITY_ID, SOURCE, RECORD_ID, NUMBER, GROUND, DECISION_RECORD_ID)
          .fields(Bitemporal.fields())
          .check("valid_interval", "valid_from <= valid_to")
          .check("known_interval", "known_from <= known_to")
          .check("ground_known", "ground IN ('repair', 'objection_open', 'objection_upheld')")
          .build();

  /** Values of {@link #GROUND}. */
  static final String REPAIR = "repair";

  static final String OBJECTION_OPEN = "objection_open";
  static final String OBJECTION_UPHELD = "objection_upheld";

  private RecordWithdrawal() {}
}
