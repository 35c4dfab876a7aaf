package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.code.PersonalName;
import org.regulake.models.graph.row.InternalRows;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.identity.LinkedCodes;
import org.regulake.pipelines.identity.NamedEnterprise;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Source;

/**
 * Reads bronze rows of one source: parses cells, resolves parties, and lists all problems of the
 * row.
 */
final class ReadRecord {

  /**
   * Column with the problems of a row: reason, column and text of the cell; null when there is
   * none.
   */
  static final String PROBLEMS = "problems";

  /**
   * Column with the problems of cells without which the row can still be used; null when there is
   * none.
   */
  static final String CELL_PROBLEMS = "cell_problems";

  private final Source source;
  private final PersonKey personKey;

  ReadRecord(Source source, PersonKey personKey) {
    this.source = source;
    this.personKey = personKey;
  }

  /**
   * Adds to bronze rows the silver columns of the source (null where not stated or unreadable), the
   * ids of its parties, {@code unread_cells}, {@code cell_problems} and {@code problems}, each null
   * where there is none.
   *
   * @param bronze rows of the source's bronze table
   * @param linked the codes that are not resolved by themselves
   */
  Dataset<Row> read(Dataset<Row> bronze, LinkedCodes linked) {
    Dataset<Row> rows =
        InternalRows.table(
            InternalRows.of(Schemas.conform(source.bronze(), bronze))
                .mapPartitions(CellReader.of(source)),
            CellReader.schema(source),
            bronze.sparkSession());
    for (Party party : source.parties()) {
      rows = withParty(rows, party, linked).drop(ownEntityColumn(party), faultColumn(party));
    }
    return rows.transform(this::withIntervalProblem);
  }

  /** Column with the code by which a row names a party, in its plain form. */
  static String codeColumn(Party party) {
    return party.idField().name() + "_stated_code";
  }

  /** Column with the enterprise that the code names by itself; null when it is invalid. */
  static String ownEntityColumn(Party party) {
    return party.idField().name() + "_of_code";
  }

  /** Column with the fault of the code. */
  static String faultColumn(Party party) {
    return party.idField().name() + "_fault_of_code";
  }

  private Dataset<Row> withParty(Dataset<Row> rows, Party party, LinkedCodes linked) {
    String id = party.idField().name();
    if (party.nature() == Party.Nature.PERSON) {
      return rows.withColumn(id, personId(party))
          .transform(withId -> withMissingParty(withId, party));
    }
    Column isLinked =
        coalesce(col(Provenance.IDENTIFIER_SCHEME.name()), lit(""))
            .equalTo(col(LinkedCodes.SCHEME))
            .and(col(codeColumn(party)).equalTo(col(LinkedCodes.CODE)));
    Column entity =
        when(col(LinkedCodes.CODE).isNotNull(), col(LinkedCodes.ENTITY))
            .otherwise(col(ownEntityColumn(party)));
    Column resolved =
        party.nature() == Party.Nature.EITHER
            ? when(col(codeColumn(party)).isNotNull(), entity)
                .otherwise(when(isEnterprise(party), nameOnlyId(party)).otherwise(personId(party)))
            : entity;
    Column codeIsInvalid = col(codeColumn(party)).isNotNull().and(entity.isNull());
    return rows.join(linked.rows(), isLinked, "left")
        .withColumn(id, resolved)
        .withColumn(
            PROBLEMS,
            withProblem(
                codeIsInvalid,
                struct(
                    lit(Reason.CODE_INVALID.code()).as("reason_code"),
                    lit(party.codeColumns().get(0)).as("column_name"),
                    concat(
                            col(codeColumn(party)),
                            lit(" ("),
                            coalesce(col(LinkedCodes.FAULT), col(faultColumn(party))),
                            lit(")"))
                        .as("value"))))
        .drop(LinkedCodes.SCHEME, LinkedCodes.CODE, LinkedCodes.ENTITY, LinkedCodes.FAULT)
        .transform(
            withId ->
                party.isRequired() || source.isSubject(party)
                    ? withMissingParty(withId, party)
                    : withId);
  }

