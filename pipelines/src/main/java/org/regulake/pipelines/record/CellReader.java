package org.regulake.pipelines.record;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.regulake.models.code.Folding;
import org.regulake.models.code.NotStated;
import org.regulake.models.graph.row.InternalRows;
import org.regulake.models.table.Field;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.identity.StatedCode;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.LandedColumn;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Source;
import scala.Function1;

/**
 * Reads the cells of bronze rows, in the internal format of Spark. An unreadable cell makes the
 * whole row unusable if it is required, belongs to the key of the record, or states the end of the
 * fact. Otherwise only the cell is lost.
 */
final class CellReader implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {

  private static final long serialVersionUID = 1L;

  /** A problem of a cell. */
  static final StructType PROBLEM =
      new StructType()
          .add("reason_code", DataTypes.StringType)
          .add("column_name", DataTypes.StringType)
          .add("value", DataTypes.StringType);

  /** Description of a cell; {@code isNeeded} where the row cannot be used without it. */
  private record Cell(
      int position,
      String column,
      String silver,
      DataType dataType,
      CellType type,
      CellType.Lookup lookup,
      boolean isRequired,
      boolean isKey,
      boolean isNeeded)
      implements Serializable {}

  private static final UTF8String DELETION = UTF8String.fromString(MessageKind.DELETION.code());

  private final List<Cell> cells;

  /** Types of the columns of provenance, which come first in bronze rows and in the results. */
  private final DataType[] provenance;

  private final int messageKind;
  private final int identifierScheme;

  /** Positions in bronze rows of the codes of each party. */
  private final int[][] codes;

  /** Position of each party's number among the cells; -1 for a party that is not a person. */
  private final int[] numberCells;

  /** Positions among the cells of the texts of the key. */
  private final int[] textsOfKey;

  private final boolean isRegister;

  private CellReader(Source source) {
    List<String> bronze = source.bronze().fields().stream().map(Field::name).toList();
    cells =
        new ArrayList<>(
            source.columns().stream().map(column -> cell(source, column, bronze)).toList());
    provenance = Provenance.fields().stream().map(Schemas::type).toArray(DataType[]::new);
    messageKind = bronze.indexOf(Provenance.MESSAGE_KIND.name());
    identifierScheme = bronze.indexOf(Provenance.IDENTIFIER_SCHEME.name());
    codes =
        source.parties().stream()
            .map(party -> party.codeColumns().stream().mapToInt(bronze::indexOf).toArray())
            .toArray(int[][]::new);
    numberCells = source.parties().stream().mapToInt(party -> numberCell(source, party)).toArray();
    List<String> silver = cells.stream().map(Cell::silver).toList();
    textsOfKey = source.textsOfKey().stream().mapToInt(silver::indexOf).toArray();
    isRegister = source.isRegister();
  }

  static CellReader of(Source source) {
    return new CellReader(source);
  }

