package org.regulake.pipelines.source.contact;

import org.regulake.models.table.Table;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Reading;
import org.regulake.pipelines.source.Source;

/** Where an enterprise can be reached: what is landed and how it is read. */
public final class ContactSource {

  public static final Source SOURCE =
      Source.named("contact", ContactSource.class)
          .grain("one row per address or telephone and version")
          .parties(Party.enterprise(Contact.ENTITY_ID, "enterprise_code", "enterprise_name"))
          .required("enterprise_code", Reading.CODE, Contact.ENTERPRISE_CODE)
          .optional("enterprise_name", Reading.NAME, Contact.ENTERPRISE_NAME)
          .required("kind", Reading.CHOICE, Contact.KIND)
          .required("value", Reading.TEXT, Contact.VALUE)
          .optional("from_date", Reading.DATE, Contact.FROM_DATE)
          .optional("to_date", Reading.DATE, Contact.TO_DATE)
          .key(Contact.ENTITY_ID, Contact.KIND, Contact.VALUE)
          .valid(Contact.FROM_DATE, Contact.TO_DATE)
          .build();

  /** Contract of {@code silver}; its columns are in {@link Contact}. */
  public static final Table TABLE = SOURCE.silver();

  private ContactSource() {}
}
