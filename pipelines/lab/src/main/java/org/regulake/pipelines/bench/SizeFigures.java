package org.regulake.pipelines.bench;

import java.util.Optional;

/**
 * Figures of a register of one size.
 *
 * @param enterprises number of enterprises
 * @param first the run from nothing, of one day
 * @param second the run of the next month-end, after a delivery of changes; empty without it
 * @param peer figures of DuckDB for the first run; empty without it
 */
public record SizeFigures(
    long enterprises, RunFigures first, Optional<RunFigures> second, Optional<Figures> peer) {

  /** How many times as much as DuckDB the relational stages of the first run take. */
  public Optional<Cost> comparedWithPeer() {
    return peer.map(duckdb -> first.relational().cost().dividedBy(duckdb.cost()));
  }

  /** Part of the cost of the first run that the second run has, of the relational stages. */
  public Optional<Cost> shareOfSecond() {
    return second.map(run -> run.relational().cost().dividedBy(first.relational().cost()));
  }

  /** Cost of an enterprise in the relational stages of the first run. */
  public Cost perEnterprise() {
    return first.relational().cost().dividedBy(enterprises);
  }

  /** Cost of an enterprise in DuckDB. */
  public Optional<Cost> perEnterpriseOfPeer() {
    return peer.map(duckdb -> duckdb.cost().dividedBy(enterprises));
  }
}
