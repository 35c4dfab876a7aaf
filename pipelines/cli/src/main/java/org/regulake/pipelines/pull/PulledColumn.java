package org.regulake.pipelines.pull;

import java.util.Optional;
import java.util.Set;
import org.regulake.pipelines.source.CellType;

/**
 * A column that is read.
 *
 * @param column column of the table
 * @param kind how its values are read
 * @param ours type of the landed column that it becomes
 */
record PulledColumn(Column column, ColumnKind kind, CellType ours) {

  private static final Set<CellType> CODES =
      Set.of(CellType.CODE, CellType.INDUSTRY, CellType.PERSON_NUMBER);

  /** Whether it holds codes, whose leading zeros count. */
  boolean isCode() {
    return CODES.contains(ours);
  }

  /** Why the column cannot be read; empty when it can. */
  Optional<String> problem() {
    boolean isFraction =
        kind == ColumnKind.FLOATING || kind == ColumnKind.DECIMAL && column.scale() > 0;
    return isCode() && isFraction
        ? Optional.of(
            "column '%s' holds codes in the type %s, which does not keep their digits; store them as text"
                .formatted(column.name(), column.typeName()))
        : Optional.empty();
  }

  /** What the operator should know of the column; empty for most. */
  Optional<String> remark() {
    return kind == ColumnKind.FLOATING
        ? Optional.of(
            "column '%s' has the floating type %s, in which sums lose cents before they are read; numeric would keep them"
                .formatted(column.name(), column.typeName()))
        : Optional.empty();
  }
}