  /**
   * Adds a problem to a row that names a required party neither by code nor by number nor by name.
   */
  private Dataset<Row> withMissingParty(Dataset<Row> rows, Party party) {
    if (!party.isRequired()) {
      return rows;
    }
    Column isKey = lit(source.key().contains(party.idField().name()));
    Column isMissing =
        col(party.idField().name())
            .isNull()
            .and(col(codeColumn(party)).isNull())
            .and(
                isKey.or(
                    col(Provenance.MESSAGE_KIND.name()).notEqual(MessageKind.DELETION.code())));
    return rows.withColumn(
        PROBLEMS,
        withProblem(
            isMissing,
            struct(
                lit(Reason.PARTY_MISSING.code()).as("reason_code"),
                lit(party.idField().name()).as("column_name"),
                lit(null).cast("string").as("value"))));
  }

  /**
   * Whether a party without a code is an enterprise: according to the row, or if it states no kind,
   * according to the name.
   */
  private Column isEnterprise(Party party) {
    Column kind = col(source.silverName(party.kindColumn()));
    Column name = col(source.silverName(party.nameColumn()));
    UserDefinedFunction isOrganisations =
        udf(
            (String stated) -> stated != null && PersonalName.isOrganisation(stated),
            DataTypes.BooleanType);
    Column isNameOfEnterprise = isOrganisations.apply(name);
    return when(kind.isNotNull(), kind.notEqual(Party.KIND_PERSON))
        .otherwise(isNameOfEnterprise.and(col(source.silverName(party.numberColumn())).isNull()));
  }

  /** The id of an enterprise known by its name, or without one by a stated number. */
  private Column nameOnlyId(Party party) {
    UserDefinedFunction ofName =
        udf(
            (String name, String entityId) ->
                name == null || entityId == null ? null : NamedEnterprise.idOf(name, entityId),
            DataTypes.StringType);
    return ofName.apply(
        coalesce(
            col(source.silverName(party.nameColumn())),
            col(source.silverName(party.numberColumn()))),
        within(party));
  }

  /**
   * The hash of a person's number; without a number, a hash of the name that is valid only within
   * the subject's enterprise.
   */
  private Column personId(Party party) {
    PersonKey key = personKey;
    UserDefinedFunction ofName =
        udf(
            (String name, String entityId) ->
                name == null || entityId == null ? null : key.ofName(name, entityId),
            DataTypes.StringType);
    Column number =
        party.numberColumn() == null
            ? lit(null).cast("string")
            : col(source.silverName(party.numberColumn()));
    Column name =
        party.nameColumn() == null
            ? lit(null).cast("string")
            : col(source.silverName(party.nameColumn()));
    return coalesce(number, ofName.apply(name, within(party)));
  }

  /**
   * The enterprise within which a name identifies a party; null for the subject, which a name alone
   * does not identify.
   */
  private Column within(Party party) {
    return source.isSubject(party)
        ? lit(null).cast("string")
        : col(source.subject().orElseThrow().idField().name());
  }

  private Dataset<Row> withIntervalProblem(Dataset<Row> rows) {
    if (source.validFrom() == null || source.validTo() == null) {
      return rows;
    }
    Column isReversed = coalesce(col(source.validTo()).lt(col(source.validFrom())), lit(false));
    return rows.withColumn(
        PROBLEMS,
        withProblem(
            isReversed,
            struct(
                lit(Reason.INTERVAL_REVERSED.code()).as("reason_code"),
                lit(source.validTo()).as("column_name"),
                col(source.validTo()).cast("string").as("value"))));
  }

  private static Column withProblem(Column condition, Column problem) {
    return when(
            condition,
            when(col(PROBLEMS).isNull(), array(problem))
                .otherwise(concat(col(PROBLEMS), array(problem))))
        .otherwise(col(PROBLEMS));
  }
}
