package org.regulake.pipelines.lakehouse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Table;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;

/**
 * A hash of a table's content, independent of row order, file layout, format and the run that wrote
 * it: the sum of a 64-bit hash per row over the content columns, together with the row count. Sums
 * add up, so the hash of a table is the sum over its partitions.
 */
public final class ContentHash {

  private ContentHash() {}

  /**
   * Row count and hash of some rows; those of two parts of a table add up to those of the whole.
   */
  public record Content(long rows, String hash) {
    /** The content of no rows. */
    public static final Content NONE = new Content(0, "%016x".formatted(0));

    static Content of(Row measured) {
      return of(measured, "row_count", "hash_sum");
    }

    private static Content of(Row measured, String rowCount, String hashSum) {
      BigInteger sum = measured.<BigDecimal>getAs(hashSum).toBigInteger();
      return new Content(measured.<Long>getAs(rowCount), "%016x".formatted(sum.longValue()));
    }

    Content plus(Content other) {
      long sum = Long.parseUnsignedLong(hash, 16) + Long.parseUnsignedLong(other.hash, 16);
      return new Content(rows + other.rows, "%016x".formatted(sum));
    }
  }

  /** Reads rows and hashes them. */
  public static Content of(Table table, Dataset<Row> rows) {
    return Content.of(rows.agg(rowCount(), hashSum(table)).first());
  }

  /**
   * Reads rows once and hashes what was known of them at several moments; see {@link KnownRows}.
   *
   * @return moment → the rows as they stood then
   */
  static Map<Instant, Content> asKnown(Table table, Dataset<Row> rows, List<Instant> moments) {
    List<Column> measures = new ArrayList<>();
    for (int i = 0; i < moments.size(); i++) {
      Column isKnown = KnownRows.isKnown(table, moments.get(i));
      Column hash = when(isKnown, rowHash(table, KnownRows.knownTo(moments.get(i))));
      measures.add(count_if(isKnown).as("row_count_" + i));
      measures.add(hashSum(hash).as("hash_sum_" + i));
    }
    Row measured =
        rows.agg(measures.get(0), measures.stream().skip(1).toArray(Column[]::new)).first();
    Map<Instant, Content> contents = new HashMap<>();
    for (int i = 0; i < moments.size(); i++) {
      contents.put(moments.get(i), Content.of(measured, "row_count_" + i, "hash_sum_" + i));
    }
    return contents;
  }

  /** Rows that are counted and hashed while they are written, without an extra pass. */
  record Observed(Dataset<Row> rows, Observation observation) {
    static Observed of(Table table, Dataset<Row> rows) {
      Observation observation = new Observation("content of " + table.fullName());
      return new Observed(rows.observe(observation, rowCount(), hashSum(table)), observation);
    }

    /** The content written; available after the write. */
    Content content() {
      try {
        return Content.of(
            Await.result(
                observation.future(), Duration.create(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)));
      } catch (TimeoutException | InterruptedException cause) {
        throw new IllegalStateException(
            "Spark reported no metrics for the write: " + observation.name(), cause);
      }
    }
  }

  private static final int LONGEST_WAIT_SECONDS = 60;

  private static Column rowCount() {
    return count(lit(1)).as("row_count");
  }

  private static Column hashSum(Table table) {
    return hashSum(rowHash(table, Schemas.column(Bitemporal.KNOWN_TO))).as("hash_sum");
  }

  private static Column hashSum(Column rowHash) {
    return coalesce(sum(rowHash.cast("decimal(38,0)")), lit(BigDecimal.ZERO).cast("decimal(38,0)"));
  }

  /**
   * The hash of one row. Spark's hash skips nulls, so each nullable column is followed by its null
   * flag.
   *
   * @param knownTo value for {@code known_to}, where the table has it
   */
  private static Column rowHash(Table table, Column knownTo) {
    return xxhash64(
        table.contentFields().stream()
            .flatMap(
                field -> {
                  Column value =
                      field.name().equals(Bitemporal.KNOWN_TO.name())
                          ? knownTo
                          : Schemas.column(field);
                  return field.isNullable() ? Stream.of(value, value.isNull()) : Stream.of(value);
                })
            .toArray(Column[]::new));
  }
}
