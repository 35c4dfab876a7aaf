package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.code.NotStated;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.source.LandedColumn;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Reading;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Source;

/** Reads bronze rows of one source: typed cells, resolved parties, and all problems of the row. */
final class ReadRecord {

  /** Column with the problems of a row: what, in which column, and the text that was there. */
  static final String PROBLEMS = "problems";

  private static final StructType PROBLEM = new StructType()
      .add("reason_code", DataTypes.StringType)
      .add("column_name", DataTypes.StringType)
      .add("value", DataTypes.StringType);

  private final Source source;
  private final PersonKey personKey;

  ReadRecord(Source source, PersonKey personKey) {
    this.source = source;
    this.personKey = personKey;
  }

  /**
   * Adds to bronze rows the silver columns of the source (null where not stated or unreadable), the ids of its parties, and {@code problems}.
   *
   * @param bronze rows of the source's bronze table
   * @param identifiers rows of {@code silver.identifier}
   */
  Dataset<Row> read(Dataset<Row> bronze, Dataset<Row> identifiers) {
    Dataset<Row> rows = bronze.mapPartitions(cellReader(source), Encoders.row(typedSchema()));
    for (Party party : source.parties()) {
      rows = withParty(rows, party, identifiers);
    }
    return rows.transform(this::withIntervalProblem);
  }

  /** Provenance, the typed columns (identity numbers included: they are hashes), raw party codes, and problems. */
  private StructType typedSchema() {
    StructType schema = new StructType();
    for (org.regulake.models.table.Field field : Provenance.fields()) {
      schema = schema.add(field.name(), field.type());
    }
    for (LandedColumn column : source.columns()) {
      schema = schema.add(column.field().name(), column.field().type());
    }
    for (Party party : source.parties()) {
      schema = schema.add(codeColumn(party), DataTypes.StringType);
    }
    return schema.add(PROBLEMS, DataTypes.createArrayType(PROBLEM));
  }

  private static String codeColumn(Party party) {
    return party.idField().name() + "_stated_code";
  }

  /** What an executor needs to read one cell. */
  private record Cell(String column, Reading reading, Reading.Lookup lookup, boolean isRequired, boolean isKey)
      implements java.io.Serializable {}

