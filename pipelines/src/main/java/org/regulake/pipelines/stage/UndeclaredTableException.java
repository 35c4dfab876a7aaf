package org.regulake.pipelines.stage;

import org.regulake.models.table.Table;

/** A stage asked for rows that it does not declare, so that changes of them would go unnoticed. */
public final class UndeclaredTableException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  UndeclaredTableException(StageDeclaration stage, Table table, String use) {
    super(
        "stage %s %s %s without declaring it; add the table to its declaration"
            .formatted(stage.name(), use, table.fullName()));
  }
}
