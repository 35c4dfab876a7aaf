package org.regulake.pipelines.record;

import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.Provenance;

/** The columns of {@code silver.person}: natural persons, as keyed hashes. */
public final class Person {

  public static final Field PERSON_ID =
      Field.required(
              "person_id",
              Type.STRING,
              "P… = keyed hash of an identity number; S… = known only by name within one"
                  + " enterprise, so suspected")
          .secrecy(Secrecy.PERSONAL);
  public static final Field PERSON_NAME =
      Field.optional(
              "person_name",
              Type.STRING,
              "Name at its first mention, from bronze.person; null when none was stated")
          .secrecy(Secrecy.PERSONAL);
  public static final Field IS_SUSPECTED =
      Field.required(
          "is_suspected",
          Type.BOOLEAN,
          "Whether the person is known only by name and may be a different one");

  public static final Table TABLE =
      Table.named(Layer.SILVER, "person")
          .grain("one row per natural person")
          .key(PERSON_ID)
          .fields(PERSON_ID, PERSON_NAME, IS_SUSPECTED, Bitemporal.KNOWN_FROM, Provenance.RECORD_ID)
          .build();

  private Person() {}
}
