package org.regulake.models.product;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/**
 * {@code published.supplier_quality}: what each supplier of records delivered in each of the twelve
 * months up to the day, and how it is graded by {@code models/evaluation/supplier.yml}. Deliveries
 * that were withdrawn do not count.
 */
public final class SupplierQuality {

  public static final Field PUBLISHER =
      Field.required("publisher", Type.STRING, "Supplier, as the descriptions of sources name it")
          .chinese("报送单位");
  public static final Field MONTH =
      Field.required(
              "month",
              Type.STRING,
              "Month, yyyy-MM: of the deadline of a delivery, and of the receipt of rows")
          .chinese("月份");
  public static final Field DUE_COUNT =
      count("due_count", "到期报送数", "Deliveries whose deadline lay in the month and is over");
  public static final Field ON_TIME_COUNT =
      count("on_time_count", "按时报送数", "Those of them received by the deadline");
  public static final Field LATE_COUNT = count("late_count", "迟报数", "Those received later");
  public static final Field MISSING_COUNT = count("missing_count", "未报数", "Those not received");
  public static final Field LATE_WORKING_DAY_COUNT =
      count(
          "late_working_day_count",
          "迟报工作日数",
          "Working days from the deadline to the receipt, or to the moment of knowledge, of late"
              + " and missing deliveries together");
  public static final Field DELIVERY_COUNT =
      count("delivery_count", "收到报送数", "Deliveries received in the month");
  public static final Field CORRECTION_COUNT =
      count("correction_count", "更正报送数", "Those of them that correct or delete records");
  public static final Field LANDED_COUNT =
      count("landed_count", "收到行数", "Rows received in the month");
  public static final Field QUARANTINED_COUNT =
      count("quarantined_count", "隔离行数", "Those of them that could not be used");
  public static final Field QUARANTINED_RATIO =
      Field.optional(
              "quarantined_ratio",
              Field.RATIO,
              "Share of the rows that could not be used; null when no row was received")
          .unit("ratio")
          .chinese("隔离比例");
  public static final Field SERIOUS_CHECKED_COUNT =
      count("serious_checked_count", "严重规则检查数", "Answers of rules whose breach is serious");
  public static final Field SERIOUS_FAILED_COUNT =
      count("serious_failed_count", "严重规则违反数", "Breaches of these rules");
  public static final Field WARNING_CHECKED_COUNT =
      count("warning_checked_count", "警告规则检查数", "Answers of rules whose breach is a warning");
  public static final Field WARNING_FAILED_COUNT =
      count("warning_failed_count", "警告规则违反数", "Breaches of these rules");
  public static final Field NOTE_CHECKED_COUNT =
      count("note_checked_count", "提示规则检查数", "Answers of rules whose breach is worth a note");
  public static final Field NOTE_FAILED_COUNT =
      count("note_failed_count", "提示规则违反数", "Breaches of these rules");
  public static final Field POINTS =
      Field.optional(
              "points",
              Type.decimal(4, 1),
              "Points out of 100; null before the first grading, and where nothing was due or"
                  + " received")
          .chinese("得分");
  public static final Field GRADE =
      Field.optional("grade", Type.STRING, "Grade; null where there are no points").chinese("等级");
  public static final Field ARITHMETIC_ZH =
      Field.optional(
              "arithmetic_zh",
              Type.STRING,
              "How the points come about, in Chinese; null where there are none")
          .chinese("计分过程（中文）");
  public static final Field ARITHMETIC_EN =
      Field.optional(
              "arithmetic_en",
              Type.STRING,
              "How the points come about, in English; null where there are none")
          .chinese("计分过程（英文）");

  public static final Product PRODUCT =
      Product.of(
          "supplier_quality",
          new Label("报送质量评价", "Quality of suppliers"),
          Sharing.CONDITIONAL,
          "one row per day, supplier and month with a delivery due or received",
          List.of(PUBLISHER, MONTH),
          DUE_COUNT,
          ON_TIME_COUNT,
          LATE_COUNT,
          MISSING_COUNT,
          LATE_WORKING_DAY_COUNT,
          DELIVERY_COUNT,
          CORRECTION_COUNT,
          LANDED_COUNT,
          QUARANTINED_COUNT,
          QUARANTINED_RATIO,
          SERIOUS_CHECKED_COUNT,
          SERIOUS_FAILED_COUNT,
          WARNING_CHECKED_COUNT,
          WARNING_FAILED_COUNT,
          NOTE_CHECKED_COUNT,
          NOTE_FAILED_COUNT,
          POINTS,
          GRADE,
          ARITHMETIC_ZH,
          ARITHMETIC_EN);

  private SupplierQuality() {}

  private static Field count(String name, String chinese, String sentence) {
    return Field.required(name, Type.LONG, sentence).chinese(chinese);
  }
}
