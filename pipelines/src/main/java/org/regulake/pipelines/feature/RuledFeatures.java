package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.feature.FeatureFile;
import org.regulake.models.feature.FeatureRule;
import org.regulake.models.feature.FeatureRules;
import org.regulake.models.rule.Names;
import org.regulake.models.rule.Require;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/** The features that a file of {@code models/features} defines over the facts of one source. */
final class RuledFeatures implements FeatureFamily {

  private final Source source;
  private final List<FeatureRule> rules;

  /**
   * Creates the family.
   *
   * @throws IllegalArgumentException when the source is about no enterprise, or a rule names a
   *     column that it does not have
   */
  RuledFeatures(Source source, List<FeatureRule> rules) {
    this.source = source;
    this.rules = List.copyOf(rules);
    if (source.subject().isEmpty()) {
      throw new IllegalArgumentException(
          "features/%s.yml: the source is about no enterprise".formatted(source.name()));
    }
    rules.forEach(this::check);
  }

  /**
   * The family of a file.
   *
   * @throws IllegalArgumentException when the source, or a column that a rule names, is unknown
   */
  static RuledFeatures of(FeatureFile file) {
    Source source =
        Sources.named(file.source())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "features/%s.yml: there is no source '%s'; %s"
                            .formatted(
                                file.source(),
                                file.source(),
                                Names.hint(file.source(), Sources.names()))));
    return new RuledFeatures(source, file.features());
  }

  /** A family per file, in alphabetical order of the sources. */
  static List<RuledFeatures> load() {
    return FeatureRules.load().files().stream().map(RuledFeatures::of).toList();
  }

  private void check(FeatureRule rule) {
    String owner = "feature '%s'".formatted(rule.id());
    List<String> columns = source.silver().fields().stream().map(Field::name).toList();
    if (rule.where() != null) {
      rule.where().check(owner + ", where", columns);
    }
    if (rule.date() != null) {
      requireType(owner, "date", rule.date(), columns, Type.DATE::equals);
    }
    if (rule.of() != null) {
      requireType(owner, "of", rule.of(), columns, RuledFeatures::isNumber);
    }
  }

  private static boolean isNumber(Type type) {
    return type instanceof Type.Decimal
        || type.equals(Type.LONG)
        || type.equals(Type.INTEGER)
        || type.equals(Type.DOUBLE);
  }

  private void requireType(
      String owner, String key, String column, List<String> columns, Predicate<Type> isFit) {
    Require.known(owner, key, column, columns);
    Type type = source.silver().field(column).orElseThrow().type();
    if (!isFit.test(type)) {
      throw new IllegalArgumentException(
          "%s: %s '%s' is a column of type %s".formatted(owner, key, column, type));
    }
  }

  @Override
  public String name() {
    return source.name() + "_ruled";
  }

  @Override
  public Source source() {
    return source;
  }

  @Override
  public boolean isKnown(FactsOfDay day) {
    return day.isDelivered(source);
  }

  @Override
  public boolean isOpenByUnusableRows() {
    return true;
  }

  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    Dataset<Row> begun =
        day.begun(source.silver())
            .withColumnRenamed(subjectId(), EnterpriseFeature.ENTITY_ID.name());
    return WithUnusable.of(begun, day.unusable(source));
  }

  private String subjectId() {
    return source.subject().orElseThrow().idField().name();
  }

  @Override
  public List<Feature> features() {
    return rules.stream()
        .map(
            rule ->
                Feature.ruled(rule.definition(), moment -> value(rule, moment))
                    .countedWhere(moment -> coalesce(isCounted(rule, moment), lit(false))))
        .toList();
  }

  private Column value(FeatureRule rule, Moment moment) {
    Column counts = isCounted(rule, moment);
    Column isOpen = counts.isNull();
    if (rule.of() != null) {
      isOpen = isOpen.or(counts.and(col(rule.of()).isNull()));
    }
    Column isUnknown = bool_or(WithUnusable.isUnusable().or(coalesce(isOpen, lit(false))));
    Column value =
        switch (rule.measure()) {
          case COUNT -> Sums.distinct(when(counts, record()));
          case SUM -> coalesce(sum(when(counts, col(rule.of()))).cast("double"), lit(0.0));
          case GREATEST -> max(when(counts, col(rule.of()))).cast("double");
        };
    return when(isUnknown, lit(null).cast("double")).otherwise(value);
  }

  /** Identifies the record of a fact among those of its enterprise. */
  private Column record() {
    List<Column> key = new ArrayList<>();
    source.key().stream()
        .filter(column -> !column.equals(subjectId()))
        .forEach(column -> key.add(coalesce(col(column).cast("string"), lit("")).as(column)));
    return key.isEmpty() ? lit(1) : struct(key.toArray(Column[]::new));
  }

  /** Whether a fact counts; null when the fact does not tell. */
  private Column isCounted(FeatureRule rule, Moment moment) {
    Column counts = rule.where() == null ? lit(true) : expr(rule.where().sql());
    if (rule.months() != null) {
      Column date = date(rule);
      counts =
          counts.and(
              date.gt(lit(moment.asOf().minusMonths(rule.months())))
                  .and(date.leq(lit(moment.asOf()))));
    }
    if (rule.open()) {
      counts = counts.and(moment.isOpen());
    }
    return counts;
  }

  private static Column date(FeatureRule rule) {
    return Optional.ofNullable(rule.date())
        .map(name -> col(name))
        .orElseGet(
            () ->
                when(
                    col(Bitemporal.VALID_FROM.name()).notEqual(lit(Bitemporal.UNKNOWN_START)),
                    col(Bitemporal.VALID_FROM.name())));
  }
}
