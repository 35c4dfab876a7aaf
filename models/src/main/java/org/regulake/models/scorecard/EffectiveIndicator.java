package org.regulake.models.scorecard;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/** An indicator with the version of a day; turns its bands into Column expressions and constant tables. */
record EffectiveIndicator(String id, String dimension, String feature, Unit unit, String basis, BandVersion version) {

  /** The band of values that are not available; the bands of values follow from 2. */
  static final int MISSING_BAND = 1;

  /** Where a text names the value. */
  static final String PLACEHOLDER = "{value}";

  /** Which band the value lies in; a NaN is not a value and counts as not available. */
  Column band() {
    Column value = col(feature);
    Column band = when(value.isNull().or(isnan(value)), lit(MISSING_BAND));
    int last = version.bands().size() - 1;
    for (int i = 0; i < last; i++) {
      band = band.when(value.lt(version.bands().get(i).below()), lit(MISSING_BAND + 1 + i));
    }
    return band.otherwise(lit(MISSING_BAND + 1 + last));
  }

  /** Points by band, beginning with the band of missing values. */
  Column pointsByBand() {
    Stream<Integer> points = Stream.concat(Stream.of(version.missing().points()), version.bands().stream().map(Band::points));
    return array(points.map(number -> lit(number)).toArray(Column[]::new));
  }

  /** What a reason of this indicator is written from; {@code position} is that of its cell, from 1. */
  ReasonSource source(int position) {
    return new ReasonSource(
        id, dimension, basis, position, unit, texts(version.missing().zh(), Band::zh), texts(version.missing().en(), Band::en));
  }

  private List<String> texts(String ifMissing, Function<Band, String> text) {
    return Stream.concat(Stream.of(ifMissing), version.bands().stream().map(text)).toList();
  }
}
