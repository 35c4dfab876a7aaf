package org.regulake.models.learning.warning;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.format_number;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.regulake.models.code.Industries;
import org.regulake.models.code.Regions;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Names;
import org.regulake.models.warning.Compare;
import org.regulake.models.warning.Level;
import org.regulake.models.warning.WarningRule;
import org.regulake.models.warning.WarningVersion;
import org.regulake.models.warning.Warnings;

/** Raises warnings from the table of measured indicators. */
public final class WarningRaiser {

  private static final List<String> EVIDENCE =
      List.of("indicator_id", "month", "value", "numerator", "denominator");
  private static final int MONTHS_BACK = 12;

  private final Warnings warnings;

  public WarningRaiser(Warnings warnings) {
    this.warnings = warnings;
  }

  /**
   * Raises warnings for every month that is over on {@code asOf}, with the thresholds in force on
   * {@code asOf}.
   *
   * <p>Reads the columns of the indicator table: {@code indicator_id, province_code,
   * industry_section, month, value, numerator, denominator}. A month raises no warning when its
   * value, its denominator or (for ratios) its value of twelve months before is not available.
   *
   * <p>One row per rule, province, industry and month at its highest level reached: {@code
   * warning_id} STRING (a hash of those four: the same event has the same id in every run), {@code
   * rule_id, level, province_code, industry_section} STRING, {@code event_date} DATE (last day of
   * the month, never null), {@code is_new} BOOLEAN (of the last month that is over on {@code
   * asOf}), {@code value, baseline_value, threshold} DOUBLE (the value at which the level begins),
   * {@code message_zh, message_en} STRING, {@code evidence} ARRAY of STRUCT(indicator_id, month
   * STRING, value, numerator, denominator DOUBLE): the month itself, then the month compared with.
   *
   * @throws IllegalArgumentException when no rule is in force on {@code asOf}, or the rows lack a
   *     column
   */
  public Dataset<Row> raise(Dataset<Row> indicators, LocalDate asOf) {
    List<String> present = List.of(indicators.columns());
    List<String> read = new ArrayList<>(List.of("province_code", "industry_section"));
    read.addAll(EVIDENCE);
    for (String column : read) {
      if (!present.contains(column)) {
        throw new IllegalArgumentException(
            "the indicator table lacks column '%s'; %s"
                .formatted(column, Names.hint(column, present)));
      }
    }
    Dataset<Row> all = null;
    for (WarningRule rule : warnings.rules()) {
      WarningVersion version = Dated.inForce(rule.versions(), asOf).orElse(null);
      if (version != null) {
        Dataset<Row> raised = raise(rule, version, indicators, asOf);
        all = all == null ? raised : all.unionAll(raised);
      }
    }
    if (all == null) {
      throw new IllegalArgumentException(
          ("no warning rule is in force on %s: add an earlier version to one, or do not raise"
                  + " warnings")
              .formatted(asOf));
    }
    return all;
  }

  private static Dataset<Row> raise(
      WarningRule rule, WarningVersion version, Dataset<Row> indicators, LocalDate asOf) {
    Column date = last_day(to_date(concat(col("month"), lit("-01"))));
    Column[] evidence = EVIDENCE.stream().map(name -> col(name)).toArray(Column[]::new);
    // The month compared with is found by its number, not by position, so that a gap in the table
    // is not mistaken for a year.
    Column yearBefore =
        max(struct(evidence))
            .over(
                Window.partitionBy("province_code", "industry_section")
                    .orderBy("_month")
                    .rangeBetween(-MONTHS_BACK, -MONTHS_BACK));
    boolean isRatio = rule.compare() == Compare.RATIO_TO_YEAR_BEFORE;
    Column baseline = isRatio ? col("_before").getField("value") : lit(null).cast("double");
    Column base =
        isRatio ? greatest(col("baseline_value"), lit(version.baselineFloor())) : lit(1.0);
    Column minimum =
        version.minimumValue() == null ? lit(true) : col("value").geq(version.minimumValue());

    Dataset<Row> judged =
        indicators
            .where(col("indicator_id").equalTo(rule.indicator()))
            .withColumn("event_date", date)
            .where(col("event_date").leq(lit(Date.valueOf(asOf))))
            .withColumn(
                "_month", year(col("event_date")).multiply(12).plus(month(col("event_date"))))
            .withColumn("_now", struct(evidence))
            .withColumn(
                "_before",
                isRatio
                    ? yearBefore
                    : lit(null)
                        .cast(indicators.select(struct(evidence)).schema().apply(0).dataType()))
            .withColumn("baseline_value", baseline)
            .where(
                col("denominator")
                    .geq(version.minimumDenominator())
                    .and(minimum)
                    .and(isRatio ? col("baseline_value").isNotNull() : lit(true)))
            .withColumn("_level", level(version, base))
            .where(col("_level").isNotNull());
    Column threshold = base.multiply(element_at(levels(version), col("_level").plus(1)));
    Column id =
        concat_ws("|", lit(rule.id()), col("province_code"), col("industry_section"), col("month"));
    return judged
        .withColumn("threshold", threshold)
        .select(
            substring(sha2(id.cast("binary"), 256), 1, 32).as("warning_id"),
            lit(rule.id()).as("rule_id"),
            levelText(Level::code).as("level"),
            col("province_code"),
            col("industry_section"),
            col("event_date"),
            col("event_date")
                .equalTo(lit(YearMonth.from(asOf.plusDays(1)).minusMonths(1).atEndOfMonth()))
                .as("is_new"),
            col("value"),
            col("baseline_value"),
            col("threshold"),
            message(rule.message().zh(), true).as("message_zh"),
            message(rule.message().en(), false).as("message_en"),
            array_compact(array(col("_now"), col("_before"))).as("evidence"));
  }