  /** Static, so that nothing but the lists below travels to the executors. */
  private static MapPartitionsFunction<Row, Row> cellReader(Source source) {
    List<Cell> cellsOfRow = source.columns().stream()
        .map(column -> new Cell(column.name(), column.reading(), source.lookup(column), column.isRequired(),
            source.keyNames().contains(column.name())))
        .toList();
    List<List<String>> codeColumns = source.parties().stream().map(Party::codeColumns).toList();
    int[] numberCells = source.parties().stream().mapToInt(party -> numberCell(source, party)).toArray();
    int provenanceCount = Provenance.fields().size();
    return rows -> new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        Row row = rows.next();
        boolean isDeletion = "deletion".equals(row.getAs(Provenance.MESSAGE_KIND.name()));
        List<Row> problems = new ArrayList<>();
        Object[] cells = new Object[provenanceCount + cellsOfRow.size() + codeColumns.size() + 1];
        for (int i = 0; i < provenanceCount; i++) {
          cells[i] = row.get(i);
        }
        for (int i = 0; i < cellsOfRow.size(); i++) {
          Cell cell = cellsOfRow.get(i);
          String text = row.getAs(cell.column());
          Reading.Outcome outcome = cell.reading().read(text, cell.lookup());
          cells[provenanceCount + i] = outcome.value();
          if (outcome.problem() != null) {
            problems.add(problem(outcome.problem(), cell.column(), text));
          } else if (outcome.value() == null && cell.isRequired() && (!isDeletion || cell.isKey())) {
            problems.add(problem(Reason.REQUIRED_MISSING, cell.column(), text));
          }
        }
        for (int i = 0; i < codeColumns.size(); i++) {
          String code = firstStated(row, codeColumns.get(i));
          if (code != null && numberCells[i] >= 0 && PersonKey.isHashOfNumber(code)) {
            // A person's number where an enterprise's code may stand: it says who the person is.
            int number = provenanceCount + numberCells[i];
            cells[number] = cells[number] == null ? code : cells[number];
            code = null;
          }
          cells[provenanceCount + cellsOfRow.size() + i] = code;
        }
        cells[cells.length - 1] = problems.toArray(Row[]::new);
        return RowFactory.create(cells);
      }
    };
  }

  /** Position of the party's number among the source's columns; -1 for a party that is no person. */
  private static int numberCell(Source source, Party party) {
    List<String> names = source.columns().stream().map(LandedColumn::name).toList();
    return party.numberColumn() == null ? -1 : names.indexOf(party.numberColumn());
  }

  private static Row problem(Reason reason, String column, String text) {
    return RowFactory.create(reason.code(), column, text);
  }

  private static String firstStated(Row row, List<String> columns) {
    for (String column : columns) {
      String text = row.getAs(column);
      if (text != null && !NotStated.is(text)) {
        return text.strip();
      }
    }
    return null;
  }

  private Dataset<Row> withParty(Dataset<Row> rows, Party party, Dataset<Row> identifiers) {
    String id = party.idField().name();
    boolean isSubject = party.equals(source.subject());
    if (party.nature() == Party.Nature.PERSON) {
      return rows.withColumn(id, personId(party)).transform(withId -> withMissingParty(withId, party));
    }
    Dataset<Row> codes = identifiers.select(
        col(Identifier.STATED_SCHEME.name()).as("lookup_scheme"),
        col(Identifier.STATED_CODE.name()).as("lookup_code"),
        col(Identifier.ENTITY_ID.name()).as("lookup_entity"),
        col(Identifier.CODE_FAULT.name()).as("lookup_fault"));
    Column isSame = coalesce(col(Provenance.IDENTIFIER_SCHEME.name()), lit("")).equalTo(col("lookup_scheme"))
        .and(trim(col(codeColumn(party))).equalTo(col("lookup_code")));
    Column entity = col("lookup_entity");
    Column resolved = party.nature() == Party.Nature.EITHER
        ? when(col(codeColumn(party)).isNotNull(), entity).otherwise(personId(party))
        : entity;
    Column codeIsInvalid = col(codeColumn(party)).isNotNull().and(entity.isNull());
    return rows.join(codes, isSame, "left")
        .withColumn(id, resolved)
        .withColumn(PROBLEMS, withProblem(codeIsInvalid,
            struct(lit(Reason.CODE_INVALID.code()).as("reason_code"), lit(party.codeColumns().get(0)).as("column_name"),
                concat(col(codeColumn(party)), lit(" ("), coalesce(col("lookup_fault"), lit("unknown")), lit(")")).as("value"))))
        .drop("lookup_scheme", "lookup_code", "lookup_entity", "lookup_fault")
        .transform(withId -> party.isRequired() || isSubject ? withMissingParty(withId, party) : withId);
  }

  /** A row that names a required party neither by code nor by number nor by name. */
  private Dataset<Row> withMissingParty(Dataset<Row> rows, Party party) {
    if (!party.isRequired()) {
      return rows;
    }
    Column isKey = lit(source.key().contains(party.idField().name()));
    Column isMissing = col(party.idField().name()).isNull()
        .and(col(codeColumn(party)).isNull())
        .and(isKey.or(col(Provenance.MESSAGE_KIND.name()).notEqual("deletion")));
    return rows.withColumn(PROBLEMS, withProblem(isMissing,
        struct(lit(Reason.PARTY_MISSING.code()).as("reason_code"), lit(party.idField().name()).as("column_name"),
            lit(null).cast("string").as("value"))));
  }

  /** The hash of a person's number; without a number, a hash of the name that holds within the subject's enterprise only. */
  private Column personId(Party party) {
    PersonKey key = personKey;
    UserDefinedFunction ofName = udf(
        (String name, String entityId) -> name == null || entityId == null || NotStated.is(name) ? null : key.ofName(name, entityId),
        DataTypes.StringType);
    Column number = party.numberColumn() == null ? lit(null).cast("string") : col(silverName(party.numberColumn()));
    Column name = party.nameColumn() == null ? lit(null).cast("string") : col(silverName(party.nameColumn()));
    return coalesce(number, ofName.apply(name, col(source.subject().idField().name())));
  }

  private String silverName(String landed) {
    return source.columns().stream().filter(column -> column.name().equals(landed)).findFirst().orElseThrow().field().name();
  }

  private Dataset<Row> withIntervalProblem(Dataset<Row> rows) {
    if (source.validFrom() == null || source.validTo() == null) {
      return rows;
    }
    Column isReversed = coalesce(col(source.validTo()).lt(col(source.validFrom())), lit(false));
    return rows.withColumn(PROBLEMS, withProblem(isReversed,
        struct(lit(Reason.INTERVAL_REVERSED.code()).as("reason_code"), lit(source.validTo()).as("column_name"),
            col(source.validTo()).cast("string").as("value"))));
  }

  private static Column withProblem(Column condition, Column problem) {
    return when(condition, concat(col(PROBLEMS), array(problem))).otherwise(col(PROBLEMS));
  }

  /** Whether a row has no problem. */
  static Column isReadable() {
    return size(col(PROBLEMS)).equalTo(0);
  }
}
