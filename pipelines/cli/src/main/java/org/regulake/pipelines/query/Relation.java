package org.regulake.pipelines.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * A relation that was valid on a day.
 *
 * @param type as in {@code graph.edge}
 * @param from holder, representative, officer or guarantor; the enterprise for address and phone
 * @param to the enterprise held, led or guaranteed; the address or phone
 * @param share share held, 0 to 1; null for other relations and when not stated
 * @param amountYuan guaranteed sum; null for other relations and when not stated
 * @param since first day; 1900-01-01 when not stated
 * @param recordId the source row that states it
 */
public record Relation(
    String type,
    String from,
    String to,
    BigDecimal share,
    BigDecimal amountYuan,
    LocalDate since,
    String recordId) {

  /** Names of the types in Chinese. */
  public static final Map<String, String> LABELS =
      Map.of(
          "shareholding",
          "持股",
          "legal_representative",
          "法定代表人",
          "officer",
          "任职",
          "guarantee",
          "担保",
          "address",
          "地址",
          "phone",
          "电话");

  /** Share in percent or sum in yuan; empty when there is none. */
  public String measure() {
    if (share != null) {
      return percent(share);
    }
    return amountYuan == null ? "" : "%,.0f 元".formatted(amountYuan);
  }

  static String percent(BigDecimal share) {
    return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }
}
