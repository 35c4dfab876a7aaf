package org.regulake.pipelines.source.shareholding;

import org.regulake.models.table.Table;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/** Holders of enterprises and their shares: landed columns and their types. */
public final class ShareholdingSource {

  public static final Source SOURCE =
      Source.named("shareholding", ShareholdingSource.class)
          .grain("one row per stake and version")
          .parties(
              Party.enterprise(Shareholding.ENTITY_ID, "enterprise_code", "enterprise_name"),
              Party.either(
                  Shareholding.HOLDER_ID,
                  "holder_code",
                  "holder_name",
                  "holder_number",
                  "holder_kind"))
          .required("enterprise_code", CellType.CODE, Shareholding.ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, Shareholding.ENTERPRISE_NAME)
          .optional("holder_code", CellType.CODE, Shareholding.HOLDER_CODE)
          .optional("holder_name", CellType.NAME, Shareholding.HOLDER_NAME)
          .optional("holder_number", CellType.PERSON_NUMBER, Shareholding.HOLDER_NUMBER)
          .optional("holder_kind", CellType.CHOICE, Shareholding.HOLDER_KIND)
          .optional("partner_kind", CellType.CHOICE, Shareholding.PARTNER_KIND)
          .optional("share_ratio", CellType.RATIO, Shareholding.SHARE_RATIO)
          .optional("subscribed_capital", CellType.YUAN, Shareholding.SUBSCRIBED_YUAN)
          .optional("from_date", CellType.DATE, Shareholding.FROM_DATE)
          .optional("to_date", CellType.DATE, Shareholding.TO_DATE)
          .key(Shareholding.ENTITY_ID, Shareholding.HOLDER_ID, Shareholding.FROM_DATE)
          .sums(Shareholding.SHARE_RATIO, Shareholding.SUBSCRIBED_YUAN)
          .valid(Shareholding.FROM_DATE, Shareholding.TO_DATE)
          .check("share_between_0_and_1", "share_ratio IS NULL OR share_ratio BETWEEN 0 AND 1")
          .build();

  /** Contract of {@code silver}; its columns are in {@link Shareholding}. */
  public static final Table TABLE = SOURCE.silver();

  private ShareholdingSource() {}
}
