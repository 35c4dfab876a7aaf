package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.lakehouse.BitemporalRows;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Registration;
import org.regulake.pipelines.source.Source;

/**
 * The columns of {@code silver.enterprise}: every market entity, bitemporal, registered or known by
 * reference only.
 */
public final class Enterprise {

  public static final Field ENTITY_ID =
      Field.required("entity_id", Type.STRING, "The enterprise: our own, stable id")
          .chinese("主体标识");
  public static final Field RECORD_STATE =
      Field.required(
              "record_state",
              Type.STRING,
              "registered, or reference_only when only other records name it and no register row"
                  + " does")
          .chinese("登记状况");
  public static final Field CREDIT_CODE =
      Field.optional(
              "credit_code",
              Type.STRING,
              "Unified social credit code, stated by the register or, if known by then, by another"
                  + " record; null when none was")
          .chinese("统一社会信用代码");
  public static final Field STATED_CODE =
      Field.required(
              "stated_code",
              Type.STRING,
              "The code by which the register, or the first reference, names it")
          .chinese("来文载明代码");
  public static final Field CODE_STATE =
      Field.required("code_state", Type.STRING, "valid or legacy_confirmed").chinese("代码状态");
  public static final Field ENTERPRISE_NAME =
      Field.optional(
              "enterprise_name",
              Type.STRING,
              "Name; null when known by reference only and no reference names it")
          .chinese("企业名称");
  public static final Field ENTERPRISE_KIND =
      Field.required(
              "enterprise_kind",
              Type.STRING,
              "Normalised type: company, branch, individual, …, or not_stated")
          .chinese("企业类型归并");
  public static final Field REGION_CODE =
      Field.optional(
              "region_code",
              Type.STRING,
              "Division (GB/T 2260): six digits of the stated code, of the credit code or of an"
                  + " older number, or by the name of the city; null when none of them identifies"
                  + " one")
          .chinese("行政区划代码")
          .unit("GB/T 2260");
  public static final Field REGION_NAME =
      Field.optional("region_name", Type.STRING, "Full name of the division; null when unknown")
          .chinese("行政区划名称");
  public static final Field REGION_MATCH =
      Field.required(
              "region_match",
              Type.STRING,
              "How the division was found: exact, historical, package (in lists since the last"
                  + " public revision), prefecture, province, stated_city, stated_province or"
                  + " unknown")
          .chinese("行政区划认定方式");
  public static final Field PROVINCE_CODE =
      Field.required("province_code", Type.STRING, "Province, two digits; 00 when unknown")
          .chinese("省级行政区代码");
  public static final Field PROVINCE_NAME =
      Field.required("province_name", Type.STRING, "Name of the province; 未知 when unknown")
          .chinese("省级行政区名称");
  public static final Field INDUSTRY_CODE =
      Field.optional("industry_code", Type.STRING, "Industry as stated; null when not stated")
          .chinese("行业代码")
          .unit("GB/T 4754");
  public static final Field INDUSTRY_SECTION =
      Field.required(
              "industry_section",
              Type.STRING,
              "Section A–T of GB/T 4754-2017; ? when not stated or unknown")
          .chinese("行业门类代码");
  public static final Field INDUSTRY_MATCH =
      Field.required(
              "industry_match",
              Type.STRING,
              "Whether the industry was found: found; ambiguous (three digits that may have lost a"
                  + " zero in front); unknown (no code of the edition of 2017: those of 2011 are"
                  + " not available); not_stated")
          .chinese("行业认定方式");
  public static final Field EXIT_DATE =
      Field.optional(
              "exit_date",
              Type.DATE,
              "Day on which it left the market; null while it is on it. If the register states a"
                  + " status but no day: the day of the state")
          .chinese("退出日期");
  public static final Field REPRESENTATIVE_ID =
      Registration.REPRESENTATIVE_ID.secrecy(Secrecy.PERSONAL);

  public static final Table TABLE =
      Table.named(Layer.SILVER, "enterprise")
          .grain("one row per state of an enterprise and version")
          .key(ENTITY_ID, Bitemporal.VALID_FROM, Bitemporal.KNOWN_FROM)
          .knownSince(Bitemporal.KNOWN_FROM)
          .fields(
              ENTITY_ID,
              RECORD_STATE,
              CREDIT_CODE,
              STATED_CODE,
              CODE_STATE,
              ENTERPRISE_NAME,
              ENTERPRISE_KIND,
              Registration.ENTERPRISE_TYPE,
              REPRESENTATIVE_ID,
              Registration.CAPITAL_AMOUNT,
              Registration.CAPITAL_CURRENCY_CODE,
              Registration.CAPITAL_YUAN,
              Registration.ESTABLISHED_DATE,
              Registration.APPROVED_DATE,
              Registration.STATUS,
              EXIT_DATE,
              REGION_CODE,
              REGION_NAME,
              REGION_MATCH,
              PROVINCE_CODE,
              PROVINCE_NAME,
              INDUSTRY_CODE,
              INDUSTRY_SECTION,
              INDUSTRY_MATCH,
              Registration.BUSINESS_SCOPE,
              Registration.ADDRESS,
              Registration.REGISTRATION_AUTHORITY)
          .fields(Bitemporal.fields())
          .fields(Source.LANDED_COUNT, Source.UNREAD_CELLS, Provenance.RECORD_ID)
          .check("valid_interval", "valid_from <= valid_to")
          .check("known_interval", "known_from <= known_to")
          .check("capital_not_negative", "capital_yuan IS NULL OR capital_yuan >= 0")
          .check("state_known", "record_state IN ('registered', 'reference_only')")
          .build();

  /** Values of {@link #RECORD_STATE}. */
  public static final String REGISTERED = "registered";

  public static final String REFERENCE_ONLY = "reference_only";

  private Enterprise() {}

  /**
   * The enterprises on the market.
   *
   * @param enterprises rows of the table
   * @return their states on the day, as known at the moment, without those that had left the market
   */
  public static Dataset<Row> onTheMarket(Dataset<Row> enterprises, RunStamp stamp) {
    return enterprises
        .where(
            BitemporalRows.isKnownAt(stamp.knownAt()).and(BitemporalRows.isValidOn(stamp.asOf())))
        .where(
            Schemas.column(EXIT_DATE).isNull().or(Schemas.column(EXIT_DATE).gt(lit(stamp.asOf()))));
  }
}
