package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.code.Folding;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;

/**
 * Finds the records that a full delivery names in unreadable rows. Such a row cannot be assigned to
 * a record, but a record whose code, name or number occurs in it is not left out by that delivery.
 */
final class Mentions {

  /** Column with the deliveries that name the record in an unreadable row. */
  static final String MENTIONED_IN = "mentioned_in";

  /** Column with a word in the form in which names and codes are compared. */
  static final String WORD = "word";

  private static final String KNOWN_NAME = "known_name";
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[,;\t|\"{}:\r\n]+");

  /**
   * A code, found whatever character separates it from its neighbours: the separator may be the
   * fault of the row.
   */
  private static final Pattern CODE = Pattern.compile("[0-9A-Z][0-9A-Z-]{7,}");

  private Mentions() {}

  /**
   * The words of unreadable rows.
   *
   * @param text column with the whole text of the row
   * @return {@code delivery_id}, {@code word}
   */
  static Dataset<Row> words(Dataset<Row> rows, Column text) {
    UserDefinedFunction words =
        udf((String raw) -> words(raw), DataTypes.createArrayType(DataTypes.StringType));
    return rows.select(col(Provenance.DELIVERY_ID.name()), explode(words.apply(text)).as(WORD))
        .distinct();
  }

  private static String[] words(String raw) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : BETWEEN_WORDS.split(raw == null ? "" : raw)) {
      String key = Folding.key(word);
      if (!key.isEmpty()) {
        words.add(key);
      }
    }
    CODE.matcher(Folding.fold(raw).toUpperCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .forEach(words::add);
    return words.toArray(String[]::new);
  }

  /** A code or name in the form of {@link #WORD}. */
  static Column key(Column name) {
    UserDefinedFunction key = udf((String text) -> Folding.key(text), DataTypes.StringType);
    return key.apply(name);
  }

  /** All codes and names by which a row of {@link ReadRecord} identifies its record. */
  static Column naming(Source source) {
    return concat_ws(",", names(source).toArray(Column[]::new));
  }

  private static List<Column> names(Source source) {
    List<Column> names = new ArrayList<>();
    source
        .subject()
        .ifPresent(
            subject -> {
              names.add(col(ReadRecord.codeColumn(subject)));
              if (subject.nameColumn() != null) {
                names.add(col(source.silverName(subject.nameColumn())));
              }
            });
    source.textsOfKey().forEach(text -> names.add(col(text)));
    return names;
  }

  /** The code by which a row names its subject; null in a source without parties. */
  private static Column statedCode(Source source) {
    return source
        .subject()
        .map(subject -> col(ReadRecord.codeColumn(subject)))
        .orElseGet(() -> lit(null).cast("string"));
  }

  /**
   * Whether any of the words names a record that the same full delivery ended by leaving it out.
   */
  static boolean nameEnded(SourceRecords records, Dataset<Row> words, Dataset<Row> identifiers) {
    Dataset<Row> ended =
        records.history().orElseThrow().where(col(RecordHistory.ENDED_BY).isNotNull());
    return !in(ended, records.source(), words, identifiers)
        .where(arrays_overlap(col(MENTIONED_IN), col(RecordHistory.ENDED_BY)))
        .isEmpty();
  }

  /**
   * Adds {@code mentioned_in} to rows of {@link ReadRecord}; empty where no word names the row's
   * record.
   *
   * @param identifiers rows of {@code silver.identifier}, for the names of enterprises that a row
   *     names by code alone
   */
  static Dataset<Row> in(
      Dataset<Row> read, Source source, Dataset<Row> words, Dataset<Row> identifiers) {
    Dataset<Row> known =
        identifiers
            .where(col(Identifier.ENTITY_ID.name()).isNotNull())
            .select(
                col(Identifier.STATED_SCHEME.name()).as("known_scheme"),
                col(Identifier.STATED_CODE.name()).as("known_code"),
                col(Identifier.ENTERPRISE_NAME.name()).as(KNOWN_NAME));
    Dataset<Row> rows =
        read.withColumn(MENTIONED_IN, array().cast(DataTypes.createArrayType(DataTypes.StringType)))
            .join(
                known,
                coalesce(col(Provenance.IDENTIFIER_SCHEME.name()), lit(""))
                    .equalTo(col("known_scheme"))
                    .and(statedCode(source).equalTo(col("known_code"))),
                "left");
    Dataset<Row> deliveries =
        words.groupBy(WORD).agg(collect_set(Provenance.DELIVERY_ID.name()).as("deliveries"));
    List<Column> names = names(source);
    names.add(col(KNOWN_NAME));
    for (Column name : names) {
      rows =
          rows.withColumn("name_key", key(name))
              .join(deliveries, col("name_key").equalTo(col(WORD)), "left")
              .withColumn(
                  MENTIONED_IN,
                  array_union(
                      col(MENTIONED_IN),
                      coalesce(
                          col("deliveries"),
                          array().cast(DataTypes.createArrayType(DataTypes.StringType)))))
              .drop("name_key", WORD, "deliveries");
    }
    return rows.drop("known_scheme", "known_code", KNOWN_NAME);
  }
}
