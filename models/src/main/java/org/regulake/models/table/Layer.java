package org.regulake.models.table;

import java.util.Locale;

/**
 * The layers of the data path, in the order in which data passes through them; {@code OPS} holds
 * the ledger of all of them.
 */
public enum Layer {
  OPS("ledger: what ran, on which inputs, with which results", "运行台账"),
  BRONZE("as collected: text columns with provenance, append-only", "原始层"),
  QUARANTINE("rows that cannot be used, each with its reason", "隔离区"),
  SILVER("typed, identified, bitemporal", "标准层"),
  GRAPH("typed dated edges and the results derived from them", "关系图谱"),
  FEATURE("one row per enterprise, one column per feature", "特征层"),
  RISK("scores, classes, contributions", "风险层"),
  MONITOR("indicators and warnings", "监测层"),
  PUBLISHED("audited tables for regulators and BI tools", "发布层");

  private final String sentence;
  private final String chinese;

  Layer(String sentence, String chinese) {
    this.sentence = sentence;
    this.chinese = chinese;
  }

  /** The schema name, as in {@code silver.enterprise}. */
  public String schema() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String sentence() {
    return sentence;
  }

  public String chinese() {
    return chinese;
  }
}
