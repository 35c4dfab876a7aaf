package org.regulake.pipelines.stage;

import org.regulake.models.table.Table;

/** Thrown when a stage uses a table that it does not declare: its changes would go unnoticed. */
public final class UndeclaredTableException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  UndeclaredTableException(StageDeclaration stage, Table table, String use) {
    super(
        "stage %s %s %s without declaring it; add the table to its declaration"
            .formatted(stage.name(), use, table.fullName()));
  }
}
