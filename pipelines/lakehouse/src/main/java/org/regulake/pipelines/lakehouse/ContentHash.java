package org.regulake.pipelines.lakehouse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
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
    static Content of(Row measured) {
      BigInteger sum = measured.<BigDecimal>getAs("hash_sum").toBigInteger();
      return new Content(measured.<Long>getAs("row_count"), "%016x".formatted(sum.longValue()));
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
    return coalesce(
            sum(rowHash(table).cast("decimal(38,0)")), lit(BigDecimal.ZERO).cast("decimal(38,0)"))
        .as("hash_sum");
  }

  /**
   * The hash of one row. Spark's hash skips nulls, so each nullable column is followed by its null
   * flag.
   */
  private static Column rowHash(Table table) {
    return xxhash64(
        table.contentFields().stream()
            .flatMap(
                field ->
                    field.isNullable()
                        ? Stream.of(Schemas.column(field), Schemas.column(field).isNull())
                        : Stream.of(Schemas.column(field)))
            .toArray(Column[]::new));
  }
}
