package org.regulake.pipelines.record;

import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.Provenance;

/**
 * The columns of {@code silver.discrepancy}: values that a source states for an enterprise and the
 * register never stated (多元校核).
 */
public final class Discrepancy {

  public static final Field ENTITY_ID = Field.required("entity_id", Type.STRING, "The enterprise");
  public static final Field ATTRIBUTE =
      Field.required(
          "attribute", Type.STRING, "Attribute with different values, as a column of the register");
  public static final Field SOURCE = Field.required("source", Type.STRING, "Source that states it");
  public static final Field STATED_VALUE =
      Field.required("stated_value", Type.STRING, "Value stated by the source");
  public static final Field REGISTER_VALUE =
      Field.required("register_value", Type.STRING, "Value stated last by the register");
  public static final Field REGISTER_RECORD_ID =
      Field.required(
          "register_record_id", Type.STRING, "Landed row of the register with this value");

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
