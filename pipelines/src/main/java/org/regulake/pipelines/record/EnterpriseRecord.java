package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.code.EnterpriseTypes;
import org.regulake.models.code.IdentifierScheme;
import org.regulake.models.code.Identifiers;
import org.regulake.models.code.Industries;
import org.regulake.models.code.Regions;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Source;

/**
 * Builds the rows of {@code silver.enterprise} from the versions of the register and from
 * references.
 */
final class EnterpriseRecord {

  private static final StructType PLACE =
      new StructType()
          .add("region_code", DataTypes.StringType)
          .add("region_name", DataTypes.StringType)
          .add("region_match", DataTypes.StringType)
          .add("province_code", DataTypes.StringType)
          .add("province_name", DataTypes.StringType);

  private static final StructType INDUSTRY =
      new StructType()
          .add("industry_section", DataTypes.StringType)
          .add("industry_match", DataTypes.StringType);

  private static final String UNKNOWN_PROVINCE = "00";
  private static final String UNKNOWN_NAME = "未知";
  private static final String UNKNOWN_SECTION = "?";

  private final Source source;

  /**
   * Creates the states of enterprises.
   *
   * @param source the register
   */
  EnterpriseRecord(Source source) {
    this.source = source;
  }

  /**
   * All states of all enterprises.
   *
   * @param register versions of the register's rows (from {@link RecordHistory}, fate {@code
   *     version})
   * @param identifiers rows of {@code silver.identifier}
   */
  Dataset<Row> all(Dataset<Row> register, Dataset<Row> identifiers) {
    Dataset<Row> registered = registered(register, identifiers);
    return registered.unionByName(referenceOnly(register, identifiers));
  }

  /**
   * All states of all enterprises, of which those of the touched ones are new.
   *
   * @param stored rows of {@code silver.enterprise}
   * @param register versions of the touched rows of the register
   * @param identifiers rows of {@code silver.identifier}
   * @param touched enterprises whose rows, or any of whose codes, may have changed
   */
  Dataset<Row> changed(
      Dataset<Row> stored,
      Dataset<Row> register,
      Dataset<Row> identifiers,
      TouchedRecords touched) {
    return SourceRecords.union(
            List.of(
                touched.withOtherKey(withKey(stored)),
                Schemas.conform(
                    Enterprise.TABLE, all(register, touched.withKey(withKey(identifiers))))))
        .orElseThrow();
  }

  /** The key of the register is the id of the enterprise. */
  private Dataset<Row> withKey(Dataset<Row> rows) {
    return rows.withColumn(RecordHistory.KEY_HASH, RecordHistory.keyHash(source));
  }

  private static Dataset<Row> registered(Dataset<Row> register, Dataset<Row> identifiers) {
    Dataset<Row> codes =
        identifiers.select(
            col("stated_scheme").as("lookup_scheme"),
            col("stated_code").as("lookup_code"),
            col("code_state"),
            col("scheme").as("code_scheme"),
            col("code").as("plain_code"));
    Column isSame =
        coalesce(col("identifier_scheme"), lit(""))
            .equalTo(col("lookup_scheme"))
            .and(col("entity_id_stated_code").equalTo(col("lookup_code")));
    return register
        .join(codes, isSame, "left")
        .withColumn("record_state", lit(Enterprise.REGISTERED))
        .withColumn("stated_code", col("entity_id_stated_code"))
        .join(creditCodes(identifiers), col("entity_id").equalTo(col("coded_id")), "left")
        .withColumn(
            "credit_code",
            when(col("code_scheme").equalTo(IdentifierScheme.USCC), col("plain_code"))
                .otherwise(
                    when(
                        col("coded_from").leq(col(Bitemporal.KNOWN_FROM.name())),
                        col("other_code"))))
        .withColumn("enterprise_kind", enterpriseKind(col("enterprise_type")))
        .withColumn(
            "place",
            place(
                col("stated_region_code"),
                col("credit_code"),
                nationalNumber(),
                col("stated_province"),
                col("stated_city")))
        .withColumn("industry_code", col("stated_industry_code"))
        .withColumn("industry", industry(col("stated_industry_code")))
        .withColumn("exit_date", exitDate())
        .select(col("*"), col("place.*"), col("industry.*"))
        .select(columns());
  }

  /**
   * The number by which the register names the enterprise; null for a sender's own numbers, which
   * contain no division.
   */
  private static Column nationalNumber() {
    return when(
        coalesce(col("identifier_scheme"), lit("")).equalTo(""),
        coalesce(col("registration_number"), col("entity_id_stated_code")));
  }

  /**
   * The first known credit code by which other records name an enterprise: a register may still
   * name it by an older number.
   */
  private static Dataset<Row> creditCodes(Dataset<Row> identifiers) {
    return identifiers
        .where(col("scheme").equalTo(IdentifierScheme.USCC).and(col("entity_id").isNotNull()))
        .groupBy(col("entity_id").as("coded_id"))
        .agg(
            min(col("known_from")).as("coded_from"),
            min_by(col("code"), struct(col("known_from"), col("code"))).as("other_code"));
  }

