package org.regulake.pipelines.collect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regulake.models.rule.Names;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.LandedColumn;
import org.regulake.pipelines.source.Source;

/**
 * The columns of a table in a database that a source understands, found as the headers of a landed
 * file are.
 *
 * @param known column of the table → type of the landed column; {@code TEXT} for a part of a joined
 *     column
 * @param unknown columns of the table that the source does not have, each with the nearest name
 */
public record PulledColumns(Map<String, CellType> known, List<String> unknown) {

  /**
   * Maps the columns of a table.
   *
   * @param table its name, for messages
   * @param headers its columns
   * @throws IllegalArgumentException when a required column is missing, two columns stand for one,
   *     or the description does not fit the source
   */
  public static PulledColumns of(
      Source source, DeliveryDescription description, String table, List<String> headers) {
    description.check(source);
    FileTask task = task(source, description, table);
    Map<String, CellType> known = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    List<String> mapped = new ArrayList<>();
    for (String header : headers) {
      Optional<String> column = Optional.ofNullable(task.columnOf(header));
      if (task.isIgnored(header)) {
        mapped.add(header);
      } else if (column.isPresent() || task.isPart(header)) {
        mapped.add(header);
        known.put(header, column.map(name -> type(source, name)).orElse(CellType.TEXT));
      } else {
        unknown.add(
            "'%s' (%s)".formatted(header, Names.hint(header, task.columnByHeader().keySet())));
      }
    }
    try {
      Header.positions(task, mapped);
    } catch (RefusedFileException refused) {
      throw new IllegalArgumentException(refused.getMessage(), refused);
    }
    return new PulledColumns(known, unknown);
  }

  private static FileTask task(Source source, DeliveryDescription description, String table) {
    Delivery delivery =
        new Delivery(
            source,
            table,
            MessageKind.INCREMENTAL,
            0,
            LocalDate.EPOCH,
            Instant.EPOCH,
            description,
            "",
            Map.of(),
            List.of());
    return FileTask.of(delivery, new LandedFile(table, table, 0, 0), null);
  }

  private static CellType type(Source source, String column) {
    return source.columns().stream()
        .filter(one -> one.name().equals(column))
        .map(LandedColumn::type)
        .findFirst()
        .orElse(CellType.TEXT);
  }
}
