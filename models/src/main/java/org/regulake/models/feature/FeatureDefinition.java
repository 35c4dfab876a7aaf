package org.regulake.models.feature;

import java.util.Objects;
import org.regulake.models.rule.Require;
import org.regulake.models.table.Type;

/**
 * A measurable property of an entity on a day.
 *
 * @param name column name; it ends with the window, as in {@code penalty_count_24m}
 * @param type column type; scorecards read DOUBLE
 * @param unit unit of the value: count, yuan, ratio, years, flag …
 * @param sentence its meaning, in English
 * @param chinese its meaning, in Chinese
 * @param whenMissing meaning of an absent value
 * @param facts the facts behind its value; null where none are kept
 */
public record FeatureDefinition(
    String name,
    Type type,
    String unit,
    String sentence,
    String chinese,
    WhenMissing whenMissing,
    CountedFacts facts) {

  public FeatureDefinition {
    String owner = "feature '%s'".formatted(name);
    Require.id(owner, name);
    Objects.requireNonNull(type, owner + " has no type");
    Require.present(owner, "unit", unit);
    Require.present(owner, "sentence", sentence);
    Require.present(owner, "chinese", chinese);
    Require.present(owner, "whenMissing", whenMissing);
  }

  /** A DOUBLE feature, as scorecards read them. */
  public static FeatureDefinition number(
      String name, String unit, String sentence, String chinese, WhenMissing whenMissing) {
    return new FeatureDefinition(name, Type.DOUBLE, unit, sentence, chinese, whenMissing, null);
  }

  /** The same, with facts behind its value. */
  public FeatureDefinition withFacts(CountedFacts counted) {
    return new FeatureDefinition(name, type, unit, sentence, chinese, whenMissing, counted);
  }
}
