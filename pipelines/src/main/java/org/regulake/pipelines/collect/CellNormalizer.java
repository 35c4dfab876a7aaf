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
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Source;

/**
 * Normalizes cells that can be understood only with the delivery's description or the whole column:
 * the sender's words, codes and number signs, dates with an ambiguous order of day and month, and
 * bare numbers without a unit.
 *
 * @param columns landed columns, in bronze order
 * @param rewriters for each column the rules by which its cells are rewritten; empty for most
 * @param profiled columns whose unit must be detected from their own cells → their type
 * @param unitless columns of sums and ratios for which the description states no unit → their type
 */
record CellNormalizer(
    List<String> columns,
    List<List<CellRewriter>> rewriters,
    Map<String, CellType> profiled,
    Map<String, CellType> unitless)
    implements Serializable {

  private static final Set<CellType> MAY_HAVE_UNIT =
      Set.of(CellType.YUAN, CellType.SIGNED_YUAN, CellType.CAPITAL_AMOUNT, CellType.RATIO);

  /** The normalizer of a delivery, before its files are inspected. */
  static CellNormalizer of(Source source, DeliveryDescription description) {
    Map<String, CellType> types = new LinkedHashMap<>();
    source.columns().forEach(column -> types.putIfAbsent(column.name(), column.type()));
    List<String> columns = source.landedNames();
    List<List<CellRewriter>> rewriters =
        columns.stream().map(column -> of(column, types.get(column), description)).toList();
    Map<String, CellType> profiled = new TreeMap<>(types);
    profiled
        .entrySet()
        .removeIf(
            entry ->
                entry.getValue() != CellType.RATIO && entry.getValue() != CellType.INDUSTRY
                    || description.units().containsKey(entry.getKey()));
    Map<String, CellType> unitless = new TreeMap<>(types);
    unitless
        .entrySet()
        .removeIf(
            entry ->
                !MAY_HAVE_UNIT.contains(entry.getValue())
                    || description.units().containsKey(entry.getKey()));
    return new CellNormalizer(columns, rewriters, profiled, unitless);
  }

  private static List<CellRewriter> of(
      String column, CellType type, DeliveryDescription description) {
    List<CellRewriter> rewriters = new ArrayList<>();
    Set<String> notStated = new HashSet<>();
    description.notStated().of(column).forEach(word -> notStated.add(Folding.key(word)));
    if (!notStated.isEmpty()) {
      rewriters.add(new CellRewriter.NotStatedWords(Set.copyOf(notStated)));
    }
    Map<String, String> words = new HashMap<>();
    description
        .words()
        .getOrDefault(column, Map.of())
        .forEach((foreign, ours) -> words.put(Folding.key(foreign), ours));
    if (!words.isEmpty()) {
      rewriters.add(new CellRewriter.Words(Map.copyOf(words)));
    }
    switch (type) {
      case CODE -> {
        if (description.codes() != null) {
          rewriters.add(new CellRewriter.Codes(description.codes()));
        }
      }
      case DATE, MONTH, YEAR -> {
        if (!description.dates().isEmpty()) {
          rewriters.add(new DatePatterns(description.dates()));
        }
      }
      case YUAN, SIGNED_YUAN, CAPITAL_AMOUNT, RATIO, COUNT, NUMBER ->
          addNumbers(column, type, description, rewriters);
      default -> {}
    }
    return List.copyOf(rewriters);
  }

  private static void addNumbers(
      String column, CellType type, DeliveryDescription description, List<CellRewriter> rewriters) {
    if (description.numbers() != null) {
      rewriters.add(new CellRewriter.Numbers(description.numbers()));
    }
    String unit = description.units().get(column);
    if (unit != null && type != CellType.RATIO) {
      rewriters.add(new CellRewriter.UnitOfSums(unit));
    } else if (unit != null && DeliveryDescription.isPerCent(unit)) {
      rewriters.add(ColumnUnit.PER_CENT);
    }
  }

  /** The same normalizer with the units that headers state, where the description states none. */
  CellNormalizer withHeaderUnits(Map<String, String> units) {
    List<List<CellRewriter>> stated = new ArrayList<>(rewriters);
    Map<String, CellType> detected = new TreeMap<>(profiled);
    units.forEach(
        (column, unit) -> {
          CellType type = unitless.get(column);
          if (type != null && (type == CellType.RATIO) == unit.equals("%")) {
            List<CellRewriter> more = new ArrayList<>(stated.get(columns.indexOf(column)));
            more.add(
                type == CellType.RATIO ? ColumnUnit.PER_CENT : new CellRewriter.UnitOfSums(unit));
            stated.set(columns.indexOf(column), List.copyOf(more));
            detected.remove(column);
          }
        });
    return new CellNormalizer(columns, List.copyOf(stated), detected, unitless);
  }

  /** The same normalizer with the units detected in the columns of one file. */
  CellNormalizer with(Map<String, ColumnUnit> units) {
    if (units.isEmpty()) {
      return this;
    }
    List<List<CellRewriter>> decided = new ArrayList<>(rewriters);
    units.forEach(
        (column, unit) -> {
          List<CellRewriter> more = new ArrayList<>(decided.get(columns.indexOf(column)));
          more.add(unit);
          decided.set(columns.indexOf(column), List.copyOf(more));
        });
    return new CellNormalizer(columns, List.copyOf(decided), profiled, unitless);
  }

  /** Normalizes the cells of a row in place. */
  void normalize(String[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = normalize(i, values[i]);
    }
  }

  String normalize(int position, String text) {
    List<CellRewriter> steps = rewriters.get(position);
    String rewritten = text;
    for (int i = 0; rewritten != null && i < steps.size(); i++) {
      rewritten = steps.get(i).rewrite(rewritten);
    }
    return rewritten;
  }
}
