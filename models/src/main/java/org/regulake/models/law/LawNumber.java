package org.regulake.models.law;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * One legal number with its history.
 *
 * @param values by date, the oldest first, not overlapping
 */
public record LawNumber(String id, Label label, LawUnit unit, List<LawValue> values) {

  public LawNumber {
    String owner = "law '%s'".formatted(id);
    Require.id(owner, id);
    Require.present(owner, "label", label);
    Require.present(owner, "unit", unit);
    values = Require.list(values).stream().sorted(Comparator.comparing(LawValue::validFrom)).toList();
    if (values.isEmpty()) {
      throw new IllegalArgumentException(owner + " has no value");
    }
    for (LawValue value : values) {
      unit.check(value.value());
    }
    for (int i = 1; i < values.size(); i++) {
      LocalDate end = values.get(i - 1).validTo();
      if (end == null || end.isAfter(values.get(i).validFrom())) {
        throw new IllegalArgumentException(
            "%s: the value of %s is still in force on %s, when the next begins: give it valid_to"
                .formatted(owner, values.get(i - 1).validFrom(), values.get(i).validFrom()));
      }
    }
  }

  Optional<LawValue> inForce(LocalDate asOf) {
    return values.stream().filter(value -> value.isInForce(asOf)).findFirst();
  }
}
