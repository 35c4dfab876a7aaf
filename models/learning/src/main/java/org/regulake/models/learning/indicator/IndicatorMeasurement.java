package org.regulake.models.learning.indicator;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.regulake.models.indicator.Indicator;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.indicator.Measure;
import org.regulake.models.indicator.Population;
import org.regulake.models.learning.ConditionColumn;
import org.regulake.models.rule.Names;

/** Measures all monitoring indicators in one pass over the populations. */
public final class IndicatorMeasurement {

  private static final String PROVINCE = "province_code";
  private static final String INDUSTRY = "industry_section";
  private static final String MONTH = "_month";

  private final Indicators indicators;

  public IndicatorMeasurement(Indicators indicators) {
    this.indicators = indicators;
  }

  /**
   * Measures all indicators.
   *
   * <p>One row per indicator, province, industry and month of its window whose last day is not
   * after {@code asOf}; months without events are included. {@code province_code} or {@code
   * industry_section} {@value Indicators#ALL} is the total over all, {@value Indicators#NOT_STATED}
   * the part that the records do not state. Columns: {@code indicator_id, province_code,
   * industry_section, month} STRING (yyyy-MM), {@code value, numerator, denominator} DOUBLE. For
   * counts numerator and denominator are null. The value of a share whose denominator is 0 is null.
   * A month for which a population is not known has no rows of the indicators that count it.
   *
   * <p>Cost: each population is read once and reduced to one row per province, industry and month
   * (first shuffle); totals, running sums and empty months are computed from those few rows (second
   * shuffle). Counts are whole numbers, so the result does not depend on partitioning.
   *
   * @param populations by {@link Population#id()}; see there for the columns
   * @param knownFrom first month with data, for populations that were not always observed
   * @throws IllegalArgumentException when a population is absent or lacks a column
   */
  public Dataset<Row> measure(
      Map<String, Dataset<Row>> populations, LocalDate asOf, Map<Population, YearMonth> knownFrom) {
    YearMonth lastMonth = YearMonth.from(asOf.plusDays(1)).minusMonths(1);
    int last = index(lastMonth);
    int first = last + 1 - indicators.all().stream().mapToInt(Indicator::months).max().orElse(1);
    Dataset<Row> cells = summed(events(populations, last, first));
    return reported(monthly(withTotals(cells), first, last), last, knownFrom);
  }

  private static int index(YearMonth month) {
    return month.getYear() * 12 + month.getMonthValue() - 1;
  }

  /** One row per start and end of a spell, with the change of each count. */
  private Dataset<Row> events(Map<String, Dataset<Row>> populations, int last, int first) {
    Map<Population, Dataset<Row>> needed = new LinkedHashMap<>();
    for (Indicator count : indicators.counts()) {
      needed.computeIfAbsent(count.population(), population -> spells(population, populations));
    }
    Dataset<Row> all = null;
    for (Map.Entry<Population, Dataset<Row>> entry : needed.entrySet()) {
      Dataset<Row> events = events(entry.getKey(), entry.getValue(), last, first);
      all = all == null ? events : all.unionAll(events);
    }
    return all;
  }

  private Dataset<Row> spells(Population population, Map<String, Dataset<Row>> populations) {
    Dataset<Row> spells = populations.get(population.id());
    if (spells == null) {
      throw new IllegalArgumentException(
          "the indicators count population '%s', which was not given; given: %s"
              .formatted(population.id(), new TreeSet<>(populations.keySet())));
    }
    List<String> present = List.of(spells.columns());
    TreeSet<String> read = new TreeSet<>(List.of(PROVINCE, INDUSTRY, "from_date", "to_date"));
    indicators.counts().stream()
        .filter(count -> count.population().equals(population) && count.where() != null)
        .forEach(count -> read.addAll(count.where().columns()));
    for (String column : read) {
      if (!present.contains(column)) {
        throw new IllegalArgumentException(
            "population '%s' lacks column '%s', which the indicators read; %s"
                .formatted(population.id(), column, Names.hint(column, present)));
      }
    }
    return spells;
  }

