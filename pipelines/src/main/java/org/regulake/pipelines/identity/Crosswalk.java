package org.regulake.pipelines.identity;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;

/**
 * Links the codes of the same enterprise (三证合一): a unified social credit code contains the
 * organisation code in its characters 9–17, and a register row with a registration number and a
 * credit code links the two.
 *
 * <p>An enterprise's id is made from the code under which it was known first, so it does not change
 * when more codes become known. A registration number that is stated with several organisation
 * codes links none of them: keeping two enterprises apart is better than merging them by mistake.
 */
public final class Crosswalk {

  private static final StructType CHECKED =
      new StructType()
          .add("scheme", DataTypes.StringType)
          .add("code", DataTypes.StringType)
          .add("code_state", DataTypes.StringType)
          .add("code_fault", DataTypes.StringType)
          .add("canonical", DataTypes.StringType);

  /** First letter of the ids of enterprises that are known by a code. */
  static final String PREFIX = "E";

  /** Columns of {@link #statedCodes}. */
  private static final Column[] STATED =
      Stream.of(
              "stated_scheme",
              "stated_code",
              "known_from",
              "is_stated_by_register",
              "is_stated_by_others",
              "enterprise_name",
              "record_id")
          .map(name -> col(name))
          .toArray(Column[]::new);

  /** Column of {@link #statedCodes} with the receipt of the last row that states the code. */
  static final String LAST_RECEIVED = "last_received";

  private Crosswalk() {}

  /**
   * All codes stated in bronze rows, each once, with the results of its checks.
   *
   * @param stated rows of {@link #statedCodes}
   */
  public static Dataset<Row> checkedCodes(Dataset<Row> stated) {
    return stated.transform(Crosswalk::withCheck);
  }

  /**
   * The codes known before and those that later rows state. A later row changes neither the first
   * mention of a code nor its first name.
   *
   * @param known rows of {@code silver.identifier}
   * @param later rows of {@link #statedCodes} of rows that were all received later than those that
   *     state the known codes
   * @param lastReceived receipt of the last row that states a known code
   * @return rows of {@link #statedCodes}
   */
  static Dataset<Row> extended(Dataset<Row> known, Dataset<Row> later, Instant lastReceived) {
    Dataset<Row> before =
        known
            .select(STATED)
            .withColumn(LAST_RECEIVED, lit(lastReceived))
            .withColumn("is_later", lit(false));
    Column first = struct(col("is_later"), col("known_from"));
    return before
        .unionByName(later.withColumn("is_later", lit(true)))
        .groupBy("stated_scheme", "stated_code")
        .agg(
            min("known_from").as("known_from"),
            max(LAST_RECEIVED).as(LAST_RECEIVED),
            max("is_stated_by_register").as("is_stated_by_register"),
            max("is_stated_by_others").as("is_stated_by_others"),
            min_by(col("enterprise_name"), when(col("enterprise_name").isNotNull(), first))
                .as("enterprise_name"),
            min_by(col("record_id"), first).as("record_id"));
  }

  /**
   * The crosswalk of checked codes. They are read several times, so the caller keeps them in
   * memory.
   *
   * @param checked rows of {@link #checkedCodes}
   * @param register bronze rows of the register
   * @param decided what people decided about codes
   */
  static Linked link(Dataset<Row> checked, Dataset<Row> register, DecidedIdentities decided) {
    Dataset<Row> known = checked.where(col("code_state").notEqual(Identifier.INVALID));
    Dataset<Row> partners = registerPartners(register, known);
    if (decided.areNone()) {
      return new Linked(linked(keyed(checked, partners)), List.of());
    }
    Map<String, String> keys = new HashMap<>();
    partners
        .where(col("partner_of").isin(decided.codes().toArray()))
        .collectAsList()
        .forEach(row -> keys.put(row.getAs("partner_of"), row.getAs("partner")));
    Set<String> separated = decided.separated(keys);
    keys.keySet().removeAll(separated);
    DecidedIdentities.Joined joined = decided.joined(keys);
    Dataset<Row> kept =
        separated.isEmpty()
            ? partners
            : partners.where(not(col("partner_of").isin(separated.toArray())));
    return new Linked(
        linked(withJoined(keyed(checked, kept), joined.rootByKey())), joined.contradictions());
  }

  /**
   * The crosswalk.
   *
   * @param rows rows of {@code silver.identifier}
   * @param contradictions decisions that cannot all be true, a sentence each
   */
  record Linked(Dataset<Row> rows, List<String> contradictions) {}

  /** Adds the key of the enterprise of each code. */
  private static Dataset<Row> keyed(Dataset<Row> checked, Dataset<Row> partners) {
    return checked
        .join(partners, checked.col("canonical").equalTo(partners.col("partner_of")), "left")
        .withColumn(
            "entity_key",
            when(
                col("code_state").notEqual(Identifier.INVALID),
                coalesce(col("partner"), col("canonical"))));
  }

  /** Replaces the keys of joined enterprises. */
  private static Dataset<Row> withJoined(Dataset<Row> keyed, Map<String, String> rootByKey) {
    if (rootByKey.isEmpty()) {
      return keyed;
    }
    List<Row> rows =
        rootByKey.entrySet().stream()
            .map(joined -> RowFactory.create(joined.getKey(), joined.getValue()))
            .toList();
    StructType schema =
        new StructType()
            .add("joined_key", DataTypes.StringType)
            .add("joined_root", DataTypes.StringType);
    return keyed
        .join(
            broadcast(keyed.sparkSession().createDataFrame(rows, schema)),
            col("entity_key").equalTo(col("joined_key")),
            "left")
        .withColumn("entity_key", coalesce(col("joined_root"), col("entity_key")))
        .drop("joined_key", "joined_root");
  }

