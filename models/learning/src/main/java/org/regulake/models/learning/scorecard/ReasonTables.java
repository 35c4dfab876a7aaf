package org.regulake.models.learning.scorecard;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.regulake.models.scorecard.IndicatorState;

/**
 * The sources of reasons as constant arrays, looked up by place from 1. One array per property, so
 * that a look-up copies one value only.
 */
record ReasonTables(List<ReasonSource> sources) {

  Column id(Column place) {
    return element_at(table(source -> lit(source.id())), place);
  }

  Column dimension(Column place) {
    return element_at(table(source -> lit(source.dimension())), place);
  }

  Column basis(Column place) {
    return element_at(table(source -> lit(source.basis())), place);
  }

  Column position(Column place) {
    return element_at(table(source -> lit(source.position()).cast("int")), place);
  }

  Column unit(Column place) {
    return element_at(table(source -> lit(source.unit().ordinal())), place);
  }

  Column isMissing(Column place, Column state) {
    return byState(IndicatorState::isMissing, place, state);
  }

  Column hasValue(Column place, Column state) {
    return byState(IndicatorState::hasValue, place, state);
  }

  Column zh(Column place, Column state) {
    return byState(IndicatorState::zh, place, state);
  }

  Column en(Column place, Column state) {
    return byState(IndicatorState::en, place, state);
  }

  private <T> Column byState(Function<IndicatorState, T> property, Column place, Column state) {
    Column ofSources =
        table(
            source ->
                array(
                    source.states().stream()
                        .map(known -> lit(property.apply(known)))
                        .toArray(Column[]::new)));
    return element_at(element_at(ofSources, place), state);
  }

  private Column table(Function<ReasonSource, Column> property) {
    return array(sources.stream().map(property).toArray(Column[]::new));
  }
}
