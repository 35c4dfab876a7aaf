package org.regulake.pipelines.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.code.Industries;
import org.regulake.models.code.Regions;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.law.Law;

/** The words for the codes in published tables, in both languages. */
final class Words {

  private static final String UNKNOWN_PROVINCE = "00";
  private static final String UNKNOWN_INDUSTRY = "?";
  private static final String UNKNOWN = "未知";
  private static final String UNKNOWN_IN_ENGLISH = "unknown";
  private static final String NOT_STATED = "未载明";
  private static final String NOT_STATED_IN_ENGLISH = "not stated";
  private static final StructType OF_INDICATORS = labelled("indicator_id")
      .add("unit", DataTypes.StringType)
      .add("numerator_id", DataTypes.StringType)
      .add("denominator_id", DataTypes.StringType)
      .add("basis", DataTypes.StringType);

  private Words() {}

  /** The indicators, with the law on which they rest as it is cited on the day. */
  static Dataset<Row> indicators(SparkSession spark, Indicators indicators, Law law, LocalDate asOf) {
    List<Row> rows = indicators.all().stream().map(indicator -> RowFactory.create(indicator.id(), indicator.label().zh(), indicator.label().en(),
        indicator.unit(), indicator.numerator(), indicator.denominator(), law.citation(indicator.basis(), asOf))).toList();
    return spark.createDataFrame(rows, OF_INDICATORS);
  }

  static Dataset<Row> provinces(SparkSession spark) {
    List<Row> rows = new ArrayList<>(List.of(RowFactory.create(UNKNOWN_PROVINCE, UNKNOWN, UNKNOWN_IN_ENGLISH)));
    Regions.standard().provinces()
        .forEach(province -> rows.add(RowFactory.create(province.code().substring(0, 2), province.name(), province.englishName())));
    return spark.createDataFrame(rows, labelled("province_code"));
  }

  static Dataset<Row> industries(SparkSession spark) {
    List<Row> rows = new ArrayList<>(List.of(RowFactory.create(UNKNOWN_INDUSTRY, NOT_STATED, NOT_STATED_IN_ENGLISH)));
    Industries.standard().sections().forEach(section -> rows.add(RowFactory.create(section.letter(), section.name(), section.englishName())));
    return spark.createDataFrame(rows, labelled("industry_section"));
  }

  static String provinceInEnglish(String code) {
    return Regions.standard().province(code + "0000").map(Regions.Province::englishName).orElse(UNKNOWN_IN_ENGLISH);
  }

  static String industry(String section) {
    return Industries.standard().name(section).orElse(NOT_STATED);
  }

  static String industryInEnglish(String section) {
    return Industries.standard().englishSectionName(section).orElse(NOT_STATED_IN_ENGLISH);
  }

  private static StructType labelled(String code) {
    return new StructType().add(code, DataTypes.StringType).add("label_zh", DataTypes.StringType).add("label_en", DataTypes.StringType);
  }
}