  private static Dataset<Row> linked(Dataset<Row> grouped) {
    Dataset<Row> firstKnown =
        grouped
            .where(col("entity_key").isNotNull())
            .groupBy(col("entity_key").as("first_key"))
            .agg(
                min_by(col("canonical"), struct(col("known_from"), col("canonical")))
                    .as("first_canonical"));
    return grouped
        .join(firstKnown, col("entity_key").equalTo(col("first_key")), "left")
        .withColumn("entity_id", entityId(col("first_canonical")))
        .withColumn(
            "own_entity_id", when(col("entity_key").isNotNull(), entityId(col("canonical"))));
  }

  private static Column entityId(Column canonical) {
    return concat(lit(PREFIX), substring(sha2(canonical, 256), 1, HashedId.HEX_DIGITS));
  }

  /**
   * Every code as stated, once, with its first delivery and name.
   *
   * @param bronze bronze rows by source
   */
  public static Dataset<Row> statedCodes(Map<Source, Dataset<Row>> bronze) {
    List<Dataset<Row>> parts = new ArrayList<>();
    bronze.forEach(
        (source, rows) -> {
          for (Party party : source.parties()) {
            for (String column : party.codeColumns()) {
              parts.add(
                  rows.select(
                      coalesce(col("identifier_scheme"), lit("")).as("stated_scheme"),
                      StatedCode.plain(col(column)).as("stated_code"),
                      lit(source.isRegister()).as("is_register"),
                      (party.nameColumn() == null
                              ? lit(null).cast("string")
                              : NamedEnterprise.plain(col(party.nameColumn())))
                          .as("name"),
                      col(Provenance.RECEIVED_AT.name()).as("received"),
                      col(Provenance.RECORD_ID.name()).as("record")));
            }
          }
        });
    Dataset<Row> stated = parts.stream().reduce(Dataset::unionByName).orElseThrow();
    return stated
        .where(col("stated_code").isNotNull())
        .groupBy("stated_scheme", "stated_code")
        .agg(
            min("received").as("known_from"),
            max("received").as(LAST_RECEIVED),
            max("is_register").as("is_stated_by_register"),
            max(not(col("is_register"))).as("is_stated_by_others"),
            min_by(
                    col("name"),
                    when(col("name").isNotNull(), struct(col("received"), col("record"))))
                .as("enterprise_name"),
            min_by(col("record"), struct(col("received"), col("record"))).as("record_id"));
  }

  private static Dataset<Row> withCheck(Dataset<Row> stated) {
    UserDefinedFunction check =
        udf(
            (String scheme, String code, Boolean isRegister) -> check(scheme, code, isRegister),
            CHECKED);
    return stated
        .withColumn(
            "checked",
            check.apply(col("stated_scheme"), col("stated_code"), col("is_stated_by_register")))
        .select(col("*"), col("checked.*"))
        .drop("checked");
  }

  private static Row check(String statedScheme, String statedCode, boolean isRegister) {
    StatedCode checked = StatedCode.of(statedScheme, statedCode, isRegister);
    return RowFactory.create(
        checked.scheme(), checked.code(), checked.state(), checked.fault(), checked.canonical());
  }

  /**
   * Registration numbers that the register states with codes of exactly one enterprise: {@code
   * partner_of} → {@code partner}. An organisation code links even when the credit code next to it
   * is unusable.
   */
  private static Dataset<Row> registerPartners(Dataset<Row> register, Dataset<Row> known) {
    Dataset<Row> canonicals = known.select("stated_scheme", "stated_code", "canonical");
    Column scheme = coalesce(col("identifier_scheme"), lit(""));
    return register
        .where(col("registration_number").isNotNull())
        .select(
            scheme.as("scheme_of_row"),
            StatedCode.plain(col("registration_number")).as("number"),
            StatedCode.plain(col("credit_code")).as("credit"),
            StatedCode.plain(col("organisation_code")).as("organisation"))
        .transform(rows -> withCanonical(rows, "number", "partner_of", canonicals))
        .transform(rows -> withCanonical(rows, "credit", "by_credit_code", canonicals))
        .transform(rows -> withCanonical(rows, "organisation", "by_organisation_code", canonicals))
        .withColumn("main_canonical", coalesce(col("by_credit_code"), col("by_organisation_code")))
        .where(col("partner_of").notEqual(col("main_canonical")))
        .groupBy("partner_of")
        .agg(
            countDistinct("main_canonical").as("partner_count"),
            min("main_canonical").as("partner"))
        .where(col("partner_count").equalTo(1))
        .drop("partner_count");
  }

  /** Adds the canonical code of a code; null where the code cannot identify. */
  private static Dataset<Row> withCanonical(
      Dataset<Row> rows, String code, String name, Dataset<Row> canonicals) {
    return rows.join(
            canonicals.toDF("known_scheme", "known_code", name),
            col("scheme_of_row")
                .equalTo(col("known_scheme"))
                .and(col(code).equalTo(col("known_code"))),
            "left")
        .drop("known_scheme", "known_code");
  }
}
