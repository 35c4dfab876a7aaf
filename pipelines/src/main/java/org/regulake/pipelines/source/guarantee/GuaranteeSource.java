package org.regulake.pipelines.source.guarantee;

import org.regulake.models.table.Table;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/** Guarantees and pledges of one enterprise for another: landed columns and their types. */
public final class GuaranteeSource {

  public static final Source SOURCE =
      Source.named("guarantee", GuaranteeSource.class)
          .grain("one row per guarantee contract, guarantor, debtor, kind and version")
          .parties(
              Party.enterprise(Guarantee.ENTITY_ID, "enterprise_code", "enterprise_name"),
              Party.enterprise(Guarantee.GUARANTOR_ID, "guarantor_code", "guarantor_name"))
          .required("guarantee_id", CellType.TEXT, Guarantee.GUARANTEE_ID)
          .required("guarantor_code", CellType.CODE, Guarantee.GUARANTOR_CODE)
          .optional("guarantor_name", CellType.NAME, Guarantee.GUARANTOR_NAME)
          .required("enterprise_code", CellType.CODE, Guarantee.ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, Guarantee.ENTERPRISE_NAME)
          .required("kind", CellType.CHOICE, Guarantee.KIND)
          .optional("amount", CellType.YUAN, Guarantee.AMOUNT_YUAN)
          .optional("from_date", CellType.DATE, Guarantee.FROM_DATE)
          .optional("to_date", CellType.DATE, Guarantee.TO_DATE)
          .key(Guarantee.GUARANTEE_ID)
          .parts(Guarantee.GUARANTOR_ID, Guarantee.ENTITY_ID, Guarantee.KIND)
          .valid(Guarantee.FROM_DATE, Guarantee.TO_DATE)
          .check("amount_not_negative", "amount_yuan IS NULL OR amount_yuan >= 0")
          .build();

  /** Contract of {@code silver}; its columns are in {@link Guarantee}. */
  public static final Table TABLE = SOURCE.silver();

  private GuaranteeSource() {}
}
