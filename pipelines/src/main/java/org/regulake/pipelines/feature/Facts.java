package org.regulake.pipelines.feature;

/**
 * The facts from which features are aggregated: rows with an {@code entity_id}, known at the moment of judgment and begun by its day. Features
 * of the same facts are computed in one pass.
 */
public enum Facts {
  /** States of the enterprise in the register, past and present. */
  ENTERPRISE("registration"),
  /** Penalties that are public on the day. */
  PENALTY("penalty"),
  ABNORMAL_LISTING("abnormal_listing"),
  JUDGMENT("judgment"),
  ARREARS("arrears"),
  /**
   * Annual reports beside the enterprises that owe them ({@code established_date}; {@code delivered_years}: years of which reports were delivered
   * for the province; {@code unusable_reports}: reports at most that rows may hold that could not be used); one row without a report for who never reported.
   */
  ANNUAL_REPORT("annual_report"),
  /** Posts, and a row with {@code is_unusable} for enterprises of which rows could not be used. */
  OFFICER("officer"),
  /** Stakes in the enterprise that stand on the day, with the shares that follow from sums; {@code is_unusable} as above. */
  SHAREHOLDING("shareholding"),
  /** Guarantees that the enterprise gave, under its own id ({@code guarantor_capital_at_least}, {@code guarantor_capital_at_most}). */
  GUARANTEE_GIVEN("guarantee"),
  /** Per kind of tie (representative, address, phone): how many enterprises share it on the day ({@code kind}, {@code enterprise_count}). */
  SHARED_TIE("registration"),
  /** Component of the ownership network ({@code component_size}). */
  COMPONENT("shareholding"),
  /** Enterprises that the enterprise controls directly ({@code controlled_id}). */
  CONTROLLED("shareholding"),
  /** A majority holder of the enterprise ({@code controller_id}). */
  CONTROLLER("shareholding"),
  /** Enterprises next to it by stake or guarantee ({@code related_id}, {@code is_dishonest}, {@code is_abnormal}). */
  RELATED("shareholding"),
  /** Sources that hold a record of the enterprise ({@code source}). */
  FILE("registration");

  private final String source;

  Facts(String source) {
    this.source = source;
  }

  /** The source without which nothing can be said: where it was never delivered, the feature is missing and not zero. */
  public String source() {
    return source;
  }
}
