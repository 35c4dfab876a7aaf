package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.source.Arrears;
import org.regulake.pipelines.source.Source;

/** Features of taxes and contributions owed. */
final class ArrearsFeatures implements FeatureFamily {

  @Override
  public Source source() {
    return Arrears.SOURCE;
  }

  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    return day.begun(Arrears.TABLE);
  }

  @Override
  public List<Feature> features() {
    return List.of(
        Feature.orZero(
                "tax_arrears_open_yuan",
                "yuan",
                "Taxes owed on the day",
                "现欠缴税款",
                moment -> owed(moment, "tax"))
            .countedWhere(moment -> isOwed(moment, "tax")),
        Feature.orZero(
                "social_insurance_arrears_open_yuan",
                "yuan",
                "Social-insurance contributions owed on the day",
                "现欠缴社会保险费",
                moment -> owed(moment, "social_insurance"))
            .countedWhere(moment -> isOwed(moment, "social_insurance")));
  }

  private static Column isOwed(Moment moment, String kind) {
    return column(Arrears.KIND).equalTo(kind).and(moment.isOpen());
  }

  private static Column owed(Moment moment, String kind) {
    return sum(when(isOwed(moment, kind), column(Arrears.AMOUNT_YUAN))
            .otherwise(lit(BigDecimal.ZERO)))
        .cast("double");
  }
}
