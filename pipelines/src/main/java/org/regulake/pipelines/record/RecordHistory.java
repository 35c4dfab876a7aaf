package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.graph.row.InternalRows;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.LandedColumn;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;

/**
 * Applies {@link History} to all records of a source: one shuffle by key, one sort, one streaming
 * pass. Every row is returned with its {@code fate}; a version is returned once per bitemporal
 * rectangle, the first marked {@code is_first}.
 */
final class RecordHistory {

  static final String FATE = "fate";
  static final String IS_FIRST = "is_first";

  /** Full delivery that ended the rectangle by leaving the record out; null when none did. */
  static final String LEFT_OUT_BY = "left_out_by";

  /**
   * Full deliveries that ended a record under the key of the row by leaving it out; null when none
   * did.
   */
  static final String ENDED_BY = "ended_by";

  /** Whether the key of the row is readable, even if other cells are not. */
  static final String HAS_KEY = "has_key";

  static final String CONTENT = "content_of_row";
  static final String SUM = "sums_of_row";

  /**
   * A hash of the key, equal for the rows of one record; for a row with an unreadable key a hash of
   * its own.
   */
  static final String KEY_HASH = "key_of_row";

  /** The cells in which a row contradicts another; null when it contradicts none. */
  private static final String CONFLICTS = "conflicts_of_row";

  private final Source source;
  private final History.Kind kind;
  private final List<Message> fulls;
  private final List<Withdrawal> withdrawals;

  /**
   * Creates the histories of a source's records.
   *
   * @param fulls full deliveries that end the records that they leave out
   * @param withdrawals withdrawals of deliveries of the source
   */
  RecordHistory(Source source, List<Message> fulls, List<Withdrawal> withdrawals) {
    this.source = source;
    this.kind = source.isRegister() ? History.Kind.STATE : History.Kind.FACT;
    this.fulls = fulls.stream().sorted(Message.AS_KNOWN).toList();
    this.withdrawals =
        withdrawals.stream()
            .sorted(Comparator.comparing(Withdrawal::at).thenComparing(Withdrawal::deliveryId))
            .toList();
  }

  /**
   * Adds the bitemporal columns, {@code landed_count}, {@code fate}, {@code is_first}, {@code
   * left_out_by} and {@code ended_by} to rows of {@link ReadRecord}. Rows may have a column {@link
   * Mentions#MENTIONED_IN}.
   */
  Dataset<Row> of(Dataset<Row> read) {
    Dataset<Row> keyed =
        withKey(source, read)
            .withColumn(CONTENT, xxhash64(contentColumns()))
            .withColumn(SUM, source.sums().isEmpty() ? lit(0L) : hash(source.sums()));
    List<Column> order = new ArrayList<>(List.of(col(KEY_HASH), col(HAS_KEY)));
    source.key().forEach(key -> order.add(col(source.folded(key))));
    order.addAll(
        List.of(
            col(Provenance.RECEIVED_AT.name()),
            col(Provenance.SEQUENCE.name()),
            col(Provenance.DELIVERY_ID.name()),
            col(Provenance.FILE_NAME.name()),
            col(Provenance.LINE_NUMBER.name())));
    Dataset<Row> sorted =
        keyed.repartition(col(KEY_HASH)).sortWithinPartitions(order.toArray(Column[]::new));
    return withHistory(sorted)
        .withColumn(ReadRecord.PROBLEMS, coalesce(col(CONFLICTS), col(ReadRecord.PROBLEMS)))
        .drop(helperColumns());
  }

  /**
   * Adds {@link #HAS_KEY} and {@link #KEY_HASH} to rows of {@link ReadRecord}. A row with an
   * unreadable key belongs to no known record; each forms its own group and is only passed through.
   */
  static Dataset<Row> withKey(Source source, Dataset<Row> read) {
    return read.withColumn(HAS_KEY, hasKey(source))
        .withColumn(
            KEY_HASH,
            when(col(HAS_KEY), keyHash(source))
                .otherwise(xxhash64(col(Provenance.RECORD_ID.name()))));
  }