  private Dataset<Row> events(Population population, Dataset<Row> spells, int last, int first) {
    List<Column> flags = new ArrayList<>();
    List<Column> gains = new ArrayList<>();
    for (int i = 0; i < indicators.counts().size(); i++) {
      Indicator count = indicators.counts().get(i);
      if (!count.population().equals(population)) {
        gains.add(lit(0L).as(count.id()));
        continue;
      }
      flags.add(
          (count.where() == null ? lit(true) : ConditionColumn.of(count.where()))
              .as("_counts_" + i));
      gains.add(when(col("_counts_" + i), gain(count.measure())).otherwise(lit(0L)).as(count.id()));
    }
    Column from =
        coalesce(
            col("from_date"),
            raise_error(
                lit("population '%s' has a spell without from_date".formatted(population.id()))));
    List<Column> columns =
        new ArrayList<>(
            List.of(
                coalesce(col(PROVINCE), lit(Indicators.NOT_STATED)).as(PROVINCE),
                coalesce(col(INDUSTRY), lit(Indicators.NOT_STATED)).as(INDUSTRY)));
    columns.addAll(flags);
    columns.add(inline(array(event(from, true), event(col("to_date"), false))));
    List<Column> result = new ArrayList<>(List.of(col(PROVINCE), col(INDUSTRY)));
    // Events before the window matter only as a sum, so they count in the month before it.
    result.add(greatest(col(MONTH), lit(first - 1)).as(MONTH));
    result.addAll(gains);
    return spells
        .select(columns.toArray(Column[]::new))
        .where(col(MONTH).leq(last))
        .select(result.toArray(Column[]::new));
  }

  private static Column event(Column date, boolean isStart) {
    Column monthIndex = year(date).multiply(12).plus(month(date)).minus(1);
    return struct(monthIndex.as(MONTH), lit(isStart).as("_is_start"));
  }

  private static Column gain(Measure measure) {
    Column isStart = col("_is_start");
    return switch (measure) {
      case STARTS -> when(isStart, lit(1L)).otherwise(lit(0L));
      case ENDS -> when(isStart, lit(0L)).otherwise(lit(1L));
      case OPEN_AT_MONTH_END -> when(isStart, lit(1L)).otherwise(lit(-1L));
      case SHARE -> throw new IllegalStateException("a share is not counted from spells");
    };
  }

