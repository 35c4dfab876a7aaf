package org.regulake.pipelines.delivery;

import static org.apache.spark.sql.functions.col;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The sources of which a file was collected. Of any other source a missing record means unknown,
 * not zero.
 */
public final class CollectedSources {

  private CollectedSources() {}

  /**
   * Names of the sources.
   *
   * @param files rows of {@code ops.delivered_file}
   */
  public static Set<String> in(Dataset<Row> files) {
    return files
        .where(col(DeliveredFile.STATE.name()).equalTo(DeliveredFile.COLLECTED))
        .select(DeliveredFile.SOURCE.name())
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toUnmodifiableSet());
  }
}
