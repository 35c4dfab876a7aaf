package org.regulake.pipelines.record;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.code.CreditCode;
import org.regulake.models.code.Folding;
import org.regulake.models.code.IdentifierScheme;
import org.regulake.models.code.Identifiers;
import org.regulake.models.code.NotStated;
import org.regulake.models.table.Field;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.LandedColumn;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Source;

/**
 * Reads the cells of bronze rows. An unreadable cell makes the whole row unusable if it is
 * required, belongs to the key of the record, or states the end of the fact. Otherwise only the
 * cell is lost.
 */
final class CellReader implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private static final StructType PROBLEM =
      new StructType()
          .add("reason_code", DataTypes.StringType)
          .add("column_name", DataTypes.StringType)
          .add("value", DataTypes.StringType);

  /** Description of a cell; {@code isNeeded} where the row cannot be used without it. */
  private record Cell(
      String column,
      String silver,
      CellType type,
      CellType.Lookup lookup,
      boolean isRequired,
      boolean isKey,
      boolean isNeeded)
      implements Serializable {}

  private final List<Cell> cells;
  private final List<List<String>> codeColumns;

  /** Position of each party's number among the cells; -1 for a party that is not a person. */
  private final int[] numberCells;

  /** Positions among the cells of the texts of the key. */
  private final int[] textsOfKey;

  private final int provenanceCount;
  private final boolean isRegister;

  private CellReader(Source source) {
    cells = new ArrayList<>(source.columns().stream().map(column -> cell(source, column)).toList());
    codeColumns = new ArrayList<>(source.parties().stream().map(Party::codeColumns).toList());
    numberCells = source.parties().stream().mapToInt(party -> numberCell(source, party)).toArray();
    List<String> silver = cells.stream().map(Cell::silver).toList();
    textsOfKey = source.textsOfKey().stream().mapToInt(silver::indexOf).toArray();
    provenanceCount = Provenance.fields().size();
    isRegister = source.isRegister();
  }

  static CellReader of(Source source) {
    return new CellReader(source);
  }

  /**
   * Columns of the resulting rows: provenance, the typed columns (identity numbers included: they
   * are hashes), the codes of the parties, the folded texts of the key, {@code unread_cells},
   * {@code cell_problems} and {@code problems}, each null where there is none.
   */
  static StructType schema(Source source) {
    StructType schema = new StructType();
    for (Field field : Provenance.fields()) {
      schema = schema.add(field.name(), Schemas.type(field));
    }
    for (LandedColumn column : source.columns()) {
      schema = schema.add(column.field().name(), Schemas.type(column.field()));
    }
    for (Party party : source.parties()) {
      schema = schema.add(ReadRecord.codeColumn(party), DataTypes.StringType);
    }
    for (String text : source.textsOfKey()) {
      schema = schema.add(source.folded(text), DataTypes.StringType);
    }
    return schema
        .add(Source.UNREAD_CELLS.name(), Schemas.type(Source.UNREAD_CELLS))
        .add(ReadRecord.CELL_PROBLEMS, DataTypes.createArrayType(PROBLEM))
        .add(ReadRecord.PROBLEMS, DataTypes.createArrayType(PROBLEM));
  }

  private static Cell cell(Source source, LandedColumn column) {
    String silver = column.field().name();
    boolean isPlaced =
        source.key().contains(silver)
            || source.parts().contains(silver)
            || silver.equals(source.validTo());
    return new Cell(
        column.name(),
        silver,
        column.type(),
        source.lookup(column),
        column.isRequired(),
        source.keyNames().contains(column.name()),
        column.isRequired() || isPlaced);
  }

  private static int numberCell(Source source, Party party) {
    List<String> names = source.columns().stream().map(LandedColumn::name).toList();
    return party.numberColumn() == null ? -1 : names.indexOf(party.numberColumn());
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        return read(rows.next());
      }
    };
  }

  private Row read(Row row) {
    boolean isDeletion =
        MessageKind.DELETION.code().equals(row.getAs(Provenance.MESSAGE_KIND.name()));
    List<Row> problems = null;
    List<Row> cellProblems = null;
    Object[] values =
        new Object[provenanceCount + cells.size() + codeColumns.size() + textsOfKey.length + 3];
    for (int i = 0; i < provenanceCount; i++) {
      values[i] = row.get(i);
    }
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      String text = row.getAs(cell.column());
      CellType.ParseResult result = cell.type().parse(text, cell.lookup());
      values[provenanceCount + i] = result.value();
      if (result.problem() != null) {
        Row problem = problem(result.problem(), cell.column(), text);
        if (cell.isNeeded()) {
          problems = with(problems, problem);
        } else {
          cellProblems = with(cellProblems, problem);
        }
      } else if (result.value() == null && cell.isRequired() && (!isDeletion || cell.isKey())) {
        problems = with(problems, problem(Reason.REQUIRED_MISSING, cell.column(), text));
      }
    }
    int next = provenanceCount + cells.size();
    for (int i = 0; i < codeColumns.size(); i++) {
      values[next++] = code(row, codeColumns.get(i), numberCells[i], values);
    }
    for (int text : textsOfKey) {
      values[next++] = Folding.key((String) values[provenanceCount + text]);
    }
    // Most rows have no problem, and Spark does not have to convert nulls.
    values[next++] = cellProblems == null ? null : unreadCells(cellProblems);
    values[next++] = cellProblems == null ? null : cellProblems.toArray(Row[]::new);
    values[next] = problems == null ? null : problems.toArray(Row[]::new);
    return RowFactory.create(values);
  }

  private static List<Row> with(List<Row> problems, Row problem) {
    List<Row> all = problems == null ? new ArrayList<>(1) : problems;
    all.add(problem);
    return all;
  }

  /**
   * The code by which the row names a party; a person's number in the cell of an enterprise's code
   * becomes the number of the person.
   */
  private String code(Row row, List<String> columns, int numberCell, Object[] values) {
    String code = usableCode(row, columns);
    if (code == null || numberCell < 0 || !PersonKey.isHashOfNumber(code)) {
      return code;
    }
    int number = provenanceCount + numberCell;
    values[number] = values[number] == null ? code : values[number];
    return null;
  }

  /** The first code that can identify an enterprise; where none can, the first that is stated. */
  private String usableCode(Row row, List<String> columns) {
    String first = null;
    boolean isNational = row.isNullAt(row.fieldIndex(Provenance.IDENTIFIER_SCHEME.name()));
    for (String column : columns) {
      String text = row.getAs(column);
      if (text == null || NotStated.is(text)) {
        continue;
      }
      String code = Folding.fold(text);
      if (columns.size() == 1 || !isNational || isUsable(code)) {
        return code;
      }
      first = first == null ? code : first;
    }
    return first;
  }

  private boolean isUsable(String code) {
    Identifiers.Recognised recognised = Identifiers.recognise(code);
    return recognised.isValid()
        || recognised.scheme().equals(IdentifierScheme.USCC)
            && CreditCode.state(recognised.value(), isRegister, false) != CreditCode.State.INVALID;
  }

  /** Silver columns of the unreadable cells: a landed cell may become several. */
  private String[] unreadCells(List<Row> cellProblems) {
    Set<String> unread = new LinkedHashSet<>();
    for (Row problem : cellProblems) {
      cells.stream()
          .filter(cell -> cell.column().equals(problem.getString(1)))
          .map(Cell::silver)
          .forEach(unread::add);
    }
    return unread.toArray(String[]::new);
  }

  private static Row problem(Reason reason, String column, String text) {
    return RowFactory.create(reason.code(), column, text);
  }
}
