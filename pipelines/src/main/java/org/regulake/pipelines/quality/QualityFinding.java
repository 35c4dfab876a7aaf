package org.regulake.pipelines.quality;

import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.Provenance;

/**
 * The columns of {@code silver.quality_finding}: records that break rules on quality. They are used
 * all the same; a row that cannot be used is in quarantine.
 */
public final class QualityFinding {

  public static final Field SOURCE = Field.required("source", Type.STRING, "Source of the record");
  public static final Field ENTITY_ID =
      Field.optional(
              "entity_id", Type.STRING, "Whom the record is about; null in a source about nobody")
          .secrecy(Secrecy.RESTRICTED);
  public static final Field BREACHES =
      Field.required(
              "breaches",
              Type.listOfOptional(
                  Type.struct()
                      .with("rule_code", Type.STRING)
                      .with("severity", Type.STRING)
                      .with("stated", Type.STRING)),
              "The rules that it breaks, by code, each with the values that it states")
          .secrecy(Secrecy.RESTRICTED);

  public static final Table TABLE =
      Table.named(Layer.SILVER, "quality_finding")
          .grain("one row per record that breaks a rule on quality")
          .key(Provenance.RECORD_ID)
          .knownSince(Bitemporal.KNOWN_FROM)
          .fields(
              SOURCE,
              Provenance.RECORD_ID,
              Provenance.DELIVERY_ID,
              ENTITY_ID,
              BREACHES,
              Bitemporal.KNOWN_FROM,
              Bitemporal.KNOWN_TO)
          .check("known_interval", "known_from <= known_to")
          .build();

  private QualityFinding() {}
}
