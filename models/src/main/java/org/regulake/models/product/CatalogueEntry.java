package org.regulake.models.product;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/**
 * {@code published.catalogue}: the catalogue of information resources, with the eight attributes
 * that it has by law (国发〔2016〕51号, article 7): class, responsible party, format, attributes, update
 * limit, sharing type, sharing mode and use conditions.
 */
public final class CatalogueEntry {

  public static final Field DATASET_ID =
      Field.required("dataset_id", Type.STRING, "The data set, as silver.penalty")
          .chinese("信息资源代码");
  public static final Field TITLE_ZH =
      Field.required("title_zh", Type.STRING, "Its name in Chinese").chinese("信息资源名称（中文）");
  public static final Field TITLE_EN =
      Field.required("title_en", Type.STRING, "Its name in English").chinese("信息资源名称（英文）");
  public static final Field SUMMARY =
      Field.required("summary", Type.STRING, "What one row of it is").chinese("信息资源摘要");
  public static final Field CLASS_CODE =
      Field.required("class_code", Type.STRING, "Class: base, theme or department")
          .chinese("信息资源分类代码");
  public static final Field CLASS_ZH =
      Field.required("class_zh", Type.STRING, "Class in Chinese").chinese("信息资源分类");
  public static final Field CLASS_EN =
      Field.required("class_en", Type.STRING, "Class in English").chinese("信息资源分类（英文）");
  public static final Field PROVIDER =
      Field.required(
              "provider", Type.STRING, "Authority that collects and sends it, as it is named")
          .chinese("信息资源提供方");
  public static final Field RESPONSIBLE_PARTY =
      Field.required(
              "responsible_party", Type.STRING, "Authority responsible for it, as it is named")
          .chinese("责任方");
  public static final Field FORMAT_ZH =
      Field.required("format_zh", Type.STRING, "Format in Chinese").chinese("信息资源格式");
  public static final Field FORMAT_EN =
      Field.required("format_en", Type.STRING, "Format in English").chinese("信息资源格式（英文）");
  public static final Field ATTRIBUTES =
      Field.required(
              "attributes",
              Type.listOfOptional(
                  Type.struct()
                      .with("name", Type.STRING)
                      .with("name_zh", Type.STRING)
                      .with("type", Type.STRING)
                      .with("is_nullable", Type.BOOLEAN)
                      .with("sentence", Type.STRING)
                      .with("unit", Type.STRING)
                      .with("secrecy", Type.STRING)),
              "Its columns, in order: name, name in Chinese (null when none is declared), type,"
                  + " whether it may be null, meaning, unit (null for none) and secrecy class")
          .chinese("信息项");
  public static final Field FREQUENCY =
      Field.required("frequency", Type.STRING, "daily, weekly, monthly, quarterly or yearly")
          .chinese("更新周期代码");
  public static final Field UPDATE_LIMIT_DAYS =
      Field.required(
              "update_limit_days",
              Type.INTEGER,
              "Days after the end of a period by which its rows are due")
          .chinese("更新时限（日）")
          .unit("days");
  public static final Field UPDATE_LIMIT_ZH =
      Field.required("update_limit_zh", Type.STRING, "Update limit in Chinese").chinese("更新时限");
  public static final Field UPDATE_LIMIT_EN =
      Field.required("update_limit_en", Type.STRING, "Update limit in English").chinese("更新时限（英文）");
  public static final Field SHARING_CODE =
      Field.required(
              "sharing_code", Type.STRING, "Sharing type: unconditional, conditional or not_shared")
          .chinese("共享类型代码");
  public static final Field SHARING_ZH =
      Field.required("sharing_zh", Type.STRING, "Sharing type in Chinese").chinese("共享类型");
  public static final Field SHARING_EN =
      Field.required("sharing_en", Type.STRING, "Sharing type in English").chinese("共享类型（英文）");
  public static final Field MODE_ZH =
      Field.required("mode_zh", Type.STRING, "Sharing mode in Chinese").chinese("共享方式");
  public static final Field MODE_EN =
      Field.required("mode_en", Type.STRING, "Sharing mode in English").chinese("共享方式（英文）");
  public static final Field CONDITION_ZH =
      Field.required("condition_zh", Type.STRING, "Use conditions in Chinese").chinese("使用要求");
  public static final Field CONDITION_EN =
      Field.required("condition_en", Type.STRING, "Use conditions in English").chinese("使用要求（英文）");
  public static final Field LEGAL_BASIS =
      Field.required("legal_basis", Type.STRING, "Law by which the catalogue is kept")
          .chinese("法律依据");

  public static final Product PRODUCT =
      Product.of(
              "catalogue",
              new Label("政务信息资源目录", "Catalogue of information resources"),
              Sharing.UNCONDITIONAL,
              "one row per day of judgment and shared data set",
              List.of(DATASET_ID),
              TITLE_ZH,
              TITLE_EN,
              SUMMARY,
              CLASS_CODE,
              CLASS_ZH,
              CLASS_EN,
              PROVIDER,
              RESPONSIBLE_PARTY,
              FORMAT_ZH,
              FORMAT_EN,
              ATTRIBUTES,
              FREQUENCY,
              UPDATE_LIMIT_DAYS,
              UPDATE_LIMIT_ZH,
              UPDATE_LIMIT_EN,
              SHARING_CODE,
              SHARING_ZH,
              SHARING_EN,
              MODE_ZH,
              MODE_EN,
              CONDITION_ZH,
              CONDITION_EN,
              LEGAL_BASIS)
          .check("known_class", "class_code IN ('base', 'theme', 'department')")
          .check("known_sharing", "sharing_code IN ('unconditional', 'conditional', 'not_shared')");

  private CatalogueEntry() {}
}
