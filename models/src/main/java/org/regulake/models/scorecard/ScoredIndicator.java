package org.regulake.models.scorecard;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * One indicator of a scorecard: the feature that it reads, its legal basis, and the points of each
 * value.
 *
 * @param dimension id of its dimension
 * @param feature column it reads
 * @param upperFeature column with the upper end, where {@code feature} is the lower end of an
 *     interval; null: the feature is a value. A row without an upper end states a value
 * @param basis provisions that are its basis, by their ids in {@code models/law}
 * @param versions bands by date, the oldest first
 */
public record ScoredIndicator(
    String id,
    Label label,
    String dimension,
    String feature,
    String upperFeature,
    Unit unit,
    List<String> basis,
    List<BandVersion> versions) {

  public ScoredIndicator {
    String owner = "indicator '%s'".formatted(id);
    Require.id(owner, id);
    Require.present(owner, "label", label);
    Require.present(owner, "dimension", dimension);
    Require.present(owner, "feature", feature);
    Require.present(owner, "unit", unit);
    basis = Require.nonEmpty(owner, "basis", basis);
    versions = Require.list(versions);
    Dated.requireRising(owner, versions);
    for (BandVersion version : versions) {
      if ((version.uncertain() == null) != (upperFeature == null)) {
        throw new IllegalArgumentException(
            "%s, version of %s: give 'uncertain' and 'upper_feature' both or neither"
                .formatted(owner, version.effectiveFrom()));
      }
    }
  }

  /** The features that a version reads. */
  Set<String> features(BandVersion version) {
    Set<String> features = new TreeSet<>(Set.of(feature));
    if (upperFeature != null) {
      features.add(upperFeature);
    }
    version.specialValues().forEach(special -> features.addAll(special.when().columns()));
    return features;
  }
}
