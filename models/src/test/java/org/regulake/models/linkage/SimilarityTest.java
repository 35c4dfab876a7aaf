package org.regulake.models.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of Jaro–Winkler are those of the package jellyfish 1.2. */
class SimilarityTest {

  @ParameterizedTest
  @CsvSource({
    "MARTHA, MARHTA, 0.961111",
    "DIXON, DICKSONX, 0.813333",
    "DWAYNE, DUANE, 0.84",
    "willaroo, wilaroo, 0.970833",
    "tullaroop street, tullaroopstreet, 0.9875",
    "abc, xyz, 0",
    "a, a, 1",
    "华明科技, 华铭科技, 0.85",
    "华明, 明华, 0"
  })
  void jaroWinklerIsThatOfAnotherImplementation(String one, String other, double expected) {
    assertThat(Similarity.jaroWinkler(points(one), points(other)))
        .isCloseTo(expected, within(1e-6));
    assertThat(Similarity.jaroWinkler(points(other), points(one)))
        .isCloseTo(expected, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "华明, 华明, 0",
    "华明, 华铭, 1",
    "华明, 明华, 1",
    "华明, 新华明, 1",
    "kitten, sitting, 3",
    "ca, abc, 3",
    "19081209, 19081290, 1",
    "a, abcdef, 5"
  })
  void editsAreCountedWithSwapsAsOne(String one, String other, int edits) {
    assertThat(Similarity.isWithinEdits(points(one), points(other), edits)).isTrue();
    assertThat(edits == 0 || !Similarity.isWithinEdits(points(other), points(one), edits - 1))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"文三路100号, 文三路100号, 1", "文三路, 文二路, 0", "甲, 甲, 1", "abcd, bcde, 0.5", "aaa, aa, 0.5"})
  void commonPairsAreTheShareOfNeighboursThatBothHave(String one, String other, double expected) {
    assertThat(Similarity.commonPairs(points(one), points(other)))
        .isCloseTo(expected, within(1e-9));
  }

  @Test
  void aCharacterBeyondTheBasicPlaneIsOneCharacter() {
    assertThat(Similarity.isWithinEdits(points("𠮷明"), points("吉明"), 1)).isTrue();
    assertThat(Similarity.jaroWinkler(points("𠮷明"), points("吉明")))
        .isEqualTo(Similarity.jaroWinkler(points("古明"), points("吉明")));
  }

  @Test
  void partsBeginningsAndOrdersAreSeenInBothDirections() {
    assertThat(Similarity.isBeginning(points("华明"), points("华明科技"))).isTrue();
    assertThat(Similarity.isBeginning(points("华明科技"), points("明科"))).isFalse();
    assertThat(Similarity.isContained(points("华明科技"), points("明科"))).isTrue();
    assertThat(Similarity.isContained(points("明技"), points("华明科技"))).isFalse();
    assertThat(Similarity.isReordered(points("华明达"), points("达华明"))).isTrue();
    assertThat(Similarity.isReordered(points("华华明"), points("华明明"))).isFalse();
  }

  private static int[] points(String text) {
    return text.codePoints().toArray();
  }
}