  /** The {@link #KEY_HASH} of rows with a readable key, from the columns of the key. */
  static Column keyHash(Source source) {
    return hash(source.key().stream().map(source::folded).toList());
  }

  private Dataset<Row> withHistory(Dataset<Row> sorted) {
    History.Kind recordKind = kind;
    List<Message> fullMessages = fulls;
    List<Withdrawal> taken = withdrawals;
    RowPositions positions = RowPositions.of(sorted.schema(), source);
    StructType schema = sorted.schema();
    for (StructField column : columns().fields()) {
      schema = schema.add(column);
    }
    return InternalRows.table(
        InternalRows.of(sorted)
            .mapPartitions(
                rows ->
                    new RecordGroups(
                        rows, positions, new History(recordKind, fullMessages, taken))),
        schema,
        sorted.sparkSession());
  }

  /** Columns that are needed only while histories are built. */
  private String[] helperColumns() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                CONTENT,
                SUM,
                KEY_HASH,
                CONFLICTS,
                Mentions.MENTIONED_IN,
                Provenance.SEQUENCE.name(),
                Provenance.SCOPE.name(),
                Provenance.EVENT_DATE.name()));
    source.textsOfKey().stream().map(source::folded).forEach(columns::add);
    return columns.toArray(String[]::new);
  }

  private static Column hasKey(Source source) {
    Set<String> ofKey = new HashSet<>(source.key());
    source.columns().stream()
        .filter(column -> source.key().contains(column.field().name()))
        .forEach(column -> ofKey.add(column.name()));
    source.parties().stream()
        .filter(party -> source.key().contains(party.idField().name()))
        .forEach(
            party -> {
              ofKey.addAll(party.codeColumns());
              if (party.numberColumn() != null) {
                ofKey.add(party.numberColumn());
              }
            });
    return col(ReadRecord.PROBLEMS)
        .isNull()
        .or(
            not(
                exists(
                    col(ReadRecord.PROBLEMS),
                    problem -> problem.getField("column_name").isin(ofKey.toArray()))));
  }

  /** A hash of columns in which null differs from every value. */
  private static Column hash(List<String> columns) {
    List<Column> hashed = new ArrayList<>();
    Column nulls = lit(0L);
    for (int i = 0; i < columns.size(); i++) {
      hashed.add(col(columns.get(i)));
      nulls = nulls.plus(when(col(columns.get(i)).isNull(), lit(1L << i)).otherwise(lit(0L)));
    }
    hashed.add(nulls);
    return xxhash64(hashed.toArray(Column[]::new));
  }

  private Column[] contentColumns() {
    List<String> names =
        new ArrayList<>(source.parties().stream().map(party -> party.idField().name()).toList());
    source.columns().stream()
        .map(LandedColumn::field)
        .map(Field::name)
        .map(source::folded)
        .forEach(names::add);
    // An empty cell and an unreadable one are different content.
    return new Column[] {hash(names), array_join(col(Source.UNREAD_CELLS.name()), ",")};
  }

  /** The columns of the history that {@link RecordGroups} adds to a row. */
  static StructType columns() {
    StructType columns = new StructType();
    for (Field field : Bitemporal.fields()) {
      columns = columns.add(field.name(), Schemas.type(field));
    }
    return columns
        .add(Source.LANDED_COUNT.name(), DataTypes.LongType)
        .add(FATE, DataTypes.StringType)
        .add(IS_FIRST, DataTypes.BooleanType)
        .add(LEFT_OUT_BY, DataTypes.StringType)
        .add(CONFLICTS, DataTypes.createArrayType(CellReader.PROBLEM))
        .add(ENDED_BY, DataTypes.createArrayType(DataTypes.StringType));
  }
}
