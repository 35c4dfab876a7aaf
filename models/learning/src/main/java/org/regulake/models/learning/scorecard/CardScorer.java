package org.regulake.models.learning.scorecard;

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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.feature.CountedFacts;
import org.regulake.models.feature.Facts;
import org.regulake.models.learning.ConditionColumn;
import org.regulake.models.risk.ClassLevel;
import org.regulake.models.risk.Dimension;
import org.regulake.models.rule.Names;
import org.regulake.models.scorecard.EffectiveIndicator;
import org.regulake.models.scorecard.EffectiveScorecard;
import org.regulake.models.scorecard.IndicatorState;
import org.regulake.models.scorecard.Veto;

/** Scores enterprises by the version of a scorecard on a day. */
public final class CardScorer {

  private static final String VALUES = "_values";
  private static final String CELLS = "_cells";
  private static final String FOUND = "_found";
  private static final int LAST = 999;

  /** Above all points, so that vetoes come before all indicators. */
  private static final int VETO_RANK = 1001;

  private static final String VETO = "_veto_of_";

  /** Placeholder of the value in a reason. */
  private static final String PLACEHOLDER = "{value}";

  private final EffectiveScorecard card;
  private final ReasonFacts facts;

  /**
   * A scorer.
   *
   * @param facts feature → the facts behind its value, in lists as {@link Facts#OF_FAMILY}; reasons
   *     of other features have none
   */
  public CardScorer(EffectiveScorecard card, Map<String, CountedFacts> facts) {
    this.card = card;
    this.facts = new ReasonFacts(facts);
  }

  /**
   * Scores entities.
   *
   * <p>Reads: the columns named by {@link EffectiveScorecard#features()}, DOUBLE, null or NaN = not
   * available. Keeps: every row and every column. Adds:
   *
   * <ul>
   *   <li>{@code score} INT: sum of all points; {@code missing_points} INT: those that come from
   *       unknown values
   *   <li>{@code dimensions} ARRAY of STRUCT(dimension STRING, points INT, missing_points INT,
   *       max_points INT): the same for each dimension of the card, in its order
   *   <li>{@code class_code} STRING; {@code class_level} INT: place of the class, 0 for the lowest
   *       risk, null for thin files; {@code is_vetoed} BOOLEAN: a veto holds; {@code is_thin_file}
   *       BOOLEAN: the class is that of thin files
   *   <li>{@code model_id}, {@code model_version} STRING
   *   <li>{@code reasons} ARRAY of STRUCT(rank INT, indicator_id STRING, dimension STRING, points
   *       INT, value DOUBLE, is_missing BOOLEAN, reason_zh, reason_en, legal_basis STRING): every
   *       veto that holds (0 points, dimension {@code veto}), then every indicator with points by
   *       falling points, then id; the points add up to the score
   *   <li>{@code reason_facts} ARRAY of ARRAY of STRUCT(fact_date DATE, record_id STRING): the
   *       facts behind each reason, in the order of the reasons; where a value counts as missing,
   *       those behind its upper end, if it has one
   * </ul>
   *
   * @throws IllegalArgumentException when the rows lack a feature or already have a column of an
   *     added name
   */
  public Dataset<Row> score(Dataset<Row> features) {
    requireColumns(features.columns());
    List<Column> inputs =
        Arrays.stream(features.columns()).map(name -> col("`" + name + "`")).toList();

    List<Column> judged = new ArrayList<>(inputs);
    judged.add(
        array(
                card.indicators().stream()
                    .map(indicator -> col(indicator.feature()))
                    .toArray(Column[]::new))
            .as(VALUES));
    judged.add(cells().as(CELLS));
    card.vetoes()
        .forEach(veto -> judged.add(ConditionColumn.of(veto.condition()).as(VETO + veto.id())));

    // Sums come before the class, which uses the score several times.
    List<Column> summed =
        List.of(
            col("*"),
            points(col(CELLS)).as("score"),
            missingPoints(col(CELLS)).as("missing_points"));

    List<Column> sources = new ArrayList<>(List.of(col("*"), reasonSources().as(FOUND)));

    List<Column> scored = new ArrayList<>(inputs);
    scored.add(col("score"));
    scored.add(col("missing_points"));
    scored.add(
        when(isThinFile(), lit(card.scheme().thinFile().code()))
            .otherwise(classCodes().getItem(level()))
            .as("class_code"));
    scored.add(when(not(isThinFile()), level()).as("class_level"));
    scored.add(isVetoed().as("is_vetoed"));
    scored.add(isThinFile().as("is_thin_file"));
    scored.add(dimensions().as("dimensions"));
    scored.add(lit(card.id()).as("model_id"));
    scored.add(lit(card.version()).as("model_version"));
    scored.add(reasons().as("reasons"));
    scored.add(facts.of(sources().values(), col(FOUND)).as("reason_facts"));
    return features
        .select(judged.toArray(Column[]::new))
        .select(summed.toArray(Column[]::new))
        .select(sources.toArray(Column[]::new))
        .select(scored.toArray(Column[]::new));
  }

