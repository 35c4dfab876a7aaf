package org.regulake.pipelines.cli;

import java.util.Locale;
import org.regulake.models.product.Product;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.publish.Products;
import org.regulake.pipelines.run.Tables;

/** Generates the dictionary of all tables, {@code pipelines/TABLES.md}, from their contracts. */
final class Dictionary {

  private Dictionary() {}

  static String markdown() {
    StringBuilder text =
        new StringBuilder(
            "# Tables\n"
                + "\n"
                + "Generated from the contracts in the code (`./regulake tables --markdown`); do"
                + " not edit.\n");
    for (Layer layer :
        new Layer[] {
          Layer.BRONZE,
          Layer.QUARANTINE,
          Layer.SILVER,
          Layer.GRAPH,
          Layer.FEATURE,
          Layer.RISK,
          Layer.MONITOR,
          Layer.PUBLISHED,
          Layer.OPS
        }) {
      text.append("\n## ")
          .append(layer.schema())
          .append(" · ")
          .append(layer.chinese())
          .append("\n\n")
          .append(layer.sentence())
          .append(".\n");
      Tables.ALL.stream()
          .filter(table -> table.layer() == layer)
          .forEach(table -> append(text, table));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Table table) {
    text.append("\n### ")
        .append(table.fullName())
        .append("\n\n")
        .append(table.grain())
        .append(". Key: ")
        .append(String.join(", ", table.key()));
    if (!table.partitions().isEmpty()) {
      text.append(". Partitioned by ").append(String.join(", ", table.partitions()));
    }
    Products.of(table)
        .map(Product::sharing)
        .ifPresent(
            sharing ->
                text.append(". ")
                    .append(sharing.chinese())
                    .append(" · shared ")
                    .append(sharing.english()));
    text.append(
        ".\n\n| column | type | null | meaning | unit | secrecy |\n|---|---|---|---|---|---|\n");
    for (Field field : table.fields()) {
      text.append("| ")
          .append(field.name())
          .append(" | ")
          .append(cell(Schemas.type(field).sql().toLowerCase(Locale.ROOT)))
          .append(" | ")
          .append(field.isNullable() ? "yes" : "no")
          .append(" | ")
          .append(cell(field.sentence()))
          .append(" | ")
          .append(cell(field.unit()))
          .append(" | ")
          .append(field.secrecy().name().toLowerCase(Locale.ROOT))
          .append(" |\n");
    }
    table
        .checks()
        .forEach(
            (name, condition) ->
                text.append("\nCheck ").append(name).append(": `").append(condition).append("`\n"));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
