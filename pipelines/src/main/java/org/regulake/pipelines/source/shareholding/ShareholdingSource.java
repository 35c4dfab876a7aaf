package org.regulake.pipelines.source.shareholding;

import org.regulake.models.table.Table;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Reading;
import org.regulake.pipelines.source.Source;

/** Who holds which share of an enterprise: what is landed and how it is read. */
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
          .required("enterprise_code", Reading.CODE, Shareholding.ENTERPRISE_CODE)
          .optional("enterprise_name", Reading.NAME, Shareholding.ENTERPRISE_NAME)
          .optional("holder_code", Reading.CODE, Shareholding.HOLDER_CODE)
          .optional("holder_name", Reading.NAME, Shareholding.HOLDER_NAME)
          .optional("holder_number", Reading.PERSON_NUMBER, Shareholding.HOLDER_NUMBER)
          .optional("holder_kind", Reading.CHOICE, Shareholding.HOLDER_KIND)
          .optional("partner_kind", Reading.CHOICE, Shareholding.PARTNER_KIND)
          .optional("share_ratio", Reading.RATIO, Shareholding.SHARE_RATIO)
          .optional("subscribed_capital", Reading.YUAN, Shareholding.SUBSCRIBED_YUAN)
          .optional("from_date", Reading.DATE, Shareholding.FROM_DATE)
          .optional("to_date", Reading.DATE, Shareholding.TO_DATE)
          .key(Shareholding.ENTITY_ID, Shareholding.HOLDER_ID, Shareholding.FROM_DATE)
          .sums(Shareholding.SHARE_RATIO, Shareholding.SUBSCRIBED_YUAN)
          .valid(Shareholding.FROM_DATE, Shareholding.TO_DATE)
          .check("share_between_0_and_1", "share_ratio IS NULL OR share_ratio BETWEEN 0 AND 1")
          .build();

  /** Contract of {@code silver}; its columns are in {@link Shareholding}. */
  public static final Table TABLE = SOURCE.silver();

  private ShareholdingSource() {}
}