  private void requireColumns(String[] present) {
    List<String> columns = List.of(present);
    for (String feature : card.features()) {
      if (!columns.contains(feature)) {
        throw new IllegalArgumentException(
            "scorecard '%s' reads feature '%s', which the rows lack; %s"
                .formatted(card.id(), feature, Names.hint(feature, columns)));
      }
    }
    for (String column :
        List.of(
            "score",
            "missing_points",
            "class_code",
            "class_level",
            "is_vetoed",
            "is_thin_file",
            "dimensions",
            "model_id",
            "model_version",
            "reasons",
            "reason_facts")) {
      if (columns.contains(column)) {
        throw new IllegalArgumentException(
            "the rows to score already have a column '%s': drop or rename it".formatted(column));
      }
    }
  }

  /**
   * State and points of each indicator, in the order of {@link EffectiveScorecard#indicators()}.
   * Texts and points are in constant tables that are looked up by position: written out as one
   * expression per indicator the plan takes seconds to analyse and compiles to methods too large
   * for the JIT.
   */
  private Column cells() {
    Column states =
        array(card.indicators().stream().map(IndicatorColumns::state).toArray(Column[]::new));
    Column points =
        array(
            card.indicators().stream()
                .map(indicator -> IndicatorColumns.byState(indicator, IndicatorState::points))
                .toArray(Column[]::new));
    Column missing =
        array(
            card.indicators().stream()
                .map(indicator -> IndicatorColumns.byState(indicator, IndicatorState::isMissing))
                .toArray(Column[]::new));
    return transform(
        states,
        (state, position) ->
            struct(
                state.as("state"),
                element_at(element_at(points, position.plus(1)), state).as("points"),
                element_at(element_at(missing, position.plus(1)), state).as("is_missing")));
  }

  /** Indicators are sorted by dimension, so those of one are adjacent. */
  private Column cellsOf(Dimension dimension) {
    List<String> order = card.indicators().stream().map(EffectiveIndicator::dimension).toList();
    int from = order.indexOf(dimension.id());
    return from < 0
        ? slice(col(CELLS), 1, 0)
        : slice(col(CELLS), from + 1, order.lastIndexOf(dimension.id()) + 1 - from);
  }

  private static Column points(Column cells) {
    return aggregate(cells, lit(0), (sum, cell) -> sum.plus(cell.getField("points")));
  }

  private Column dimensions() {
    return array(
        card.dimensions().stream()
            .map(
                dimension ->
                    struct(
                        lit(dimension.id()).as("dimension"),
                        points(cellsOf(dimension)).as("points"),
                        missingPoints(cellsOf(dimension)).as("missing_points"),
                        lit(dimension.maxPoints()).as("max_points")))
            .toArray(Column[]::new));
  }

  private static Column missingPoints(Column cells) {
    return aggregate(
        cells,
        lit(0),
        (sum, cell) ->
            sum.plus(when(cell.getField("is_missing"), cell.getField("points")).otherwise(lit(0))));
  }

  private Column isVetoed() {
    return card.vetoes().stream()
        .map(veto -> col(VETO + veto.id()))
        .reduce(Column::or)
        .orElse(lit(false));
  }

  /**
   * Too little is known: few sources, or points of missing values alone lift the score out of the
   * lowest class; and nothing adverse is stated.
   */
  private Column isThinFile() {
    Column hasAdverse =
        card.dimensions().stream()
            .filter(Dimension::isAdverse)
            .map(
                dimension ->
                    exists(
                        cellsOf(dimension),
                        cell ->
                            cell.getField("points").gt(0).and(not(cell.getField("is_missing")))))
            .reduce(Column::or)
            .orElse(lit(false));
    int lowestBelow = card.scheme().levels().get(0).below();
    Column isLittleKnown =
        coalesce(col(card.scheme().thinFile().feature()), lit(0.0))
            .lt(card.scheme().thinFile().below());
    Column isLiftedByMissing =
        col("score")
            .geq(lowestBelow)
            .and(col("score").minus(col("missing_points")).lt(lowestBelow));
    return isLittleKnown.or(isLiftedByMissing).and(not(hasAdverse)).and(not(isVetoed()));
  }

