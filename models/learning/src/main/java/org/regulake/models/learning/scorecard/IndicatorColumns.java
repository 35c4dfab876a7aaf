package org.regulake.models.learning.scorecard;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.regulake.models.learning.ConditionColumn;
import org.regulake.models.scorecard.BandVersion;
import org.regulake.models.scorecard.EffectiveIndicator;
import org.regulake.models.scorecard.IndicatorState;

/** States of indicators as expressions and constant tables. */
final class IndicatorColumns {

  private IndicatorColumns() {}

  /** Index of the state among all states, from 1; NaN counts as not available. */
  static Column state(EffectiveIndicator indicator) {
    BandVersion version = indicator.version();
    Column value = col(indicator.feature());
    Column ofBand =
        indicator.upperFeature() == null
            ? band(version, value)
            : band(version, value)
                .multiply(version.bands().size())
                .plus(band(version, coalesce(col(indicator.upperFeature()), value)));
    return when(value.isNull().or(isnan(value)), special(version))
        .otherwise(ofBand.plus(version.firstBandState() + 1));
  }

  private static Column special(BandVersion version) {
    Column special = lit(1);
    for (int i = version.specialValues().size() - 1; i >= 0; i--) {
      special =
          when(ConditionColumn.of(version.specialValues().get(i).when()), lit(i + 2))
              .otherwise(special);
    }
    return special;
  }

  /** Index of the band of a value, from 0. */
  private static Column band(BandVersion version, Column value) {
    int last = version.bands().size() - 1;
    Column band = when(value.lt(version.bands().get(0).below()), lit(0));
    for (int i = 1; i < last; i++) {
      band = band.when(value.lt(version.bands().get(i).below()), lit(i));
    }
    return band.otherwise(lit(last));
  }

  /** A property of an indicator's states as a constant array. */
  static <T> Column byState(EffectiveIndicator indicator, Function<IndicatorState, T> property) {
    return array(
        indicator.states().stream()
            .map(state -> lit(property.apply(state)))
            .toArray(Column[]::new));
  }
}
