package org.regulake.pipelines.source.contact;

import org.regulake.models.table.Table;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/** Addresses and telephones of enterprises: landed columns and their types. */
public final class ContactSource {

  public static final Source SOURCE =
      Source.named("contact", ContactSource.class)
          .grain("one row per address or telephone and version")
          .parties(Party.enterprise(Contact.ENTITY_ID, "enterprise_code", "enterprise_name"))
          .required("enterprise_code", CellType.CODE, Contact.ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, Contact.ENTERPRISE_NAME)
          .required("kind", CellType.CHOICE, Contact.KIND)
          .required("value", CellType.TEXT, Contact.VALUE)
          .optional("from_date", CellType.DATE, Contact.FROM_DATE)
          .optional("to_date", CellType.DATE, Contact.TO_DATE)
          .key(Contact.ENTITY_ID, Contact.KIND, Contact.VALUE)
          .valid(Contact.FROM_DATE, Contact.TO_DATE)
          .build();

  /** Contract of {@code silver}; its columns are in {@link Contact}. */
  public static final Table TABLE = SOURCE.silver();

  private ContactSource() {}
}