  /**
   * Columns of the resulting rows: provenance, the typed columns (identity numbers included: they
   * are hashes), for each party its code, the enterprise that the code names by itself and the
   * fault of the code, then the folded texts of the key, {@code unread_cells}, {@code
   * cell_problems} and {@code problems}, each null where there is none.
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
      schema =
          schema
              .add(ReadRecord.codeColumn(party), DataTypes.StringType)
              .add(ReadRecord.ownEntityColumn(party), DataTypes.StringType)
              .add(ReadRecord.faultColumn(party), DataTypes.StringType);
    }
    for (String text : source.textsOfKey()) {
      schema = schema.add(source.folded(text), DataTypes.StringType);
    }
    return schema
        .add(Source.UNREAD_CELLS.name(), Schemas.type(Source.UNREAD_CELLS))
        .add(ReadRecord.CELL_PROBLEMS, DataTypes.createArrayType(PROBLEM))
        .add(ReadRecord.PROBLEMS, DataTypes.createArrayType(PROBLEM));
  }

  private static Cell cell(Source source, LandedColumn column, List<String> bronze) {
    String silver = column.field().name();
    boolean isPlaced =
        source.key().contains(silver)
            || source.parts().contains(silver)
            || silver.equals(source.validTo());
    return new Cell(
        bronze.indexOf(column.name()),
        column.name(),
        silver,
        Schemas.type(column.field()),
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
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    List<Function1<Object, Object>> converters = new ArrayList<>();
    cells.forEach(
        cell -> converters.add(CatalystTypeConverters.createToCatalystConverter(cell.dataType())));
    CheckedCode[] checkedCodes =
        Stream.generate(() -> CheckedCode.NONE).limit(codes.length).toArray(CheckedCode[]::new);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public InternalRow next() {
        return read(rows.next(), converters, checkedCodes);
      }
    };
  }

  private InternalRow read(
      InternalRow row, List<Function1<Object, Object>> converters, CheckedCode[] checkedCodes) {
    boolean isDeletion = DELETION.equals(row.getUTF8String(messageKind));
    List<InternalRow> problems = null;
    List<InternalRow> cellProblems = null;
    Object[] values =
        new Object[provenance.length + cells.size() + 3 * codes.length + textsOfKey.length + 3];
    for (int i = 0; i < provenance.length; i++) {
      values[i] = row.get(i, provenance[i]);
    }
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      String text = text(row, cell.position());
      CellType.ParseResult result = cell.type().parse(text, cell.lookup());
      values[provenance.length + i] = converters.get(i).apply(result.value());
      if (result.problem() != null) {
        InternalRow problem = problem(result.problem(), cell.column(), text);
        if (cell.isNeeded()) {
          problems = with(problems, problem);
        } else {
          cellProblems = with(cellProblems, problem);
        }
      } else if (result.value() == null && cell.isRequired() && (!isDeletion || cell.isKey())) {
        problems = with(problems, problem(Reason.REQUIRED_MISSING, cell.column(), text));
      }
    }
    String stated = text(row, identifierScheme);
    String scheme = stated == null ? "" : stated;
    int next = provenance.length + cells.size();
    for (int i = 0; i < codes.length; i++) {
      String code = code(row, codes[i], numberCells[i], values);
      CheckedCode checked = checkedCodes[i].next(scheme, code);
      checkedCodes[i] = checked;
      values[next++] = UTF8String.fromString(code);
      values[next++] = checked.entityId();
      values[next++] = checked.fault();
    }
    for (int text : textsOfKey) {
      Object value = values[provenance.length + text];
      values[next++] = UTF8String.fromString(Folding.key(value == null ? null : value.toString()));
    }
    values[next++] = cellProblems == null ? null : unreadCells(cellProblems);
    values[next++] = cellProblems == null ? null : list(cellProblems);
    values[next] = problems == null ? null : list(problems);
    return InternalRows.row(values);
  }

  /**
   * A code with the enterprise that it names and its fault. Many rows name the same enterprise as
   * the row before, so that the last code of each party is kept.
   */
  private record CheckedCode(String scheme, String code, UTF8String entityId, UTF8String fault) {

    static final CheckedCode NONE = new CheckedCode(null, null, null, null);

    CheckedCode next(String nextScheme, String nextCode) {
      if (nextCode == null) {
        return NONE;
      }
      if (nextCode.equals(code) && nextScheme.equals(scheme)) {
        return this;
      }
      StatedCode checked = StatedCode.of(nextScheme, nextCode, false);
      return new CheckedCode(
          nextScheme,
          nextCode,
          UTF8String.fromString(checked.entityId()),
          UTF8String.fromString(checked.fault()));
    }
  }

  private static String text(InternalRow row, int position) {
    return row.isNullAt(position) ? null : row.getUTF8String(position).toString();
  }

  private static List<InternalRow> with(List<InternalRow> problems, InternalRow problem) {
    List<InternalRow> all = problems == null ? new ArrayList<>(1) : problems;
    all.add(problem);
    return all;
  }

  private static ArrayData list(List<InternalRow> problems) {
    return new GenericArrayData(problems.toArray());
  }

  /**
   * The code by which the row names a party; a person's number in the cell of an enterprise's code
   * becomes the number of the person.
   */
  private String code(InternalRow row, int[] columns, int numberCell, Object[] values) {
    String code = usableCode(row, columns);
    if (code == null || numberCell < 0 || !PersonKey.isHashOfNumber(code)) {
      return code;
    }
    int number = provenance.length + numberCell;
    values[number] = values[number] == null ? UTF8String.fromString(code) : values[number];
    return null;
  }

  /** The first code that can identify an enterprise; where none can, the first that is stated. */
  private String usableCode(InternalRow row, int[] columns) {
    String first = null;
    boolean isNational = row.isNullAt(identifierScheme);
    for (int column : columns) {
      String text = text(row, column);
      if (text == null || NotStated.is(text)) {
        continue;
      }
      String code = Folding.fold(text);
      if (columns.length == 1 || !isNational || StatedCode.of("", code, isRegister).isUsable()) {
        return code;
      }
      first = first == null ? code : first;
    }
    return first;
  }

  /** Silver columns of the unreadable cells: a landed cell may become several. */
  private ArrayData unreadCells(List<InternalRow> cellProblems) {
    Set<UTF8String> unread = new LinkedHashSet<>();
    for (InternalRow problem : cellProblems) {
      String column = problem.getUTF8String(1).toString();
      cells.stream()
          .filter(cell -> cell.column().equals(column))
          .map(Cell::silver)
          .map(UTF8String::fromString)
          .forEach(unread::add);
    }
    return new GenericArrayData(unread.toArray());
  }

  private static InternalRow problem(Reason reason, String column, String text) {
    return InternalRows.row(
        UTF8String.fromString(reason.code()),
        UTF8String.fromString(column),
        UTF8String.fromString(text));
  }
}
