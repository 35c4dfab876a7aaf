package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.source.LandedColumn;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.registration.Registration;

/**
 * Applies {@link History} to all records of a source: one shuffle by key, one sort, one streaming pass. Every row comes out with its
 * {@code fate}; a version comes out once per rectangle in the two times, the first of them marked {@code is_first}.
 */
final class RecordHistory {

  static final String FATE = "fate";
  static final String IS_FIRST = "is_first";
  private static final String CONTENT = "content_of_row";
  private static final String KEY_ORDER = "key_of_row";
  private static final String HAS_KEY = "has_key";

  private final Source source;
  private final History.Kind kind;
  private final List<History.FullDelivery> fullDeliveries;

  RecordHistory(Source source, List<History.FullDelivery> fullDeliveries) {
    this.source = source;
    this.kind = source.bronze().name().equals("registration") ? History.Kind.STATE : History.Kind.FACT;
    this.fullDeliveries = List.copyOf(fullDeliveries);
  }

  /** Adds the bitemporal columns, {@code landed_count}, {@code fate} and {@code is_first} to rows that {@link ReadRecord} made. */
  Dataset<Row> of(Dataset<Row> read) {
    Dataset<Row> keyed = read
        .withColumn(CONTENT, xxhash64(contentColumns()))
        .withColumn(HAS_KEY, hasKey())
        // A row whose key cannot be read belongs to no record that we know; each is one of its own and only passes through.
        .withColumn(KEY_ORDER, when(col(HAS_KEY), keyHash()).otherwise(xxhash64(col(Provenance.RECORD_ID.name()))));
    List<Column> order = new ArrayList<>(List.of(col(KEY_ORDER), col(HAS_KEY)));
    source.key().forEach(key -> order.add(col(key)));
    order.addAll(List.of(col(Provenance.RECEIVED_AT.name()), col(Provenance.SEQUENCE.name()), col(Provenance.DELIVERY_ID.name()),
        col(Provenance.FILE_NAME.name()), col(Provenance.LINE_NUMBER.name())));
    Dataset<Row> sorted = keyed.repartition(col(KEY_ORDER)).sortWithinPartitions(order.toArray(Column[]::new));
    return sorted.mapPartitions(reader(sorted.schema()), Encoders.row(withHistory(sorted.schema()))).drop(CONTENT, KEY_ORDER, HAS_KEY);
  }

  /** Whether the row says whose record it is, even where something else of it cannot be read. */
  private Column hasKey() {
    Set<String> ofKey = new HashSet<>(source.key());
    source.columns().stream().filter(column -> source.key().contains(column.field().name())).forEach(column -> ofKey.add(column.name()));
    source.parties().stream().filter(party -> source.key().contains(party.idField().name())).forEach(party -> {
      ofKey.addAll(party.codeColumns());
      if (party.numberColumn() != null) {
        ofKey.add(party.numberColumn());
      }
    });
    return not(exists(col(ReadRecord.PROBLEMS), problem -> problem.getField("column_name").isin(ofKey.toArray())));
  }

