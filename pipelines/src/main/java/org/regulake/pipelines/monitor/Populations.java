package org.regulake.pipelines.monitor;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.regulake.models.indicator.Indicator;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.indicator.Population;
import org.regulake.models.rule.Names;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.delivery.CollectedSources;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.lakehouse.BitemporalRows;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.score.EnterpriseScore;
import org.regulake.pipelines.source.AbnormalListing;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.StageContext;

/**
 * The populations of the judged day that indicators count; each row is a spell with a first day and
 * the day after its last.
 */
final class Populations {

  private final StageContext context;
  private final RunStamp stamp;
  private final List<Source> sources;
  private final Dataset<Row> states;
  private final Dataset<Row> stays;

  /**
   * Creates the populations.
   *
   * @param sources the sources whose facts indicators count
   */
  Populations(StageContext context, List<Source> sources) {
    this.context = context;
    this.stamp = context.stamp();
    this.sources = sources;
    this.states =
        context
            .read(Enterprise.TABLE)
            .where(
                BitemporalRows.isKnownAt(stamp.knownAt())
                    .and(col("valid_from").leq(lit(stamp.asOf()))));
    this.stays = Stays.of(states.where(col("record_state").equalTo(Enterprise.REGISTERED)));
  }

  /**
   * The sources whose facts indicators count.
   *
   * @throws IllegalArgumentException when an indicator names an unknown source, one without an
   *     enterprise as its subject, or a column that the source does not have
   */
  static List<Source> sources(Indicators indicators) {
    return indicators.counts().stream()
        .filter(count -> count.population().isOfSource())
        .map(Populations::source)
        .distinct()
        .toList();
  }

  private static Source source(Indicator count) {
    String name = count.population().id();
    Source source =
        Sources.ofFacts().stream()
            .filter(some -> some.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "indicator '%s': there is no population '%s'; %s"
                            .formatted(
                                count.id(),
                                name,
                                Names.hint(
                                    name, Sources.ofFacts().stream().map(Source::name).toList()))));
    List<String> columns = new ArrayList<>(Population.SPELL);
    attributes(source).forEach(field -> columns.add(field.name()));
    count.check(columns);
    return source;
  }

  /** The silver columns that are columns of the population as well. */
  private static List<Field> attributes(Source source) {
    return source.silver().fields().stream()
        .filter(field -> !Population.SPELL.contains(field.name()))
        .toList();
  }

  /** The populations by name. */
  Map<String, Dataset<Row>> byName() {
    Map<String, Dataset<Row>> populations = new LinkedHashMap<>();
    populations.put(Population.ENTERPRISE.id(), stays);
    populations.put(Population.ABNORMAL_LISTING.id(), listings());
    populations.put(Population.ENTERPRISE_SCORE.id(), scores());
    sources.forEach(source -> populations.put(source.name(), facts(source)));
    return populations;
  }

  /**
   * First months with data: classes are known of the judged day, sources from their delivery on.
   */
  Map<Population, YearMonth> knownFrom() {
    YearMonth month = YearMonth.from(stamp.asOf());
    Map<Population, YearMonth> known = new LinkedHashMap<>();
    known.put(Population.ENTERPRISE_SCORE, month);
    Set<String> delivered = sources.isEmpty() ? Set.of() : delivered();
    sources.stream()
        .filter(source -> !delivered.contains(source.name()))
        .forEach(source -> known.put(new Population(source.name()), month.plusMonths(1)));
    return known;
  }

  private Set<String> delivered() {
    return CollectedSources.in(context.read(DeliveredFile.TABLE));
  }

  /**
   * Facts of a source, where the enterprise was when they began. Facts of an enterprise that the
   * register does not place on that day count in no known province and industry.
   */
  private Dataset<Row> facts(Source source) {
    String subject = source.subject().orElseThrow().idField().name();
    Column isThere =
        col(subject)
            .equalTo(col("placed_id"))
            .and(col("valid_from").geq(col("arrived_on")))
            .and(col("valid_from").lt(col("left_on")));
    List<Column> columns =
        new ArrayList<>(
            List.of(
                col(subject).as("entity_id"),
                col("province_code"),
                col("industry_section"),
                col("valid_from").as("from_date"),
                col("valid_to").as("to_date")));
    attributes(source).stream()
        .filter(field -> !field.name().equals(subject))
        .forEach(field -> columns.add(Schemas.column(field)));
    return BitemporalRows.asOf(context.read(source.silver()), stamp.asOf(), stamp.knownAt())
        .join(places(), isThere, "left")
        .select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> places() {
    return stays.select(
        col("entity_id").as("placed_id"),
        col("province_code"),
        col("industry_section"),
        col("from_date").as("arrived_on"),
        col("to_date").as("left_on"));
  }

  /**
   * Times on the abnormal-operation list. An enterprise that has left the market or the province is
   * no longer counted as listed there, since the denominator does not contain it either.
   */
  private Dataset<Row> listings() {
    return BitemporalRows.asOf(context.read(AbnormalListing.TABLE), stamp.asOf(), stamp.knownAt())
        .join(places(), col("entity_id").equalTo(col("placed_id")))
        .where(col("valid_from").lt(col("left_on")).and(col("valid_to").gt(col("arrived_on"))))
        .select(
            col("entity_id"),
            col("province_code"),
            col("industry_section"),
            greatest(col("valid_from"), col("arrived_on")).as("from_date"),
            least(col("valid_to"), col("left_on")).as("to_date"))
        .transform(Populations::withoutOverlaps)
        .withColumn("ground", lit(null).cast("string"));
  }

  private Dataset<Row> scores() {
    return EnterpriseScore.ofChampion(context.read(EnterpriseScore.TABLE))
        .join(
            states
                .where(BitemporalRows.isValidOn(stamp.asOf()))
                .select(
                    col("entity_id").as("placed_id"),
                    col("province_code"),
                    col("industry_section")),
            col("entity_id").equalTo(col("placed_id")))
        .select(
            col("entity_id"),
            col("province_code"),
            col("industry_section"),
            col("class_code"),
            col("score"),
            lit(stamp.asOf().withDayOfMonth(1)).as("from_date"),
            lit(Bitemporal.OPEN_DATE).as("to_date"));
  }

  /**
   * Joins spells of one enterprise that overlap or touch: an enterprise listed on two grounds is on
   * the list once.
   */
  private static Dataset<Row> withoutOverlaps(Dataset<Row> spells) {
    WindowSpec inOrder =
        Window.partitionBy("entity_id", "province_code", "industry_section")
            .orderBy("from_date", "to_date");
    return spells
        .withColumn(
            "reach", max("to_date").over(inOrder.rowsBetween(Window.unboundedPreceding(), -1)))
        .withColumn(
            "spell",
            sum(when(col("reach").isNull().or(col("from_date").gt(col("reach"))), 1).otherwise(0))
                .over(inOrder))
        .groupBy("entity_id", "province_code", "industry_section", "spell")
        .agg(min("from_date").as("from_date"), max("to_date").as("to_date"))
        .drop("spell");
  }
}
