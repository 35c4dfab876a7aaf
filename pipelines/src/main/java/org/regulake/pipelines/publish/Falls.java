package org.regulake.pipelines.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regulake.models.rule.Require;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.table.Field;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Fall;

/**
 * {@code audits.yml}: the largest falls allowed between two releases of a published table.
 *
 * @param largestRowFallRatio largest fall of the number of rows
 * @param largestFillFallRatio largest fall of the filled part of a column
 * @param mayFall name of a product → {@code rows} or columns that may fall without limit
 */
record Falls(
    BigDecimal largestRowFallRatio,
    BigDecimal largestFillFallRatio,
    Map<String, List<String>> mayFall) {

  private static final String FILE = "audits.yml";

  Falls {
    Require.present(FILE, "largest_row_fall_ratio", largestRowFallRatio);
    Require.present(FILE, "largest_fill_fall_ratio", largestFillFallRatio);
    mayFall = mayFall == null ? Map.of() : Map.copyOf(mayFall);
    List<String> products = Products.ALL.stream().map(product -> product.product().name()).toList();
    mayFall.forEach(
        (name, measures) -> {
          Require.known(FILE, "may_fall", name, products);
          List<String> known = new ArrayList<>(List.of(Fall.ROWS));
          Products.ALL.stream()
              .filter(product -> product.product().name().equals(name))
              .forEach(
                  product ->
                      product.table().fields().stream().map(Field::name).forEach(known::add));
          measures.forEach(
              measure -> Require.known(FILE + ", may_fall of " + name, "column", measure, known));
        });
  }

  static Falls load() {
    try (InputStream in = Falls.class.getResourceAsStream(FILE)) {
      return RuleFiles.read(in, FILE, Falls.class);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + FILE, cause);
    }
  }

  /** Whether a fall exceeds the limit and needs the acceptance of a person. */
  boolean isTooLarge(Table table, Fall fall) {
    BigDecimal most = fall.measure().equals(Fall.ROWS) ? largestRowFallRatio : largestFillFallRatio;
    return fall.ratio() > most.doubleValue()
        && !mayFall.getOrDefault(table.name(), List.of()).contains(fall.measure());
  }
}