  private Column level() {
    List<ClassLevel> levels = card.scheme().levels();
    Column score = col("score");
    Column byScore = lit(levels.size() - 1);
    for (int i = levels.size() - 2; i >= 0; i--) {
      byScore = when(score.lt(levels.get(i).below()), lit(i)).otherwise(byScore);
    }
    Column raised = byScore;
    for (Veto veto : card.vetoes()) {
      int atLeast = card.scheme().codes().indexOf(veto.atLeast());
      raised = greatest(raised, when(col(VETO + veto.id()), lit(atLeast)).otherwise(lit(0)));
    }
    return raised;
  }

  private Column classCodes() {
    return array(card.scheme().codes().stream().map(code -> lit(code)).toArray(Column[]::new));
  }

  /** Indicators and vetoes, from which reasons are written, by their ids. */
  private SortedMap<String, ReasonSource> sources() {
    SortedMap<String, ReasonSource> sources = new TreeMap<>();
    for (int i = 0; i < card.indicators().size(); i++) {
      sources.put(card.indicators().get(i).id(), ReasonSource.of(card.indicators().get(i), i + 1));
    }
    for (int i = 0; i < card.vetoes().size(); i++) {
      sources.put(
          card.vetoes().get(i).id(),
          ReasonSource.of(card.vetoes().get(i), card.basesOfVetoes().get(i)));
    }
    return sources;
  }

  /**
   * Each reason is encoded as an integer, points · 1000 + (999 − its index in alphabetical order),
   * with more points for a veto than there are, so that sorting gives the order of the reasons; −1
   * is no reason. Only the reasons that remain are turned into text, from constant tables.
   */
  private Column reasonSources() {
    SortedMap<String, ReasonSource> sources = sources();
    List<String> alphabet = List.copyOf(sources.keySet());
    ReasonTables tables = new ReasonTables(List.copyOf(sources.values()));
    Column places =
        array(
            card.indicators().stream()
                .map(indicator -> lit(LAST - alphabet.indexOf(indicator.id())))
                .toArray(Column[]::new));

    Column ofIndicators =
        transform(
            col(CELLS),
            (cell, position) ->
                when(
                        cell.getField("points").notEqual(0),
                        cell.getField("points")
                            .multiply(LAST + 1)
                            .plus(element_at(places, position.plus(1))))
                    .otherwise(lit(-1)));
    Column ofVetoes =
        array(
            card.vetoes().stream()
                .map(
                    veto ->
                        when(
                                col(VETO + veto.id()),
                                lit(VETO_RANK * (LAST + 1) + LAST - alphabet.indexOf(veto.id())))
                            .otherwise(lit(-1)))
                .toArray(Column[]::new));
    Column all = card.vetoes().isEmpty() ? ofIndicators : flatten(array(ofIndicators, ofVetoes));
    Column ordered = sort_array(filter(all, key -> key.geq(0)), false);
    // Named step by step: a Column used twice is written into the plan twice.
    Column placed = transform(ordered, key -> lit(LAST + 1).minus(key.mod(LAST + 1)));
    Column found =
        transform(
            placed, place -> struct(place.as("place"), tables.position(place).as("position")));
    return transform(
        found,
        entry ->
            struct(
                entry.getField("place").as("place"),
                entry.getField("position").isNull().as("is_veto"),
                element_at(col(CELLS), coalesce(entry.getField("position"), lit(1))).as("cell"),
                element_at(col(VALUES), entry.getField("position")).as("value")));
  }

  private Column reasons() {
    ReasonTables tables = new ReasonTables(List.copyOf(sources().values()));
    return transform(col(FOUND), (entry, rank) -> reason(entry, rank, tables));
  }

  /** A veto has no cell, and its only text is that of its first state. */
  private static Column reason(Column entry, Column rank, ReasonTables tables) {
    Column place = entry.getField("place");
    Column isVeto = entry.getField("is_veto");
    Column state = when(isVeto, lit(1)).otherwise(entry.getField("cell").getField("state"));
    Column value = when(tables.hasValue(place, state), entry.getField("value"));
    Column written = WrittenValue.of(tables.unit(place), value);
    return struct(
        rank.plus(1).as("rank"),
        tables.id(place).as("indicator_id"),
        tables.dimension(place).as("dimension"),
        when(isVeto, lit(0)).otherwise(entry.getField("cell").getField("points")).as("points"),
        value.as("value"),
        tables.isMissing(place, state).as("is_missing"),
        text(tables.zh(place, state), written).as("reason_zh"),
        text(tables.en(place, state), written).as("reason_en"),
        tables.basis(place).as("legal_basis"));
  }

  // Not concat: evaluated inside a higher-order function it is an order of magnitude slower than
  // replace.
  private static Column text(Column template, Column written) {
    return replace(template, lit(PLACEHOLDER), coalesce(written, lit("")));
  }
}
