package org.regulake.pipelines.publish;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.code.Industries;
import org.regulake.models.product.IndicatorDetail;
import org.regulake.models.product.Industry;
import org.regulake.models.product.Product;
import org.regulake.pipelines.stage.Reading;

/** Product: the names of the sections of GB/T 4754. */
final class IndustryProduct implements DailyProduct {

  private static final String NOT_STATED_CODE = "?";
  private static final String NOT_STATED = "未载明";
  private static final String NOT_STATED_IN_ENGLISH = "not stated";

  @Override
  public Product product() {
    return Industry.PRODUCT;
  }

  @Override
  public List<Reading> reads() {
    return List.of();
  }

  @Override
  public Dataset<Row> rows(PublishedDay day) {
    CodeList names =
        new CodeList(IndicatorDetail.INDUSTRY_SECTION)
            .with(NOT_STATED_CODE, NOT_STATED, NOT_STATED_IN_ENGLISH);
    Industries.standard()
        .sections()
        .forEach(section -> names.with(section.letter(), section.name(), section.englishName()));
    return names.rows(day.context().spark());
  }

  static String chinese(String section) {
    return Industries.standard().name(section).orElse(NOT_STATED);
  }

  static String english(String section) {
    return Industries.standard().englishSectionName(section).orElse(NOT_STATED_IN_ENGLISH);
  }
}
