package org.regulake.pipelines.stage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.StageRecord;
import org.regulake.pipelines.lakehouse.TableInput;

/**
 * The result that a stage left when it ran last, with the same program, rules and parameters: its
 * tables are still as it wrote them, so that it may change them by what has changed in its inputs
 * since.
 */
public final class EarlierResult {

  private final Lakehouse lake;
  private final StageRecord record;
  private final List<TableInput> now;

  /**
   * Creates the earlier result of a stage.
   *
   * @param record the record of that result
   * @param now the inputs of the stage as they are now
   */
  public EarlierResult(Lakehouse lake, StageRecord record, List<TableInput> now) {
    this.lake = lake;
    this.record = record;
    this.now = List.copyOf(now);
  }

  /** What the stage kept of the earlier run, by name. */
  public Map<String, String> kept() {
    return record.kept();
  }

  /** Whether a table that the stage reads whole has the content that it had then. */
  public boolean isUnchanged(Table table) {
    return input(record.inputs(), table).isSameContent(input(now, table));
  }

  /**
   * The rows of a table that the stage reads whole, as it read them then.
   *
   * @return empty when that version can no longer be read
   */
  public Optional<Dataset<Row>> read(Table table) {
    if (isUnchanged(table)) {
      return Optional.of(lake.read(table));
    }
    TableInput before = input(record.inputs(), table);
    return before.contentHash() == null
        ? Optional.of(lake.read(table).limit(0))
        : Optional.ofNullable(before.version())
            .flatMap(version -> lake.readEarlier(table, version));
  }

  /**
   * The rows added since to a table that the stage reads whole.
   *
   * @return empty when rows have been removed or rewritten as well, or when the version of that
   *     time can no longer be compared
   */
  public Optional<Dataset<Row>> added(Table table) {
    if (isUnchanged(table)) {
      return Optional.of(lake.read(table).limit(0));
    }
    TableInput before = input(record.inputs(), table);
    return before.contentHash() == null
        ? Optional.of(lake.read(table))
        : Optional.ofNullable(before.version()).flatMap(version -> lake.addedSince(table, version));
  }

  private TableInput input(List<TableInput> inputs, Table table) {
    return inputs.stream()
        .filter(input -> input.table().equals(table.fullName()) && input.day() == null)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s has not read %s as a whole".formatted(record.key(), table.fullName())));
  }
}
