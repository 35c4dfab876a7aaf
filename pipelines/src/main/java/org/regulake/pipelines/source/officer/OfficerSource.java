package org.regulake.pipelines.source.officer;

import org.regulake.models.table.Table;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/** Directors, supervisors and managers of an enterprise: landed columns and their types. */
public final class OfficerSource {

  public static final Source SOURCE =
      Source.named("officer", OfficerSource.class)
          .grain("one row per post, term and version")
          .parties(
              Party.enterprise(Officer.ENTITY_ID, "enterprise_code", "enterprise_name"),
              Party.person(Officer.PERSON_ID, "person_name", "person_number"))
          .required("enterprise_code", CellType.CODE, Officer.ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, Officer.ENTERPRISE_NAME)
          .optional("person_name", CellType.PERSON_NAME, Officer.PERSON_NAME)
          .optional("person_number", CellType.PERSON_NUMBER, Officer.PERSON_NUMBER)
          .required("position", CellType.TEXT, Officer.POSITION)
          .optional("from_date", CellType.DATE, Officer.FROM_DATE)
          .optional("to_date", CellType.DATE, Officer.TO_DATE)
          .key(Officer.ENTITY_ID, Officer.PERSON_ID, Officer.POSITION)
          .parts(Officer.FROM_DATE)
          .valid(Officer.FROM_DATE, Officer.TO_DATE)
          .build();

  /** Contract of {@code silver}; its columns are in {@link Officer}. */
  public static final Table TABLE = SOURCE.silver();

  private OfficerSource() {}
}
