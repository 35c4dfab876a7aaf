package org.regulake.models.scorecard;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/** The sources of reasons as constant arrays, looked up by place from 1. One array per property, so that a look-up copies one value only. */
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

  Column zh(Column place, Column band) {
    return element_at(element_at(table(source -> texts(source.zh())), place), band);
  }

  Column en(Column place, Column band) {
    return element_at(element_at(table(source -> texts(source.en())), place), band);
  }

  private Column table(Function<ReasonSource, Column> property) {
    return array(sources.stream().map(property).toArray(Column[]::new));
  }

  private static Column texts(List<String> texts) {
    return array(texts.stream().map(text -> lit(text)).toArray(Column[]::new));
  }
}
