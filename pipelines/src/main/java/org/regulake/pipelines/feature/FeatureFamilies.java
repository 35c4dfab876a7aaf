package org.regulake.pipelines.feature;

import java.util.List;
import java.util.stream.Stream;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.table.Field;
import org.regulake.pipelines.source.Source;

/** List of all families of features, in the order of the columns of {@code feature.enterprise}. */
public final class FeatureFamilies {

  static final List<FeatureFamily> ALL =
      Stream.concat(
              Stream.of(
                  new PenaltyFeatures(),
                  new AbnormalListingFeatures(),
                  new JudgmentFeatures(),
                  new ArrearsFeatures(),
                  new RegisterFeatures(),
                  new OfficerFeatures(),
                  new ShareholdingFeatures(),
                  new AnnualReportFeatures(),
                  new KnownSourceFeatures(),
                  new GuaranteeFeatures(),
                  new SharedTieFeatures(),
                  new ComponentFeatures(),
                  new ControlledFeatures(),
                  new ControllerFeatures(),
                  new RelatedFeatures()),
              RuledFeatures.load().stream())
          .toList();

  private FeatureFamilies() {}

  /** Definitions of the features, against which models are checked. */
  public static List<FeatureDefinition> definitions() {
    return ALL.stream()
        .flatMap(
            family -> {
              FamilyFacts facts = FamilyFacts.of(family);
              return family.features().stream().map(facts::definition);
            })
        .toList();
  }

  /** The lists of facts behind features. */
  static List<Field> factLists() {
    return ALL.stream()
        .map(FamilyFacts::of)
        .filter(facts -> !facts.areNone())
        .map(FamilyFacts::field)
        .toList();
  }

  /** Sources whose unusable rows leave a feature open. */
  static List<Source> openByUnusableRows() {
    return ALL.stream()
        .filter(FeatureFamily::isOpenByUnusableRows)
        .map(FeatureFamily::source)
        .distinct()
        .toList();
  }
}
