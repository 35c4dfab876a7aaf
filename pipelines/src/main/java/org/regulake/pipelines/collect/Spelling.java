package org.regulake.pipelines.collect;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.regulake.models.code.Folding;
import org.regulake.pipelines.source.Reading;
import org.regulake.pipelines.source.Source;

/**
 * Rewrites what only the delivery's description, or a whole column, can explain: the sender's
 * words, codes and signs, dates whose order of day and month cannot be seen, and units of bare
 * numbers.
 *
 * @param columns landed columns, in bronze order
 * @param spellings for each of them how its cells are rewritten; most are not at all
 * @param profiled columns whose unit their own cells have to tell → how they are read
 */
record Spelling(
    List<String> columns, List<List<CellSpelling>> spellings, Map<String, Reading> profiled)
    implements Serializable {

  /** How the columns of a source are spelled in a delivery, before its files are known. */
  static Spelling of(Source source, DeliveryDescription description) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    source.columns().forEach(column -> readings.putIfAbsent(column.name(), column.reading()));
    List<String> columns = source.landedNames();
    List<List<CellSpelling>> spellings =
        columns.stream().map(column -> of(column, readings.get(column), description)).toList();
    Map<String, Reading> profiled = new TreeMap<>(readings);
    profiled
        .entrySet()
        .removeIf(
            entry ->
                entry.getValue() != Reading.RATIO && entry.getValue() != Reading.INDUSTRY
                    || description.units().containsKey(entry.getKey()));
    return new Spelling(columns, spellings, profiled);
  }

  private static List<CellSpelling> of(
      String column, Reading reading, DeliveryDescription description) {
    List<CellSpelling> spellings = new ArrayList<>();
    Set<String> notStated = new HashSet<>();
    description.notStated().of(column).forEach(word -> notStated.add(Folding.key(word)));
    if (!notStated.isEmpty()) {
      spellings.add(new CellSpelling.NotStatedWords(Set.copyOf(notStated)));
    }
    Map<String, String> words = new HashMap<>();
    description
        .words()
        .getOrDefault(column, Map.of())
        .forEach((foreign, ours) -> words.put(Folding.key(foreign), ours));
    if (!words.isEmpty()) {
      spellings.add(new CellSpelling.Words(Map.copyOf(words)));
    }
    switch (reading) {
      case CODE -> {
        if (description.codes() != null) {
          spellings.add(new CellSpelling.Codes(description.codes()));
        }
      }
      case DATE, MONTH, YEAR -> {
        if (!description.dates().isEmpty()) {
          spellings.add(new DatePatterns(description.dates()));
        }
      }
      case YUAN, SIGNED_YUAN, CAPITAL_AMOUNT, RATIO, COUNT ->
          addNumbers(column, reading, description, spellings);
      default -> {}
    }
    return List.copyOf(spellings);
  }

  private static void addNumbers(
      String column,
      Reading reading,
      DeliveryDescription description,
      List<CellSpelling> spellings) {
    if (description.numbers() != null) {
      spellings.add(new CellSpelling.Numbers(description.numbers()));
    }
    String unit = description.units().get(column);
    if (unit != null && reading != Reading.RATIO) {
      spellings.add(new CellSpelling.UnitOfSums(unit));
    } else if (unit != null && DeliveryDescription.isPerCent(unit)) {
      spellings.add(ColumnUnit.PER_CENT);
    }
  }

  /** The same, with what the columns of one file told of themselves. */
  Spelling with(Map<String, ColumnUnit> units) {
    if (units.isEmpty()) {
      return this;
    }
    List<List<CellSpelling>> decided = new ArrayList<>(spellings);
    units.forEach(
        (column, unit) -> {
          List<CellSpelling> more = new ArrayList<>(decided.get(columns.indexOf(column)));
          more.add(unit);
          decided.set(columns.indexOf(column), List.copyOf(more));
        });
    return new Spelling(columns, List.copyOf(decided), profiled);
  }

  /** Rewrites the cells of a row in place. */
  void rewrite(String[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = rewrite(i, values[i]);
    }
  }

  String rewrite(int position, String text) {
    List<CellSpelling> ways = spellings.get(position);
    String rewritten = text;
    for (int i = 0; rewritten != null && i < ways.size(); i++) {
      rewritten = ways.get(i).rewrite(rewritten);
    }
    return rewritten;
  }
}
