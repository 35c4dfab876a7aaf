package org.regulake.pipelines.collect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.regulake.models.code.Amounts;
import org.regulake.models.code.Capital;
import org.regulake.models.code.Folding;
import org.regulake.models.rule.Names;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.LandedColumn;
import org.regulake.pipelines.source.Source;

/**
 * Checks that the source has everything that a {@code delivery.yml} names, and that every unit is a
 * unit of its column.
 */
record DescriptionCheck(DeliveryDescription description, Source source) {

  /**
   * Checks all names and units.
   *
   * @throws IllegalArgumentException with the nearest name where one is not known
   */
  void run() {
    require("headers", description.headers().values());
    require("constants", description.constants().keySet());
    require("units", description.units().keySet());
    require("words", description.words().keySet());
    require("not_stated", description.notStated().byColumn().keySet());
    require("join", description.join().keySet());
    new TreeMap<>(description.join()).forEach(this::checkJoin);
    description.headers().keySet().stream()
        .filter(description.ignore()::contains)
        .findFirst()
        .ifPresent(
            header -> {
              throw new IllegalArgumentException(
                  "delivery.yml both maps and ignores '%s'; keep only one of the two"
                      .formatted(header));
            });
    for (LandedColumn column : source.columns()) {
      checkUnit(column);
      checkWords(column);
    }
  }

  private void require(String key, Collection<String> stated) {
    List<String> columns = source.landedNames();
    for (String column : stated) {
      if (!columns.contains(column)) {
        throw new IllegalArgumentException(
            "delivery.yml has '%s' under '%s', which is no column of source %s; %s"
                .formatted(column, key, source.name(), Names.hint(column, columns)));
      }
    }
  }

  private void checkJoin(String column, DeliveryDescription.Joined joined) {
    if (description.constants().containsKey(column)) {
      throw new IllegalArgumentException(
          "delivery.yml both joins '%s' and gives it a constant; keep only one of the two"
              .formatted(column));
    }
    description.headers().entrySet().stream()
        .filter(header -> header.getValue().equals(column))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst()
        .ifPresent(
            header -> {
              throw new IllegalArgumentException(
                  "delivery.yml joins '%s' and maps '%s' to it by itself; keep only one of the two"
                      .formatted(column, header));
            });
    joined.of().stream()
        .filter(description.ignore()::contains)
        .findFirst()
        .ifPresent(
            header -> {
              throw new IllegalArgumentException(
                  "delivery.yml both joins and ignores '%s'; keep only one of the two"
                      .formatted(header));
            });
  }

  private void checkUnit(LandedColumn column) {
    String unit = description.units().get(column.name());
    if (unit == null) {
      return;
    }
    switch (column.type()) {
      case RATIO -> {
        if (!DeliveryDescription.isPerCent(unit) && !unit.equals("1")) {
          throw new IllegalArgumentException(
              "delivery.yml: '%s' is no unit of ratio '%s'; write '%%', or '1' for parts of one"
                  .formatted(unit, column.name()));
        }
      }
      case YUAN, SIGNED_YUAN, CAPITAL_AMOUNT -> {
        boolean hasNumber = Folding.fold(unit).chars().anyMatch(c -> c >= '0' && c <= '9');
        if (hasNumber
            || Amounts.isBare("1" + unit)
            || Capital.read("1" + unit).state() != Capital.State.READ) {
          throw new IllegalArgumentException(
              "delivery.yml: '%s' is no unit of sum '%s'; write for example 元, 万元, 亿元 or 万美元"
                  .formatted(unit, column.name()));
        }
      }
      case CAPITAL_CURRENCY, CAPITAL_YUAN -> {}
      default ->
          throw new IllegalArgumentException(
              "delivery.yml gives '%s' the unit '%s', but that column is no sum and no ratio"
                  .formatted(column.name(), unit));
    }
  }

  private void checkWords(LandedColumn column) {
    Map<String, List<String>> known = source.words(column.name());
    for (String ours :
        known.isEmpty()
            ? List.<String>of()
            : description.words().getOrDefault(column.name(), Map.of()).values()) {
      if (CellType.CHOICE.parse(ours, source.lookup(column)).value() == null) {
        throw new IllegalArgumentException(
            "delivery.yml turns a word of '%s' into '%s', which that column does not have; %s; %s"
                .formatted(
                    column.name(),
                    ours,
                    Names.hint(ours, known.keySet()),
                    Names.known(known.keySet())));
      }
    }
  }
}