  /** One row per province, industry and month. */
  private Dataset<Row> summed(Dataset<Row> rows) {
    Column[] sums =
        indicators.counts().stream()
            .map(count -> sum(col(count.id())).as(count.id()))
            .toArray(Column[]::new);
    return rows.groupBy(PROVINCE, INDUSTRY, MONTH)
        .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length));
  }

  /**
   * Adds the totals over industries, over provinces and over both. Partitioned by province and
   * industry for the running sums.
   */
  private Dataset<Row> withTotals(Dataset<Row> cells) {
    Column places =
        array(
            place(col(PROVINCE), col(INDUSTRY)),
            place(col(PROVINCE), lit(Indicators.ALL)),
            place(lit(Indicators.ALL), col(INDUSTRY)),
            place(lit(Indicators.ALL), lit(Indicators.ALL)));
    List<Column> columns = new ArrayList<>(List.of(inline(places), col(MONTH)));
    indicators.counts().forEach(count -> columns.add(col(count.id())));
    return summed(
        cells.select(columns.toArray(Column[]::new)).repartition(col(PROVINCE), col(INDUSTRY)));
  }

  private static Column place(Column province, Column industry) {
    return struct(province.as(PROVINCE), industry.as(INDUSTRY));
  }

  /**
   * Turns months with events into all months of the window: flows are 0 in between, stocks stay as
   * they were.
   */
  private Dataset<Row> monthly(Dataset<Row> totals, int first, int last) {
    WindowSpec byMonth = Window.partitionBy(PROVINCE, INDUSTRY).orderBy(MONTH);
    WindowSpec soFar = byMonth.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    List<Column> running = new ArrayList<>(List.of(col(PROVINCE), col(INDUSTRY), col(MONTH)));
    running.add(lag(col(MONTH), 1).over(byMonth).isNull().as("_is_first"));
    running.add(lead(col(MONTH), 1).over(byMonth).as("_next"));
    for (Indicator count : indicators.counts()) {
      boolean isStock = count.measure() == Measure.OPEN_AT_MONTH_END;
      running.add((isStock ? sum(col(count.id())).over(soFar) : col(count.id())).as(count.id()));
    }
    Column from = when(col("_is_first"), lit(first - 1)).otherwise(col(MONTH));
    Column until = coalesce(col("_next").minus(1), lit(last));
    List<Column> filled =
        new ArrayList<>(
            List.of(
                col(PROVINCE),
                col(INDUSTRY),
                explode(sequence(from, until)).as("_at"),
                col(MONTH)));
    indicators.counts().forEach(count -> filled.add(col(count.id())));
    List<Column> result = new ArrayList<>(List.of(col(PROVINCE), col(INDUSTRY), col("_at")));
    for (Indicator count : indicators.counts()) {
      boolean isStock = count.measure() == Measure.OPEN_AT_MONTH_END;
      Column holds = isStock ? col("_at").geq(col(MONTH)) : col("_at").equalTo(col(MONTH));
      result.add(when(holds, col(count.id())).otherwise(lit(0L)).as(count.id()));
    }
    return totals
        .select(running.toArray(Column[]::new))
        .select(filled.toArray(Column[]::new))
        .where(col("_at").geq(first))
        .select(result.toArray(Column[]::new));
  }

  private Dataset<Row> reported(
      Dataset<Row> monthly, int last, Map<Population, YearMonth> knownFrom) {
    List<Column> rows = new ArrayList<>();
    Column none = lit(null).cast("double");
    for (Indicator count : indicators.counts()) {
      rows.add(
          reported(
              count,
              firstMonth(count, last, knownFrom),
              col(count.id()).cast("double"),
              none,
              none));
    }
    for (Indicator share : indicators.shares()) {
      Column numerator = col(share.numerator()).cast("double");
      Column denominator = col(share.denominator()).cast("double");
      Column value = when(denominator.notEqual(0.0), numerator.divide(denominator));
      int firstKnown =
          indicators.counts().stream()
              .filter(
                  count ->
                      count.id().equals(share.numerator())
                          || count.id().equals(share.denominator()))
              .mapToInt(count -> firstMonth(count, last, knownFrom))
              .max()
              .orElseThrow();
      rows.add(
          reported(
              share,
              Math.max(firstKnown, last + 1 - share.months()),
              value,
              numerator,
              denominator));
    }
    Column year = col("_at").divide(12).cast("int");
    Column month = format_string("%04d-%02d", year, col("_at").mod(12).plus(1));
    return monthly
        .select(
            col(PROVINCE),
            col(INDUSTRY),
            month.as("month"),
            col("_at"),
            inline(array(rows.toArray(Column[]::new))))
        .where(col("_at").geq(col("_from")))
        .select("indicator_id", PROVINCE, INDUSTRY, "month", "value", "numerator", "denominator");
  }

  private static int firstMonth(Indicator count, int last, Map<Population, YearMonth> knownFrom) {
    YearMonth known = knownFrom.get(count.population());
    return Math.max(last + 1 - count.months(), known == null ? 0 : index(known));
  }

  private static Column reported(
      Indicator indicator, int first, Column value, Column numerator, Column denominator) {
    return struct(
        lit(indicator.id()).as("indicator_id"),
        lit(first).as("_from"),
        value.as("value"),
        numerator.as("numerator"),
        denominator.as("denominator"));
  }
}
