package org.regulake.models.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.feature.FeatureFile;
import org.regulake.models.indicator.Indicator;
import org.regulake.models.linkage.LinkageModel;
import org.regulake.models.quality.Expectation;
import org.regulake.models.quality.QualityRule;
import org.regulake.models.quality.SupplierGrading;
import org.regulake.models.scorecard.Scorecard;
import org.regulake.models.testing.GoldenFile;
import org.regulake.models.testing.RecordSchema;
import org.regulake.models.testing.SchemaCheck;
import org.regulake.models.warning.WarningRule;

/**
 * The schemas by which editors check rule files are generated from the records that the files are
 * read into.
 */
class RuleSchemasTest {

  private static final Path FOLDER = Path.of("..", "docs", "schemas");

  private static Stream<String> folders() {
    return Stream.of(
        "scorecards",
        "features",
        "calendars",
        "indicators",
        "warnings",
        "law",
        "inventory",
        "names",
        "listings",
        "linkage",
        "quality",
        "evaluation",
        "expectations");
  }

  private static Class<?> type(String folder) throws ClassNotFoundException {
    return switch (folder) {
      case "scorecards" -> Scorecard.class;
      case "features" -> FeatureFile.class;
      case "indicators" -> Indicator.class;
      case "warnings" -> WarningRule.class;
      case "calendars" -> Class.forName("org.regulake.models.calendar.CalendarFile");
      case "law" -> Class.forName("org.regulake.models.law.LawFile");
      case "listings" -> Class.forName("org.regulake.models.listing.ListCaseFile");
      case "linkage" -> LinkageModel.class;
      case "quality" -> QualityRule.class;
      case "expectations" -> Expectation.class;
      case "evaluation" -> SupplierGrading.class;
      case "inventory" -> Class.forName("org.regulake.models.inventory.Inventory");
      case "names" -> Class.forName("org.regulake.models.name.NameFile");
      default -> throw new IllegalArgumentException(folder);
    };
  }

  private static Path schema(String folder) {
    return FOLDER.resolve(folder + ".schema.json");
  }

  @ParameterizedTest
  @MethodSource("folders")
  void the_schema_is_that_of_the_records(String folder) throws ClassNotFoundException {
    GoldenFile.compare(schema(folder), new RecordSchema().of(type(folder)));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void an_editor_and_the_reader_agree_on_every_file(String folder)
      throws IOException, ClassNotFoundException {
    SchemaCheck check = new SchemaCheck(schema(folder), type(folder));
    for (String file : RuleFiles.names(folder)) {
      check.agrees(Path.of(file));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/id",
        "/label/zh",
        "/dimensions/0/max_points",
        "/indicators/0/versions/0/bands/0/points",
        "/vetoes/0/condition"
      })
  void the_schema_requires_the_required_keys_of_a_scorecard(String key) throws IOException {
    assertThat(
            new SchemaCheck(schema("scorecards"), Scorecard.class)
                .requiredKeys(Path.of("scorecards/supervision.yml")))
        .contains(key);
  }
}
