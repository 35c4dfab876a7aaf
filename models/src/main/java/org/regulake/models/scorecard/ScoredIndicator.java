package org.regulake.models.scorecard;

import java.util.List;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * One indicator of a scorecard: which feature it reads, why it may, and what each value earns.
 *
 * @param dimension id of its dimension
 * @param feature column it reads
 * @param basis legal basis: text with article
 * @param versions bands by date, the oldest first
 */
public record ScoredIndicator(String id, Label label, String dimension, String feature, Unit unit, String basis, List<BandVersion> versions) {

  public ScoredIndicator {
    String owner = "indicator '%s'".formatted(id);
    Require.id(owner, id);
    Require.present(owner, "label", label);
    Require.present(owner, "dimension", dimension);
    Require.present(owner, "feature", feature);
    Require.present(owner, "unit", unit);
    Require.present(owner, "basis", basis);
    versions = Require.list(versions);
    Dated.requireRising(owner, versions);
  }

  String basisOf(BandVersion version) {
    return version.basis() == null ? basis : version.basis();
  }
}
