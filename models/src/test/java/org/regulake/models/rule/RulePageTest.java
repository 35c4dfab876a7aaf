package org.regulake.models.rule;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.regulake.models.feature.FeatureRules;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.inventory.RiskModels;
import org.regulake.models.law.Law;
import org.regulake.models.name.NameRules;
import org.regulake.models.quality.Expectations;
import org.regulake.models.quality.QualityRules;
import org.regulake.models.quality.SupplierGrading;
import org.regulake.models.scorecard.Scorecard;
import org.regulake.models.testing.GoldenFile;
import org.regulake.models.warning.Warnings;

/**
 * The printed rules are committed, so that a change of a rule is seen in review as a regulator
 * would read it.
 */
class RulePageTest {

  @Test
  void the_printed_rules_are_those_of_the_files() {
    GoldenFile.compare(
        Path.of("RULES.md"),
        RulePage.of(
            "Rules in force and on record",
            "`models/inventory`, `models/scorecards`, `models/features`, `models/indicators`,"
                + " `models/warnings`, `models/names`, `models/quality`,"
                + " `models/expectations` and `models/evaluation`",
            List.of(
                RiskModels.load(),
                Scorecard.load("supervision"),
                FeatureRules.load(),
                Indicators.load(),
                Warnings.load(),
                NameRules.standard(),
                QualityRules.load(),
                Expectations.load(),
                SupplierGrading.load())));
  }

  @Test
  void the_printed_law_is_that_of_the_files() {
    GoldenFile.compare(
        Path.of("..", "docs", "law.md"),
        RulePage.of("The law that code reads", "`models/law`", List.of(Law.load())));
  }
}
