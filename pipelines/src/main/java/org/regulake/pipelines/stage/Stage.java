package org.regulake.pipelines.stage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regulake.pipelines.lakehouse.Hop;

/** A step of the data path. It is skipped when nothing that its result depends on has changed. */
public interface Stage {

  /** The tables that it reads and writes. */
  StageDeclaration declaration();

  /**
   * Everything that its result depends on, except the tables that it reads, the program and the
   * rules.
   */
  default String parameters() {
    return "";
  }

  /** Folders of the rules that it applies, as in {@code law}. */
  default Set<String> rules() {
    return Set.of();
  }

  /** Runs the stage. */
  Result work(StageContext context);

  /**
   * The report of a stage.
   *
   * @param hops row balances
   * @param notes remarks for the operator, one sentence each
   * @param kept what the stage keeps for its next run, by name; see {@link EarlierResult#kept}
   */
  record Result(List<Hop> hops, List<String> notes, Map<String, String> kept) {

    /** Nothing to report. */
    public static final Result PLAIN = new Result(List.of(), List.of());

    /** A report of a stage that keeps nothing. */
    public Result(List<Hop> hops, List<String> notes) {
      this(hops, notes, Map.of());
    }
  }
}
