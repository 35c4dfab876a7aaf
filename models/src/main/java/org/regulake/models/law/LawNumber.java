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
 * @param recordedOnly true while no code reads it; else null
 * @param readBy simple names of the classes that read it
 * @param values by date, the oldest first, each beginning where the previous one ends
 */
public record LawNumber(
    String id,
    Label label,
    LawUnit unit,
    Boolean recordedOnly,
    List<String> readBy,
    List<LawValue> values) {

  public LawNumber {
    String owner = "law '%s'".formatted(id);
    Require.id(owner, id);
    Require.present(owner, "label", label);
    Require.present(owner, "unit", unit);
    readBy = Require.list(readBy);
    LawReaders.check(owner, Boolean.TRUE.equals(recordedOnly), readBy);
    values =
        Require.list(values).stream().sorted(Comparator.comparing(LawValue::validFrom)).toList();
    if (values.isEmpty()) {
      throw new IllegalArgumentException(owner + " has no value");
    }
    for (LawValue value : values) {
      unit.check(value.value());
    }
    InForce.requireContiguous(owner, values);
  }

  String reader() {
    return LawReaders.shown(readBy);
  }

  Optional<LawValue> inForce(LocalDate asOf) {
    return values.stream().filter(value -> value.isInForce(asOf)).findFirst();
  }
}