  /**
   * Enterprises that other records name: known from the first mention until the register names
   * them.
   */
  private static Dataset<Row> referenceOnly(Dataset<Row> register, Dataset<Row> identifiers) {
    Dataset<Row> mentioned =
        identifiers
            .where(col("entity_id").isNotNull())
            .groupBy("entity_id")
            .agg(
                min(col("known_from")).as("known_from"),
                bool_or(col("is_stated_by_others")).as("is_mentioned"),
                min_by(
                        struct(
                            col("stated_code"),
                            col("scheme"),
                            col("code"),
                            col("code_state"),
                            col("enterprise_name"),
                            col("record_id")),
                        struct(col("known_from"), col("stated_code")))
                    .as("first"));
    Dataset<Row> registeredFrom =
        register
            .groupBy(col("entity_id").as("registered_id"))
            .agg(min(col("known_from")).as("registered_from"));
    Column code = when(col("first.scheme").equalTo(IdentifierScheme.USCC), col("first.code"));
    Column number =
        when(
            col("first.scheme")
                .isin(
                    IdentifierScheme.REGISTRATION_NUMBER,
                    IdentifierScheme.OLD_REGISTRATION_NUMBER,
                    IdentifierScheme.COOPERATIVE_NUMBER),
            col("first.code"));
    Column nothing = lit(null).cast("string");
    Dataset<Row> references =
        mentioned
            .join(registeredFrom, col("entity_id").equalTo(col("registered_id")), "left")
            // An unusable row of the register does not create an enterprise by itself.
            .where(col("is_mentioned"))
            .where(col("registered_from").isNull().or(col("registered_from").gt(col("known_from"))))
            .withColumn("record_state", lit(Enterprise.REFERENCE_ONLY))
            .withColumn("credit_code", code)
            .withColumn("stated_code", col("first.stated_code"))
            .withColumn("code_state", col("first.code_state"))
            .withColumn("enterprise_name", col("first.enterprise_name"))
            .withColumn("record_id", col("first.record_id"))
            .withColumn("enterprise_kind", enterpriseKind(nothing))
            .withColumn("place", place(nothing, code, number, nothing, nothing))
            .withColumn("industry", industry(nothing))
            .withColumn(Bitemporal.VALID_FROM.name(), lit(Bitemporal.UNKNOWN_START))
            .withColumn(Bitemporal.VALID_TO.name(), lit(Bitemporal.OPEN_DATE))
            .withColumn(
                Bitemporal.KNOWN_TO.name(),
                coalesce(col("registered_from"), lit(Bitemporal.OPEN_INSTANT)))
            .withColumn(Source.LANDED_COUNT.name(), lit(0L))
            .withColumn(Source.UNREAD_CELLS.name(), array().cast(Schemas.type(Source.UNREAD_CELLS)))
            .select(col("*"), col("place.*"), col("industry.*"));
    for (Field field : Enterprise.TABLE.fields()) {
      if (!List.of(references.columns()).contains(field.name())) {
        references = references.withColumn(field.name(), lit(null).cast(Schemas.type(field)));
      }
    }
    return references.select(columns());
  }

  private static Column[] columns() {
    return Enterprise.TABLE.fields().stream()
        .map(field -> col(field.name()))
        .toArray(Column[]::new);
  }

  /**
   * The stated day; without one, the first day of a state in which the enterprise has left the
   * market.
   */
  private static Column exitDate() {
    return coalesce(
        col("exit_date"),
        when(
            col("status").isin("deregistered", "revoked", "moved_out"),
            col(Bitemporal.VALID_FROM.name())));
  }

  private static Column enterpriseKind(Column text) {
    UserDefinedFunction kind =
        udf(
            (String stated) -> EnterpriseTypes.read(stated).name().toLowerCase(Locale.ROOT),
            DataTypes.StringType);
    return kind.apply(text);
  }

  private static Column industry(Column code) {
    UserDefinedFunction industry = udf((String stated) -> industry(stated), INDUSTRY);
    return industry.apply(code);
  }

  private static Row industry(String stated) {
    Industries.Statement read = Industries.standard().read(stated);
    return RowFactory.create(
        read.industry() == null ? UNKNOWN_SECTION : read.industry().section(),
        read.state().name().toLowerCase(Locale.ROOT));
  }

  private static Column place(
      Column region, Column creditCode, Column number, Column province, Column city) {
    UserDefinedFunction place =
        udf(
            (String statedRegion,
                String code,
                String statedNumber,
                String statedProvince,
                String statedCity) ->
                place(statedRegion, code, statedNumber, statedProvince, statedCity),
            PLACE);
    return place.apply(region, creditCode, number, province, city);
  }

  /**
   * The division from the first of these that identifies one: the stated code, the credit code, an
   * older number, the names of places, the name of the province.
   */
  private static Row place(
      String statedRegion,
      String creditCode,
      String number,
      String statedProvince,
      String statedCity) {
    Regions regions = Regions.standard();
    String ofCreditCode = creditCode == null ? null : creditCode.substring(2, 8);
    for (String division :
        new String[] {
          Regions.sixDigitsOf(statedRegion), ofCreditCode, Identifiers.divisionOf(number)
        }) {
      Regions.Finding finding = regions.find(division);
      if (finding.region() != null) {
        return place(division, finding.region(), finding.match().name().toLowerCase(Locale.ROOT));
      }
    }
    // Some registers write the name of the place instead of its code.
    for (String name : new String[] {statedRegion, statedCity}) {
      Optional<Regions.Region> region = regions.findPlaceByName(statedProvince, name);
      if (region.isPresent()) {
        return place(region.get().code(), region.get(), "stated_city");
      }
    }
    String code = statedRegion != null ? statedRegion : ofCreditCode;
    for (String name : new String[] {statedProvince, statedRegion, statedCity}) {
      Optional<Regions.Province> province = regions.findProvinceByName(name);
      if (province.isPresent()) {
        return RowFactory.create(
            code,
            province.get().name(),
            "stated_province",
            province.get().code().substring(0, 2),
            province.get().name());
      }
    }
    return RowFactory.create(code, null, "unknown", UNKNOWN_PROVINCE, UNKNOWN_NAME);
  }

  private static Row place(String code, Regions.Region region, String match) {
    return RowFactory.create(
        code,
        Regions.standard().fullName(region.code()).orElse(region.name()),
        match,
        region.provinceCode().substring(0, 2),
        region.provinceName());
  }
}
