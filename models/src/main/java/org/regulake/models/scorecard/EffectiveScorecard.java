package org.regulake.models.scorecard;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.rule.Names;

/** A scorecard as it stands on a day: one version of each indicator, one set of classes, the vetoes in force. */
public final class EffectiveScorecard {

  private static final String VALUES = "_values";
  private static final String CELLS = "_cells";
  private static final int LAST = 999;
  /** Above all points, so that what decides the class whatever the score comes first. */
  private static final int VETO_RANK = 1001;
  private static final String VETO = "_veto_of_";

  private final String id;
  private final List<Dimension> dimensions;
  private final List<EffectiveIndicator> indicators;
  private final ClassScheme scheme;
  private final List<Veto> vetoes;
  private final List<String> basesOfVetoes;
  private final String version;

  EffectiveScorecard(String id, List<Dimension> dimensions, List<EffectiveIndicator> indicators, ClassScheme scheme, List<Veto> vetoes,
      List<String> basesOfVetoes) {
    this.id = id;
    this.dimensions = dimensions;
    List<String> order = dimensions.stream().map(Dimension::id).toList();
    this.indicators = indicators.stream().sorted(Comparator.comparingInt(indicator -> order.indexOf(indicator.dimension()))).toList();
    this.scheme = scheme;
    this.vetoes = vetoes;
    this.basesOfVetoes = basesOfVetoes;
    this.version = latestChange() + "-" + contentHash();
  }

  private LocalDate latestChange() {
    Stream<LocalDate> rules = Stream.concat(
        indicators.stream().map(indicator -> indicator.version().effectiveFrom()), vetoes.stream().map(Veto::effectiveFrom));
    return Stream.concat(rules, Stream.of(scheme.effectiveFrom())).max(LocalDate::compareTo).orElseThrow();
  }

