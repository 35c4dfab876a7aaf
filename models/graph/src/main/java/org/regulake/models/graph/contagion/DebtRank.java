package org.regulake.models.graph.contagion;

/** Methods by which firms pass on distress before they fail. */
sealed interface DebtRank extends ContagionMethod permits LinearDebtRank, OriginalDebtRank {

  @Override
  default boolean isInDefault(double shock, double loss, double equity) {
    return ContagionMethod.distress(shock, loss, equity) >= 1 - ExposureNetwork.ROUNDING;
  }
}
