package org.regulake.models.product;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/**
 * {@code published.list_deviation}: where a statutory list differs from what the law derives from
 * the facts on record.
 */
public final class ListDeviation {

  public static final Field NUMBER =
      Field.required("number", Type.INTEGER, "Number of the deviation of the enterprise, from 1")
          .chinese("差异序号");
  public static final Field LIST =
      Field.required(
              "list",
              Type.STRING,
              "abnormal (list of abnormal operation), serious (list of serious violations) or red")
          .chinese("名单");
  public static final Field KIND =
      Field.required(
              "kind",
              Type.STRING,
              "not_listed, listed_late, listed_early, listed_without_ground,"
                  + " listed_though_excluded, ground_not_in_law, not_removed, removed_late,"
                  + " removed_early, removal_ground_unfit or still_listed_beyond_term")
          .chinese("差异类型");
  public static final Field GROUND =
      Field.optional(
              "ground",
              Type.STRING,
              "Ground of the listing, by its code in models/law or as the authority states it;"
                  + " null: not stated")
          .chinese("事由");
  public static final Field DUE_DATE =
      Field.optional(
              "due_date",
              Type.DATE,
              "Last day for it by the law or, for what was early, the first one; null: it asks for"
                  + " none")
          .chinese("法定期限日");
  public static final Field STATED_DATE =
      Field.optional("stated_date", Type.DATE, "Day on which the authority acted; null: it did not")
          .chinese("实际办理日");
  public static final Field ENDED_DATE =
      Field.optional(
              "ended_date",
              Type.DATE,
              "First day on which it no longer differed; null: it still does")
          .chinese("差异终止日");
  public static final Field SENTENCE_ZH =
      Field.required("sentence_zh", Type.STRING, "What differs since when, in Chinese")
          .chinese("差异说明（中文）");
  public static final Field SENTENCE_EN =
      Field.required("sentence_en", Type.STRING, "What differs since when, in English")
          .chinese("差异说明（英文）");
  public static final Field LEGAL_BASIS =
      Field.required("legal_basis", Type.STRING, "Provisions from which the list departs")
          .chinese("法律依据");
  public static final Field BASIS =
      Field.required("basis", Type.STRING, "Facts from which it follows, as in annual_report 2023")
          .chinese("依据");

  /** The columns after those of the key. */
  public static final List<Field> STATEMENTS =
      List.of(
          LIST,
          KIND,
          GROUND,
          DUE_DATE,
          STATED_DATE,
          ENDED_DATE,
          SENTENCE_ZH,
          SENTENCE_EN,
          LEGAL_BASIS,
          BASIS);

  public static final Product PRODUCT =
      Product.of(
              "list_deviation",
              new Label("名单与法定要求的差异", "Deviations of statutory lists from the law"),
              Sharing.CONDITIONAL,
              "one row per day, enterprise and deviation",
              List.of(RiskScore.ENTITY_ID, NUMBER),
              STATEMENTS.toArray(Field[]::new))
          .check("known_list", "list IN ('abnormal', 'serious', 'red')");

  private ListDeviation() {}
}