  // Only rules in force enter the hash: adding a version for the future leaves the results of a past day unchanged.
  private String contentHash() {
    String content = id + dimensions + indicators + scheme + vetoes + basesOfVetoes;
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Day of the latest change in force and a hash of all rules in force, as in {@code 2021-09-01-1f2e3d4c5b6a}. */
  public String version() {
    return version;
  }

  /** Features this version reads, in alphabetical order. */
  public Set<String> features() {
    TreeSet<String> names = new TreeSet<>();
    indicators.forEach(indicator -> names.addAll(indicator.features()));
    vetoes.forEach(veto -> names.addAll(veto.condition().columns()));
    names.add(scheme.thinFile().feature());
    return names;
  }

  /** Checks that every feature this version reads is defined; see {@link Scorecard#check(Collection)}. */
  public void check(Collection<FeatureDefinition> defined) {
    Scorecard.requireDefined(id, features(), defined);
  }

  /**
   * Scores entities.
   *
   * <p>Reads: the columns named by {@link #features()}, DOUBLE, null or NaN = not available. Keeps: every row and every column. Adds:
   * <ul>
   *   <li>{@code score} INT: sum of all points; {@code missing_points} INT: those that stem from what is not known; {@code <dimension>_points} INT
   *       for each dimension
   *   <li>{@code class_code} STRING; {@code class_level} INT: place of the class, 0 for the lowest risk, null for thin files;
   *       {@code is_vetoed} BOOLEAN: a veto holds; {@code is_thin_file} BOOLEAN: the class is that of thin files
   *   <li>{@code scorecard_id}, {@code scorecard_version} STRING
   *   <li>{@code reasons} ARRAY of STRUCT(rank INT, indicator_id STRING, dimension STRING, points INT, value DOUBLE, is_missing BOOLEAN,
   *       reason_zh, reason_en, legal_basis STRING): every veto that holds (0 points, dimension {@code veto}), then every indicator with points by
   *       falling points, then id; the points add up to the score
   * </ul>
   *
   * @throws IllegalArgumentException when the rows lack a feature or already have a column of an added name
   */
  public Dataset<Row> score(Dataset<Row> features) {
    requireColumns(features.columns());
    List<Column> inputs = Arrays.stream(features.columns()).map(name -> col("`" + name + "`")).toList();

    List<Column> judged = new ArrayList<>(inputs);
    judged.add(array(indicators.stream().map(indicator -> col(indicator.feature())).toArray(Column[]::new)).as(VALUES));
    judged.add(cells().as(CELLS));
    vetoes.forEach(veto -> judged.add(veto.condition().holds().as(VETO + veto.id())));

    // Sums come before the class, which asks for the score several times.
    List<Column> summed = new ArrayList<>(List.of(col("*"), points(col(CELLS)).as("score"), missingPoints().as("missing_points")));
    dimensions.forEach(dimension -> summed.add(points(cellsOf(dimension)).as(dimension.pointsColumn())));

    List<Column> scored = new ArrayList<>(inputs);
    scored.add(col("score"));
    scored.add(col("missing_points"));
    scored.add(when(isThinFile(), lit(scheme.thinFile().code())).otherwise(classCodes().getItem(level())).as("class_code"));
    scored.add(when(not(isThinFile()), level()).as("class_level"));
    scored.add(isVetoed().as("is_vetoed"));
    scored.add(isThinFile().as("is_thin_file"));
    dimensions.forEach(dimension -> scored.add(col(dimension.pointsColumn())));
    scored.add(lit(id).as("scorecard_id"));
    scored.add(lit(version).as("scorecard_version"));
    scored.add(reasons().as("reasons"));
    return features.select(judged.toArray(Column[]::new)).select(summed.toArray(Column[]::new)).select(scored.toArray(Column[]::new));
  }

  private void requireColumns(String[] present) {
    List<String> columns = List.of(present);
    for (String feature : features()) {
      if (!columns.contains(feature)) {
        throw new IllegalArgumentException(
            "scorecard '%s' reads feature '%s', which the rows lack; %s".formatted(id, feature, Names.hint(feature, columns)));
      }
    }
    List<String> added = new ArrayList<>(List.of("score", "missing_points", "class_code", "class_level", "is_vetoed", "is_thin_file", "scorecard_id",
        "scorecard_version", "reasons"));
    dimensions.forEach(dimension -> added.add(dimension.pointsColumn()));
    for (String column : added) {
      if (columns.contains(column)) {
        throw new IllegalArgumentException("the rows to score already have a column '%s': drop or rename it".formatted(column));
      }
    }
  }

  /**
   * State and points of each indicator, in the order of {@link #indicators}. Texts and points stand in constant tables that are looked up by
   * position: written out as one expression per indicator the plan takes seconds to analyse and compiles to methods too large for the JIT.
   */
  private Column cells() {
    Column states = array(indicators.stream().map(EffectiveIndicator::state).toArray(Column[]::new));
    Column points = array(indicators.stream().map(indicator -> indicator.byState(IndicatorState::points)).toArray(Column[]::new));
    Column missing = array(indicators.stream().map(indicator -> indicator.byState(IndicatorState::isMissing)).toArray(Column[]::new));
    return transform(states, (state, position) -> struct(
        state.as("state"),
        element_at(element_at(points, position.plus(1)), state).as("points"),
        element_at(element_at(missing, position.plus(1)), state).as("is_missing")));
  }

  /** Indicators are sorted by dimension, so those of one stand together. */
  private Column cellsOf(Dimension dimension) {
    List<String> order = indicators.stream().map(EffectiveIndicator::dimension).toList();
    int from = order.indexOf(dimension.id());
    return from < 0 ? slice(col(CELLS), 1, 0) : slice(col(CELLS), from + 1, order.lastIndexOf(dimension.id()) + 1 - from);
  }

  private static Column points(Column cells) {
    return aggregate(cells, lit(0), (sum, cell) -> sum.plus(cell.getField("points")));
  }

  private static Column missingPoints() {
    return aggregate(col(CELLS), lit(0), (sum, cell) -> sum.plus(when(cell.getField("is_missing"), cell.getField("points")).otherwise(lit(0))));
  }

  private Column isVetoed() {
    return vetoes.stream().map(veto -> col(VETO + veto.id())).reduce(Column::or).orElse(lit(false));
  }

  /** Too little is known: few sources, or points of missing values alone lift the score out of the lowest class; and nothing adverse is stated. */
  private Column isThinFile() {
    Column hasAdverse =
        dimensions.stream().filter(Dimension::isAdverse)
            .map(dimension -> exists(cellsOf(dimension), cell -> cell.getField("points").gt(0).and(not(cell.getField("is_missing")))))
            .reduce(Column::or).orElse(lit(false));
    int lowestBelow = scheme.levels().get(0).below();
    Column isLittleKnown = coalesce(col(scheme.thinFile().feature()), lit(0.0)).lt(scheme.thinFile().below());
    Column isLiftedByMissing = col("score").geq(lowestBelow).and(col("score").minus(col("missing_points")).lt(lowestBelow));
    return isLittleKnown.or(isLiftedByMissing).and(not(hasAdverse)).and(not(isVetoed()));
  }

  private Column level() {
    List<ClassLevel> levels = scheme.levels();
    Column score = col("score");
    Column byScore = lit(levels.size() - 1);
    for (int i = levels.size() - 2; i >= 0; i--) {
      byScore = when(score.lt(levels.get(i).below()), lit(i)).otherwise(byScore);
    }
    Column raised = byScore;
    for (Veto veto : vetoes) {
      int atLeast = scheme.codes().indexOf(veto.atLeast());
      raised = greatest(raised, when(col(VETO + veto.id()), lit(atLeast)).otherwise(lit(0)));
    }
    return raised;
  }

  private Column classCodes() {
    return array(scheme.codes().stream().map(code -> lit(code)).toArray(Column[]::new));
  }

  /**
   * Each reason is first a number, points · 1000 + (999 − its place in the alphabet), a veto's counting as more points than there are, so that
   * sorting integers gives the order of the reasons; −1 is no reason. Only the reasons that remain are turned into text, from constant tables.
   */
  private Column reasons() {
    TreeMap<String, ReasonSource> sources = new TreeMap<>();
    for (int i = 0; i < indicators.size(); i++) {
      sources.put(indicators.get(i).id(), indicators.get(i).source(i + 1));
    }
    for (int i = 0; i < vetoes.size(); i++) {
      sources.put(vetoes.get(i).id(), ReasonSource.of(vetoes.get(i), basesOfVetoes.get(i)));
    }
    List<String> alphabet = List.copyOf(sources.keySet());
    ReasonTables tables = new ReasonTables(List.copyOf(sources.values()));
    Column places = array(indicators.stream().map(indicator -> lit(LAST - alphabet.indexOf(indicator.id()))).toArray(Column[]::new));

    Column ofIndicators = transform(col(CELLS), (cell, position) ->
        when(cell.getField("points").notEqual(0), cell.getField("points").multiply(LAST + 1).plus(element_at(places, position.plus(1))))
            .otherwise(lit(-1)));
    Column ofVetoes = array(vetoes.stream()
        .map(veto -> when(col(VETO + veto.id()), lit(VETO_RANK * (LAST + 1) + LAST - alphabet.indexOf(veto.id()))).otherwise(lit(-1)))
        .toArray(Column[]::new));
    Column all = vetoes.isEmpty() ? ofIndicators : flatten(array(ofIndicators, ofVetoes));
    Column ordered = sort_array(filter(all, key -> key.geq(0)), false);
    // Named step by step: a Column used twice is written into the plan twice.
    Column placed = transform(ordered, key -> lit(LAST + 1).minus(key.mod(LAST + 1)));
    Column found = transform(placed, place -> struct(place.as("place"), tables.position(place).as("position")));
    Column valued = transform(found, entry -> struct(
        entry.getField("place").as("place"), entry.getField("position").isNull().as("is_veto"),
        element_at(col(CELLS), coalesce(entry.getField("position"), lit(1))).as("cell"),
        element_at(col(VALUES), entry.getField("position")).as("value")));
    return transform(valued, (entry, rank) -> reason(entry, rank, tables));
  }

  /** A veto has no cell of its own, and its one text is that of its first state. */
  private static Column reason(Column entry, Column rank, ReasonTables tables) {
    Column place = entry.getField("place");
    Column isVeto = entry.getField("is_veto");
    Column state = when(isVeto, lit(1)).otherwise(entry.getField("cell").getField("state"));
    Column value = when(tables.hasValue(place, state), entry.getField("value"));
    Column written = Unit.written(tables.unit(place), value);
    return struct(
        rank.plus(1).as("rank"), tables.id(place).as("indicator_id"), tables.dimension(place).as("dimension"),
        when(isVeto, lit(0)).otherwise(entry.getField("cell").getField("points")).as("points"), value.as("value"),
        tables.isMissing(place, state).as("is_missing"), text(tables.zh(place, state), written).as("reason_zh"),
        text(tables.en(place, state), written).as("reason_en"), tables.basis(place).as("legal_basis"));
  }

  // Not concat: evaluated inside a higher-order function it is an order of magnitude slower than replace.
  private static Column text(Column template, Column written) {
    return replace(template, lit(EffectiveIndicator.PLACEHOLDER), coalesce(written, lit("")));
  }
}