  private static Column levels(WarningVersion version) {
    return array(
        version.levels().values().stream().map(threshold -> lit(threshold)).toArray(Column[]::new));
  }

  /** Position of the highest level reached; null where none is. */
  private static Column level(WarningVersion version, Column base) {
    Column reached = lit(null).cast("int");
    for (Level level : Level.values()) {
      reached =
          when(col("value").geq(base.multiply(version.levels().get(level))), lit(level.ordinal()))
              .otherwise(reached);
    }
    return reached;
  }

  private static Column levelText(Function<Level, String> text) {
    Column[] texts = new Column[Level.values().length];
    for (Level level : Level.values()) {
      texts[level.ordinal()] = lit(text.apply(level));
    }
    return element_at(array(texts), col("_level").plus(1));
  }

  private static Column message(String template, boolean isChinese) {
    Map<String, Column> values = new LinkedHashMap<>();
    values.put(
        "province",
        place("province_code", isChinese ? "全国" : "all provinces", provinces(isChinese)));
    values.put(
        "industry",
        place("industry_section", isChinese ? "全行业" : "all industries", industries(isChinese)));
    values.put("month", col("month"));
    values.put("level", levelText(level -> isChinese ? level.label().zh() : level.label().en()));
    values.put("value", percent("value"));
    values.put("baseline", coalesce(percent("baseline_value"), lit("–")));
    values.put("threshold", percent("threshold"));
    List<Column> parts = new ArrayList<>();
    Matcher placeholder = Pattern.compile("\\{([^}]*)}").matcher(template);
    int from = 0;
    while (placeholder.find()) {
      parts.add(lit(template.substring(from, placeholder.start())));
      parts.add(values.get(placeholder.group(1)));
      from = placeholder.end();
    }
    parts.add(lit(template.substring(from)));
    return concat(parts.toArray(Column[]::new));
  }

  /** The name of a code; a code without a name is shown itself. */
  private static Column place(String column, String all, Map<String, String> names) {
    List<Column> entries = new ArrayList<>();
    names.forEach((code, name) -> entries.addAll(List.of(lit(code), lit(name))));
    Column name = try_element_at(map(entries.toArray(Column[]::new)), col(column));
    return when(col(column).equalTo("*"), lit(all)).otherwise(coalesce(name, col(column)));
  }

  private static Map<String, String> provinces(boolean isChinese) {
    Map<String, String> names = new LinkedHashMap<>();
    Regions.standard()
        .provinces()
        .forEach(
            province ->
                names.put(
                    province.code().substring(0, 2),
                    isChinese ? province.name() : province.englishName()));
    return names;
  }

  private static Map<String, String> industries(boolean isChinese) {
    Map<String, String> names = new LinkedHashMap<>();
    Industries.standard()
        .sections()
        .forEach(
            section ->
                names.put(section.letter(), isChinese ? section.name() : section.englishName()));
    return names;
  }

  private static Column percent(String column) {
    return concat(format_number(col(column).multiply(100), 2), lit("%"));
  }
}
