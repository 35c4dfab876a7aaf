package org.regulake.models.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.regulake.models.calendar.WorkingDays;
import org.regulake.models.law.Law;
import org.regulake.models.rule.RuleFiles;

/** Runs the examples of {@code models/listings}. */
class ListCasesTest {

  private final Law law = Law.load();
  private final WorkingDays workingDays = WorkingDays.load();

  static List<ListCaseFile> files() {
    return RuleFiles.readAll(ListCaseFile.FOLDER, ListCaseFile.class);
  }

  static Stream<ListCase> cases() {
    return files().stream().flatMap(file -> file.cases().stream());
  }

  @TestFactory
  Stream<DynamicNode> every_case_holds() {
    return files().stream()
        .map(
            file ->
                dynamicContainer(
                    file.subject().en(),
                    file.cases().stream()
                        .map(one -> dynamicTest(one.name(), () -> assertHolds(one)))));
  }

  private void assertHolds(ListCase one) {
    ListJudgement judgement = ListEngine.on(one.asOf(), law, workingDays).judge(one.given());
    assertThat(judgement.expected().stream().map(ListCase.Entry::of))
        .containsExactlyInAnyOrderElementsOf(one.expect());
    assertThat(judgement.deviations().stream().map(ListCase.Difference::of))
        .containsExactlyInAnyOrderElementsOf(one.deviations());
    assertThat(judgement.expected())
        .allSatisfy(entry -> assertThat(entry.citation()).as("%s", entry).isNotBlank());
    assertThat(judgement.deviations())
        .allSatisfy(deviation -> assertThat(deviation.citation()).isNotBlank());
  }

  @Test
  void every_kind_of_deviation_has_a_case_and_names_are_unique() {
    assertThat(cases().flatMap(one -> one.deviations().stream().map(ListCase.Difference::kind)))
        .contains(DeviationKind.values());
    assertThat(cases().map(ListCase::name)).doesNotHaveDuplicates();
  }
}
