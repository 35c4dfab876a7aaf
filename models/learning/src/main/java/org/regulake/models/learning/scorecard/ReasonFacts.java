package org.regulake.models.learning.scorecard;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.regulake.models.feature.Facts;

/** The facts behind reasons: those of the features that the reason uses. */
final class ReasonFacts {

  private static final Column NONE =
      array().cast("array<struct<fact_date: date, record_id: string>>");

  private final Map<String, String> factColumns;

  /**
   * The facts behind reasons.
   *
   * @param factColumns feature → column with the facts behind its value
   */
  ReasonFacts(Map<String, String> factColumns) {
    this.factColumns = Map.copyOf(factColumns);
  }

  /**
   * The facts of each reason found.
   *
   * @param sources all sources of reasons, in the order of their places
   * @param found the reasons: place, is_veto, cell
   */
  Column of(Collection<ReasonSource> sources, Column found) {
    Column lists =
        struct(
            lists(sources, ReasonSource::features).as("stated"),
            lists(sources, ReasonSource::upperFeatures).as("missing"));
    return once(
        lists,
        known ->
            transform(
                found,
                reason -> {
                  Column isMissing =
                      reason
                          .getField("cell")
                          .getField("is_missing")
                          .and(not(reason.getField("is_veto")));
                  return element_at(
                      when(isMissing, known.getField("missing"))
                          .otherwise(known.getField("stated")),
                      reason.getField("place"));
                }));
  }

  private Column lists(
      Collection<ReasonSource> sources, Function<ReasonSource, Set<String>> features) {
    return array(
        sources.stream().map(source -> facts(features.apply(source))).toArray(Column[]::new));
  }

  private Column facts(Set<String> features) {
    List<Column> lists =
        new TreeSet<>(features)
            .stream()
                .map(factColumns::get)
                .filter(Objects::nonNull)
                .distinct()
                .map(name -> coalesce(col(name), NONE))
                .toList();
    if (lists.size() <= 1) {
      return lists.stream().findFirst().orElse(NONE);
    }
    return slice(
        sort_array(array_distinct(flatten(array(lists.toArray(Column[]::new)))), false),
        1,
        Facts.MAX);
  }

  /**
   * Computes a value once for all elements over which {@code use} runs: an expression in a function
   * is computed for each of them.
   */
  private static Column once(Column value, UnaryOperator<Column> use) {
    return element_at(transform(array(value), use::apply), 1);
  }
}
