package org.regulake.pipelines.identity;

import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.Provenance;

/**
 * The columns of {@code silver.identifier}: every code ever stated for an enterprise, and the
 * enterprise that it names.
 */
public final class Identifier {

  public static final Field STATED_SCHEME =
      Field.required(
          "stated_scheme", Type.STRING, "The sender's own scheme; empty when the code is national");
  public static final Field STATED_CODE =
      Field.required("stated_code", Type.STRING, "The code as stated");
  public static final Field SCHEME =
      Field.required(
          "scheme",
          Type.STRING,
          "uscc, registration_number (15 digits), old_registration_number (13), cooperative_number,"
              + " organisation_code, the sender's own scheme, or unknown");
  public static final Field CODE =
      Field.required("code", Type.STRING, "The code in its plain form");
  public static final Field CODE_STATE =
      Field.required(
          "code_state",
          Type.STRING,
          "valid, legacy_confirmed or invalid (GB 32100-2015 and GB 11714 check digits, pairs,"
              + " regions)");
  public static final Field CODE_FAULT =
      Field.required(
          "code_fault", Type.STRING, "The first check that it fails; none when it passes all");
  public static final Field ENTITY_ID =
      Field.optional("entity_id", Type.STRING, "The enterprise; null when the code is invalid");
  public static final Field OWN_ENTITY_ID =
      Field.optional(
          "own_entity_id",
          Type.STRING,
          "Id that this code had before it was found to name the same enterprise as others; null"
              + " when invalid");
  public static final Field IS_STATED_BY_REGISTER =
      Field.required(
          "is_stated_by_register",
          Type.BOOLEAN,
          "Whether the registration authority's own register states the code");
  public static final Field IS_STATED_BY_OTHERS =
      Field.required(
          "is_stated_by_others",
          Type.BOOLEAN,
          "Whether a source other than the register states the code");
  public static final Field ENTERPRISE_NAME =
      Field.optional(
          "enterprise_name",
          Type.STRING,
          "Name stated with the code at its first mention; null when there was none");

  public static final Table TABLE =
      Table.named(Layer.SILVER, "identifier")
          .grain("one row per code as stated")
          .key(STATED_SCHEME, STATED_CODE)
          .knownSince(Bitemporal.KNOWN_FROM)
          .fields(
              STATED_SCHEME,
              STATED_CODE,
              SCHEME,
              CODE,
              CODE_STATE,
              CODE_FAULT,
              ENTITY_ID,
              OWN_ENTITY_ID,
              IS_STATED_BY_REGISTER,
              IS_STATED_BY_OTHERS,
              ENTERPRISE_NAME,
              Bitemporal.KNOWN_FROM,
              Provenance.RECORD_ID)
          .check("invalid_names_nobody", "code_state <> 'invalid' OR entity_id IS NULL")
          .build();

  /** Values of {@link #CODE_STATE}. */
  public static final String VALID = "valid";

  public static final String LEGACY_CONFIRMED = "legacy_confirmed";
  public static final String INVALID = "invalid";

  private Identifier() {}
}
