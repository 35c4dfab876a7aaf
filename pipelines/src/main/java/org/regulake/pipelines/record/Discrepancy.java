package org.regulake.pipelines.record;

import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.Provenance;

/**
 * The columns of {@code silver.discrepancy}: what a source says of an enterprise otherwise than the
 * register ever did (多元校核).
 */
public final class Discrepancy {

  public static final Field ENTITY_ID = Field.required("entity_id", Type.STRING, "The enterprise");
  public static final Field ATTRIBUTE =
      Field.required(
          "attribute", Type.STRING, "What is stated differently, as a column of the register");
  public static final Field SOURCE = Field.required("source", Type.STRING, "Source that states it");
  public static final Field STATED_VALUE =
      Field.required("stated_value", Type.STRING, "What the source states");
  public static final Field REGISTER_VALUE =
      Field.required("register_value", Type.STRING, "What the register stated last");
  public static final Field REGISTER_RECORD_ID =
      Field.required("register_record_id", Type.STRING, "Landed row of the register that says so");

  public static final Table TABLE =
      Table.named(Layer.SILVER, "discrepancy")
          .grain(
              "one row per enterprise, attribute, source and value that the register never stated")
          .key(ENTITY_ID, ATTRIBUTE, SOURCE, STATED_VALUE)
          .fields(
              ENTITY_ID,
              ATTRIBUTE,
              SOURCE,
              STATED_VALUE,
              Provenance.RECORD_ID,
              REGISTER_VALUE,
              REGISTER_RECORD_ID,
              Bitemporal.KNOWN_FROM)
          .build();

  private Discrepancy() {}
}
