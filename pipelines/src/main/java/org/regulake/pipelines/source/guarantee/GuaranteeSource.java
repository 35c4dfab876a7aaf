package org.regulake.pipelines.source.guarantee;

import org.regulake.models.table.Table;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Reading;
import org.regulake.pipelines.source.Source;

/** What one enterprise answers for on behalf of another: what is landed and how it is read. */
public final class GuaranteeSource {

  public static final Source SOURCE =
      Source.named("guarantee", GuaranteeSource.class)
          .grain("one row per guarantee contract, guarantor, debtor, kind and version")
          .parties(
              Party.enterprise(Guarantee.ENTITY_ID, "enterprise_code", "enterprise_name"),
              Party.enterprise(Guarantee.GUARANTOR_ID, "guarantor_code", "guarantor_name"))
          .required("guarantee_id", Reading.TEXT, Guarantee.GUARANTEE_ID)
          .required("guarantor_code", Reading.CODE, Guarantee.GUARANTOR_CODE)
          .optional("guarantor_name", Reading.NAME, Guarantee.GUARANTOR_NAME)
          .required("enterprise_code", Reading.CODE, Guarantee.ENTERPRISE_CODE)
          .optional("enterprise_name", Reading.NAME, Guarantee.ENTERPRISE_NAME)
          .required("kind", Reading.CHOICE, Guarantee.KIND)
          .optional("amount", Reading.YUAN, Guarantee.AMOUNT_YUAN)
          .optional("from_date", Reading.DATE, Guarantee.FROM_DATE)
          .optional("to_date", Reading.DATE, Guarantee.TO_DATE)
          .key(Guarantee.GUARANTEE_ID)
          .parts(Guarantee.GUARANTOR_ID, Guarantee.ENTITY_ID, Guarantee.KIND)
          .valid(Guarantee.FROM_DATE, Guarantee.TO_DATE)
          .check("amount_not_negative", "amount_yuan IS NULL OR amount_yuan >= 0")
          .build();

  /** Contract of {@code silver}; its columns are in {@link Guarantee}. */
  public static final Table TABLE = SOURCE.silver();

  private GuaranteeSource() {}
}
