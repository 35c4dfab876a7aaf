package org.regulake.pipelines.lakehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.table.Table;

/**
 * Differences between the schema of a table and its contract, a sentence each.
 *
 * @param columns columns that are missing, foreign, of another type, or null where they may not be
 * @param comments columns whose comment is not the sentence of the contract
 */
public record SchemaDrift(List<String> columns, List<String> comments) {

  static final SchemaDrift NONE = new SchemaDrift(List.of(), List.of());

  public SchemaDrift {
    columns = List.copyOf(columns);
    comments = List.copyOf(comments);
  }

  /** Compares a schema with a contract. */
  static SchemaDrift of(Table table, StructType actual) {
    Map<String, StructField> found = new LinkedHashMap<>();
    Arrays.stream(actual.fields()).forEach(field -> found.put(field.name(), field));
    List<String> columns = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    for (StructField declared : Schemas.of(table).fields()) {
      StructField stored = found.remove(declared.name());
      if (stored == null) {
        columns.add("column %s of its contract is missing".formatted(declared.name()));
        continue;
      }
      if (!stored.dataType().sameType(declared.dataType())) {
        columns.add(
            "column %s has the type %s, in its contract %s"
                .formatted(
                    declared.name(),
                    stored.dataType().catalogString(),
                    declared.dataType().catalogString()));
      }
      if (stored.nullable() && !declared.nullable()) {
        columns.add("column %s may be null, in its contract it may not".formatted(declared.name()));
      }
      String comment = stored.getComment().getOrElse(() -> "");
      String sentence = declared.getComment().get();
      if (!comment.equals(sentence)) {
        comments.add(
            "column %s has the comment '%s', in its contract '%s'"
                .formatted(declared.name(), comment, sentence));
      }
    }
    found.keySet().forEach(name -> columns.add("column %s is not in its contract".formatted(name)));
    return new SchemaDrift(columns, comments);
  }

  /** All differences. */
  public List<String> all() {
    List<String> all = new ArrayList<>(columns);
    all.addAll(comments);
    return all;
  }
}
