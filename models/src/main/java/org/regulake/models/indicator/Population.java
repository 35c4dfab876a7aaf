package org.regulake.models.indicator;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.regulake.models.rule.Require;

/**
 * A population that indicators count. Each row is a spell: something that holds for an entity from
 * {@code from_date} until the day before {@code to_date}.
 *
 * <p>All have {@code entity_id, province_code, industry_section} STRING and {@code from_date,
 * to_date} DATE (exclusive; null or 9999-12-31 = still open). Only the columns that rules read need
 * to be there. Spells of one entity in one of the three populations below do not overlap; the
 * caller merges them first, or an entity would count twice. Every source is a population as well:
 * its spells are its facts, each with the silver columns, in the place where the enterprise was
 * when the fact began.
 *
 * @param id the name in rules: {@code enterprise}, {@code abnormal_listing}, {@code
 *     enterprise_score}, or a source
 */
public record Population(@JsonValue String id) {

  /**
   * Stay of an enterprise in a province and an industry, from foundation to deregistration; {@code
   * begins_by} founding, move or reclassification, {@code ends_by} exit, move or reclassification;
   * {@code status}, {@code entity_type} as of the run.
   */
  public static final Population ENTERPRISE = new Population("enterprise");

  /** Time on the abnormal-operation list; {@code ground} of the listing. */
  public static final Population ABNORMAL_LISTING = new Population("abnormal_listing");

  /** Time in one risk class; {@code class_code}. */
  public static final Population ENTERPRISE_SCORE = new Population("enterprise_score");

  /** Columns of every population. */
  public static final List<String> SPELL =
      List.of("entity_id", "province_code", "industry_section", "from_date", "to_date");

  private static final Map<String, List<String>> ATTRIBUTES =
      Map.of(
          "enterprise",
          List.of("begins_by", "ends_by", "status", "entity_type"),
          "abnormal_listing",
          List.of("ground"),
          "enterprise_score",
          List.of("class_code"));

  @JsonCreator
  public Population {
    Require.id("a population", id);
  }

  /** Whether its spells are the facts of a source. */
  public boolean isOfSource() {
    return !ATTRIBUTES.containsKey(id);
  }

  /**
   * All columns that a condition may read; empty for the facts of a source, whose columns its own
   * description states.
   */
  public Optional<List<String>> columns() {
    return Optional.ofNullable(ATTRIBUTES.get(id))
        .map(attributes -> Stream.concat(SPELL.stream(), attributes.stream()).toList());
  }
}
