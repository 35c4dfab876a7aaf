package org.regulake.pipelines.stage;

import java.util.Optional;
import java.util.OptionalLong;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.lakehouse.Lakehouse;

/** Runs single stages on a lake without a ledger. */
public final class StagesOnLake {

  public static final String PROGRAM = "program";

  private StagesOnLake() {}

  /** Runs a stage that judges no day. */
  public static Stage.Result run(Lakehouse lake, Stage stage) {
    return stage.work(context(lake, stage.declaration()));
  }

  /** Runs a stage on a day. */
  public static Stage.Result run(Lakehouse lake, Stage stage, RunStamp day) {
    return stage.work(context(lake, stage.declaration(), day, PROGRAM));
  }

  /** The context of a stage that judges no day. */
  public static StageContext context(Lakehouse lake, StageDeclaration stage) {
    return context(lake, stage, null, PROGRAM);
  }

  /** The context of a stage on a day. */
  public static StageContext context(
      Lakehouse lake, StageDeclaration stage, RunStamp day, String program) {
    return new LakehouseContext(
        lake,
        stage,
        Optional.ofNullable(day),
        program,
        table ->
            lake.exists(table) ? OptionalLong.of(lake.read(table).count()) : OptionalLong.empty(),
        Optional.empty());
  }
}
