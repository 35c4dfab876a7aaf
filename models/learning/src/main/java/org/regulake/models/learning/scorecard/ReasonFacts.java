package org.regulake.models.learning.scorecard;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.zip_with;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.regulake.models.feature.CountedFacts;
import org.regulake.models.feature.Facts;

/** The facts behind reasons: those of the features that the reason uses. */
final class ReasonFacts {

  private static final String LIST = "array<struct<fact_date: date, record_id: string>>";
  private static final Column NONE =
      array().cast("array<struct<fact_date: date, record_id: string, counted_by: int>>");

  private final Map<String, CountedFacts> counted;
  private final List<String> columns;

  /**
   * The facts behind reasons.
   *
   * @param counted feature → the facts behind its value
   */
  ReasonFacts(Map<String, CountedFacts> counted) {
    this.counted = Map.copyOf(counted);
    this.columns = counted.values().stream().map(CountedFacts::column).distinct().sorted().toList();
  }

  /**
   * The facts of each reason found.
   *
   * @param sources all sources of reasons, in the order of their places
   * @param found the reasons: place, is_veto, cell
   */
  Column of(Collection<ReasonSource> sources, Column found) {
    if (columns.isEmpty()) {
      return transform(found, reason -> array().cast(LIST));
    }
    Column known =
        struct(
            array(columns.stream().map(name -> coalesce(col(name), NONE)).toArray(Column[]::new))
                .as("lists"),
            bits(sources, ReasonSource::features).as("stated"),
            bits(sources, ReasonSource::upperFeatures).as("missing"));
    return once(known, row -> transform(found, reason -> facts(row, reason)));
  }

  /** The bits of each source, by list. */
  private Column bits(
      Collection<ReasonSource> sources, Function<ReasonSource, Set<String>> features) {
    return array(
        sources.stream().map(source -> bits(features.apply(source))).toArray(Column[]::new));
  }

  private Column bits(Set<String> features) {
    return array(
        columns.stream()
            .map(
                column ->
                    features.stream()
                        .filter(counted::containsKey)
                        .map(counted::get)
                        .filter(facts -> facts.column().equals(column))
                        .mapToInt(CountedFacts::bit)
                        .reduce(0, (one, other) -> one | other))
            .map(bit -> lit(bit))
            .toArray(Column[]::new));
  }

  private static Column facts(Column known, Column reason) {
    Column isMissing =
        reason.getField("cell").getField("is_missing").and(not(reason.getField("is_veto")));
    Column bits =
        element_at(
            when(isMissing, known.getField("missing")).otherwise(known.getField("stated")),
            reason.getField("place"));
    Column lists =
        zip_with(
            known.getField("lists"),
            bits,
            (list, bit) ->
                when(bit.equalTo(0), NONE)
                    .otherwise(
                        filter(
                            list,
                            fact -> fact.getField("counted_by").bitwiseAND(bit).notEqual(0))));
    Column rows =
        transform(
            flatten(lists), fact -> struct(fact.getField("fact_date"), fact.getField("record_id")));
    return slice(sort_array(array_distinct(rows), false), 1, Facts.MAX);
  }

  /**
   * Computes a value once for all elements over which {@code use} runs: an expression in a function
   * is computed for each of them.
   */
  private static Column once(Column value, UnaryOperator<Column> use) {
    return element_at(transform(array(value), use::apply), 1);
  }
}
