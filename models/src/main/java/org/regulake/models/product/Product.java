package org.regulake.models.product;

import java.util.List;
import java.util.stream.Stream;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;

/**
 * A published table: its contract, its title in the catalogue, and with whom it may be shared.
 *
 * @param table its columns: the judged day first, the stamp of the run last; partitioned by day
 */
public record Product(Table table, Label title, Sharing sharing) {

  public Product {
    List<String> stamp = List.of(RunStamp.AS_OF.name());
    if (table.layer() != Layer.PUBLISHED
        || !table.partitions().equals(stamp)
        || !table.key().get(0).equals(RunStamp.AS_OF.name())) {
      throw new IllegalArgumentException(
          ("%s is not a published table that is partitioned by the judged day and has it first in"
                  + " its key")
              .formatted(table.fullName()));
    }
    table.fields().stream()
        .filter(field -> field.chinese().isEmpty())
        .findFirst()
        .ifPresent(
            field -> {
              throw new IllegalArgumentException(
                  "%s.%s has no name in Chinese, which the catalogue shows: add .chinese(…)"
                      .formatted(table.fullName(), field.name()));
            });
    table.fields().stream()
        .filter(field -> field.secrecy() == Secrecy.PERSONAL)
        .findFirst()
        .ifPresent(
            field -> {
              throw new IllegalArgumentException(
                  "%s.%s is about a natural person and may not be published"
                      .formatted(table.fullName(), field.name()));
            });
  }

  /**
   * A product with the columns of its key, more columns, and the stamp of the run.
   *
   * @param key columns that, with the judged day, identify a row
   */
  public static Product of(
      String name, Label title, Sharing sharing, String grain, List<Field> key, Field... more) {
    Table table =
        Table.named(Layer.PUBLISHED, name)
            .grain(grain)
            .key(Stream.concat(Stream.of(RunStamp.AS_OF), key.stream()).toArray(Field[]::new))
            .fields(RunStamp.AS_OF)
            .fields(key)
            .fields(more)
            .fields(RunStamp.KNOWN_AT, RunStamp.RUN_ID)
            .partitionedBy(RunStamp.AS_OF)
            .build();
    return new Product(table, title, sharing);
  }

  /**
   * The same product with a condition that holds on every row; a release without it is refused.
   *
   * @param name lower case with underscores
   * @param condition SQL over the columns, in words that Spark and other engines share
   */
  public Product check(String name, String condition) {
    return new Product(table.check(name, condition), title, sharing);
  }

  /** Its name, as in {@code risk_score}. */
  public String name() {
    return table.name();
  }
}