  private Column keyHash() {
    return xxhash64(source.key().stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new));
  }

  private Column[] contentColumns() {
    List<Column> columns = new ArrayList<>();
    for (Party party : source.parties()) {
      columns.add(col(party.idField().name()));
    }
    int position = 0;
    Column nulls = lit(0L);
    for (LandedColumn column : source.columns()) {
      columns.add(col(column.field().name()));
      nulls = nulls.plus(when(col(column.field().name()).isNull(), lit(1L << position)).otherwise(lit(0L)));
      position++;
    }
    columns.add(nulls);
    return columns.toArray(Column[]::new);
  }

  private static StructType withHistory(StructType schema) {
    StructType extended = schema;
    for (org.regulake.models.table.Field field : Bitemporal.fields()) {
      extended = extended.add(field.name(), field.type());
    }
    return extended
        .add(Source.LANDED_COUNT.name(), DataTypes.LongType)
        .add(FATE, DataTypes.StringType)
        .add(IS_FIRST, DataTypes.BooleanType);
  }

  private MapPartitionsFunction<Row, Row> reader(StructType schema) {
    History.Kind recordKind = kind;
    List<History.FullDelivery> fulls = fullDeliveries;
    Positions positions = Positions.of(schema, source);
    return rows -> new Groups(rows, positions, new History(recordKind, fulls));
  }

  /** Where the columns stand that a history needs. */
  private record Positions(
      int problems, int hasKey, int[] key, int deliveryId, int sequence, int kind, int receivedAt, int eventDate, int content, int validFrom, int validTo,
      int established)
      implements java.io.Serializable {

    static Positions of(StructType schema, Source source) {
      List<String> names = Arrays.asList(schema.fieldNames());
      return new Positions(
          names.indexOf(ReadRecord.PROBLEMS),
          names.indexOf(HAS_KEY),
          source.key().stream().mapToInt(names::indexOf).toArray(),
          names.indexOf(Provenance.DELIVERY_ID.name()),
          names.indexOf(Provenance.SEQUENCE.name()),
          names.indexOf(Provenance.MESSAGE_KIND.name()),
          names.indexOf(Provenance.RECEIVED_AT.name()),
          names.indexOf(Provenance.EVENT_DATE.name()),
          names.indexOf(CONTENT),
          source.validFrom() == null ? -1 : names.indexOf(source.validFrom()),
          source.validTo() == null ? -1 : names.indexOf(source.validTo()),
          names.indexOf(Registration.ESTABLISHED_DATE.name()));
    }

    boolean hasProblem(Row row) {
      return !row.getSeq(problems).isEmpty();
    }

    boolean isSameRecord(Row left, Row right) {
      if (!left.getBoolean(hasKey) || !right.getBoolean(hasKey)) {
        return false;
      }
      for (int position : key) {
        if (!Objects.equals(left.get(position), right.get(position))) {
          return false;
        }
      }
      return true;
    }

    Statement statement(Row row) {
      return new Statement(row.getString(deliveryId), row.getLong(sequence), row.getString(kind), (Instant) row.get(receivedAt),
          (LocalDate) row.get(eventDate), row.getLong(content), date(row, validFrom), date(row, validTo), date(row, established));
    }

    private static LocalDate date(Row row, int position) {
      return position < 0 ? null : (LocalDate) row.get(position);
    }
  }

  /** Reads sorted rows record by record and hands out the rows with their history. */
  private static final class Groups implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Positions positions;
    private final History history;
    private final Deque<Row> ready = new ArrayDeque<>();
    private Row ahead;

    Groups(Iterator<Row> rows, Positions positions, History history) {
      this.rows = rows;
      this.positions = positions;
      this.history = history;
      this.ahead = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      return !ready.isEmpty() || ahead != null;
    }

    @Override
    public Row next() {
      if (ready.isEmpty()) {
        readRecord();
      }
      return ready.poll();
    }

    private void readRecord() {
      List<Row> record = new ArrayList<>();
      Row first = ahead;
      do {
        record.add(ahead);
        ahead = rows.hasNext() ? rows.next() : null;
      } while (ahead != null && positions.isSameRecord(first, ahead));
      List<Row> readable = new ArrayList<>();
      Set<String> unreadableIn = new HashSet<>();
      for (Row row : record) {
        if (positions.hasProblem(row)) {
          ready.add(with(row, null, 0, Outcome.Fate.UNREADABLE, true));
          unreadableIn.add(row.getString(positions.deliveryId()));
        } else {
          readable.add(row);
        }
      }
      List<Outcome> outcomes = history.of(readable.stream().map(positions::statement).toList(), unreadableIn);
      for (int i = 0; i < readable.size(); i++) {
        Outcome outcome = outcomes.get(i);
        if (outcome.spans().isEmpty()) {
          ready.add(with(readable.get(i), null, outcome.landedCount(), outcome.fate(), true));
        }
        for (int span = 0; span < outcome.spans().size(); span++) {
          ready.add(with(readable.get(i), outcome.spans().get(span), outcome.landedCount(), outcome.fate(), span == 0));
        }
      }
    }

    private static Row with(Row row, Outcome.Span span, long landedCount, Outcome.Fate fate, boolean isFirst) {
      Object[] cells = new Object[row.size() + 7];
      for (int i = 0; i < row.size(); i++) {
        cells[i] = row.get(i);
      }
      int next = row.size();
      cells[next++] = span == null ? null : span.validFrom();
      cells[next++] = span == null ? null : span.validTo();
      cells[next++] = span == null ? null : span.knownFrom();
      cells[next++] = span == null ? null : span.knownTo();
      cells[next++] = landedCount;
      cells[next++] = fate.code();
      cells[next] = isFirst;
      return RowFactory.create(cells);
    }
  }
}
