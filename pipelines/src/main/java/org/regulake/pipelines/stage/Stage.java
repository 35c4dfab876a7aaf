package org.regulake.pipelines.stage;

import java.util.List;
import java.util.Set;
import org.regulake.pipelines.lakehouse.Hop;

/** A step of the data path. It is skipped while nothing that its result depends on has changed. */
public interface Stage {

  /** The tables that it reads and writes. */
  StageDeclaration declaration();

  /**
   * All that its result depends on, other than the tables that it reads, the program and the rules.
   */
  default String parameters() {
    return "";
  }

  /** Folders of the rules that it works by, as in {@code law}. */
  default Set<String> rules() {
    return Set.of();
  }

  /** Does the work. */
  Result work(StageContext context);

  /**
   * What a stage reports.
   *
   * @param hops row balances
   * @param notes what a person should know, one sentence each
   */
  record Result(List<Hop> hops, List<String> notes) {

    /** Nothing to report. */
    public static final Result PLAIN = new Result(List.of(), List.of());
  }
}
