package org.regulake.models.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.regulake.models.rule.RuleFiles;

class EvidenceTest {

  private static final LinkageModel MODEL =
      RuleFiles.read(LinkageModel.FOLDER + "/enterprise.yml", LinkageModel.class);

  private final FittedLinkage fitted =
      FittedLinkage.of(
          MODEL, List.of(), AgreementShares.ofRandomPairs(MODEL, records(), List.of()), 10, 1e6);

  @Test
  void theStepsAddUpToTheWeightOfThePair() {
    long pattern = new PairComparer(MODEL).compare(records().get(0), records().get(1));
    double rarity = FittedLinkage.rarity(1e-4);

    Evidence evidence = Evidence.of(fitted, pattern, rarity);

    assertThat(evidence.weight())
        .isCloseTo(fitted.weight(pattern) + rarity + fitted.rarityBase(pattern), within(1e-9));
    assertThat(evidence.steps())
        .extracting(Evidence.Step::field)
        .as("the telephone and the address are not stated on both sides")
        .containsExactly("prior", "brand", "region", "trade", "form", "branch", "rarity");
  }

  @Test
  void theTextIsReadAgain() {
    Evidence evidence =
        new Evidence(
            List.of(
                new Evidence.Step("prior", "", -17.9),
                new Evidence.Step("brand", "edits_1", 13.25),
                new Evidence.Step("rarity", "", -.5)));

    assertThat(evidence.text()).isEqualTo("prior -17.9000; brand edits_1 +13.2500; rarity -0.5000");
    assertThat(Evidence.read(evidence.text())).isEqualTo(evidence);
    assertThatIllegalArgumentException().isThrownBy(() -> Evidence.read("nothing"));
  }

  private static List<int[][]> records() {
    FieldReader reader = new FieldReader(MODEL.fields());
    return List.of("杭州华明科技有限公司", "杭州华明科技有限责任公司", "宁波新锐食品有限公司", "温州同辉纺织有限公司").stream()
        .map(
            name ->
                MODEL.fields().stream()
                    .map(field -> field.column().equals("enterprise_name") ? name : null)
                    .toArray(String[]::new))
        .map(reader::read)
        .map(PairComparer::points)
        .toList();
  }
}
