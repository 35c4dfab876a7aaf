package org.regulake.pipelines.publish;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.code.Regions;
import org.regulake.models.product.IndicatorDetail;
import org.regulake.models.product.Product;
import org.regulake.models.product.Province;
import org.regulake.pipelines.stage.Reading;

/** Product: the names of the provinces. */
final class ProvinceProduct implements DailyProduct {

  private static final String UNKNOWN_CODE = "00";
  private static final String UNKNOWN = "未知";
  private static final String UNKNOWN_IN_ENGLISH = "unknown";

  @Override
  public Product product() {
    return Province.PRODUCT;
  }

  @Override
  public List<Reading> reads() {
    return List.of();
  }

  @Override
  public Dataset<Row> rows(PublishedDay day) {
    CodeList names =
        new CodeList(IndicatorDetail.PROVINCE_CODE).with(UNKNOWN_CODE, UNKNOWN, UNKNOWN_IN_ENGLISH);
    Regions.standard()
        .provinces()
        .forEach(
            province ->
                names.with(
                    province.code().substring(0, 2), province.name(), province.englishName()));
    return names.rows(day.context().spark());
  }

  static String english(String code) {
    return Regions.standard()
        .province(code + "0000")
        .map(Regions.Province::englishName)
        .orElse(UNKNOWN_IN_ENGLISH);
  }
}
