package org.regulake.pipelines.source.arrears;

import org.regulake.models.table.Table;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/**
 * Taxes and social-insurance contributions that were not paid in time: landed columns and their
 * types.
 */
public final class ArrearsSource {

  public static final Source SOURCE =
      Source.named("arrears", ArrearsSource.class)
          .grain("one row per enterprise, kind, period, tax and version")
          .parties(Party.enterprise(Arrears.ENTITY_ID, "enterprise_code", "enterprise_name"))
          .required("enterprise_code", CellType.CODE, Arrears.ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, Arrears.ENTERPRISE_NAME)
          .required("kind", CellType.CHOICE, Arrears.KIND)
          .required("period", CellType.MONTH, Arrears.PERIOD)
          .optional("tax_type", CellType.TEXT, Arrears.TAX_TYPE)
          .required("amount", CellType.YUAN, Arrears.AMOUNT_YUAN)
          .optional("announced_date", CellType.DATE, Arrears.ANNOUNCED_DATE)
          .optional("settled_date", CellType.DATE, Arrears.SETTLED_DATE)
          .key(Arrears.ENTITY_ID, Arrears.KIND, Arrears.PERIOD)
          .parts(Arrears.TAX_TYPE)
          .sums(Arrears.AMOUNT_YUAN)
          .valid(Arrears.ANNOUNCED_DATE, Arrears.SETTLED_DATE)
          .check("amount_not_negative", "amount_yuan IS NULL OR amount_yuan >= 0")
          .build();

  /** Contract of {@code silver}; its columns are in {@link Arrears}. */
  public static final Table TABLE = SOURCE.silver();

  private ArrearsSource() {}
}
