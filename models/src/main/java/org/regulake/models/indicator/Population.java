package org.regulake.models.indicator;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Populations that indicators count. Each row is a spell: something that holds for an entity from
 * {@code from_date} until the day before {@code to_date}. Spells of one entity in one population do
 * not overlap; the caller merges them first, or an entity would count twice.
 *
 * <p>All have {@code entity_id, province_code, industry_section} STRING and {@code from_date,
 * to_date} DATE (exclusive; null or 9999-12-31 = still open). Only the columns that rules read need
 * to be there.
 */
public enum Population {
  /**
   * Stay of an enterprise in a province and an industry, from foundation to deregistration; {@code
   * begins_by} founding, move or reclassification, {@code ends_by} exit, move or reclassification;
   * {@code status}, {@code entity_type} as of the run.
   */
  ENTERPRISE("begins_by", "ends_by", "status", "entity_type"),
  /** Time on the abnormal-operation list; {@code ground} of the listing. */
  ABNORMAL_LISTING("ground"),
  /** Time in one risk class; {@code class_code}. */
  ENTERPRISE_SCORE("class_code");

  static final List<String> SPELL =
      List.of("entity_id", "province_code", "industry_section", "from_date", "to_date");

  private final List<String> attributes;

  Population(String... attributes) {
    this.attributes = List.of(attributes);
  }

  /**
   * The name in rules and calls: {@code enterprise}, {@code abnormal_listing}, {@code
   * enterprise_score}.
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All columns that a condition may read. */
  public List<String> columns() {
    return Stream.concat(SPELL.stream(), attributes.stream()).toList();
  }
}
