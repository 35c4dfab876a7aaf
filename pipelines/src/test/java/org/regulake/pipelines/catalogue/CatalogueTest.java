package org.regulake.pipelines.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regulake.models.law.Law;
import org.regulake.models.product.Province;
import org.regulake.models.product.ResourceClass;
import org.regulake.models.product.RiskScore;
import org.regulake.models.product.Sharing;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.pipelines.source.Frequency;

/** The entries of the catalogue against the files in which operators declare them. */
class CatalogueTest {

  private static final Path SOURCES = Path.of("..", "conf", "sources");
  private static final Catalogue CATALOGUE =
      Catalogue.of(List.of(RiskScore.PRODUCT, Province.PRODUCT));

  private static DataSet entry(String id) {
    return CATALOGUE.dataSets().stream()
        .filter(dataSet -> dataSet.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> descriptions() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files.toList();
    }
  }

  private static String stated(Path file, String key) {
    try {
      Matcher line = Pattern.compile("(?m)^" + key + ": (.*)$").matcher(Files.readString(file));
      assertThat(line.find()).as("%s of %s", key, file).isTrue();
      return line.group(1);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  @Test
  void every_file_of_a_source_is_an_entry_with_what_the_file_states() throws IOException {
    assertThat(CATALOGUE.dataSets()).hasSize(2 + descriptions().size());
    for (Path file : descriptions()) {
      String name = file.getFileName().toString().replace(".yml", "");
      DataSet dataSet = entry("silver." + (name.equals("registration") ? "enterprise" : name));
      assertThat(stated(file, "label").replace("\"", ""))
          .isEqualTo("{zh: %s, en: %s}".formatted(dataSet.title().zh(), dataSet.title().en()));
      assertThat(dataSet.provider()).isEqualTo(stated(file, "publisher"));
      assertThat(dataSet.responsibleParty()).isEqualTo(stated(file, "owner"));
      assertThat(dataSet.frequency().code()).isEqualTo(stated(file, "frequency"));
      assertThat(dataSet.latenessDays()).hasToString(stated(file, "lateness_days"));
      assertThat(dataSet.sharing().code()).isEqualTo(stated(file, "sharing"));
      assertThat(dataSet.conditions().zh()).startsWith(stated(file, "licence"));
    }
  }

  @Test
  void every_entry_has_the_eight_attributes_in_both_languages() {
    assertThat(CATALOGUE.dataSets())
        .allSatisfy(
            dataSet -> {
              List<Label> attributes =
                  List.of(
                      dataSet.resourceClass().label(),
                      dataSet.format(),
                      dataSet.updateLimit(),
                      new Label(dataSet.sharing().chinese(), dataSet.sharing().english()),
                      dataSet.mode(),
                      dataSet.conditions());
              assertThat(attributes)
                  .allSatisfy(
                      label -> {
                        assertThat(label.zh()).containsPattern("\\p{IsHan}");
                        assertThat(label.en()).doesNotContainPattern("\\p{IsHan}");
                      });
              assertThat(dataSet.responsibleParty()).isNotBlank();
              assertThat(dataSet.table().fields()).isNotEmpty();
            });
  }

  @Test
  void the_register_is_base_information_and_what_is_published_is_on_a_theme() {
    assertThat(entry("silver.enterprise").resourceClass()).isEqualTo(ResourceClass.BASE);
    assertThat(entry("silver.penalty").resourceClass()).isEqualTo(ResourceClass.DEPARTMENT);
    assertThat(entry("published.risk_score").resourceClass()).isEqualTo(ResourceClass.THEME);
  }

  @Test
  void what_may_not_be_shared_has_no_sharing_mode() {
    assertThat(CATALOGUE.dataSets())
        .anySatisfy(dataSet -> assertThat(dataSet.sharing()).isEqualTo(Sharing.NONE))
        .allSatisfy(
            dataSet ->
                assertThat(dataSet.mode().zh().equals("不共享"))
                    .isEqualTo(dataSet.sharing() == Sharing.NONE));
  }

  /** Month-ends are judged when the last delivery of the month has come or is late. */
  @Test
  void a_published_table_is_due_when_the_latest_source_of_the_month_is() throws IOException {
    int latest =
        descriptions().stream()
            .filter(file -> List.of("weekly", "monthly").contains(stated(file, "frequency")))
            .mapToInt(file -> Integer.parseInt(stated(file, "lateness_days")))
            .max()
            .orElseThrow();
    assertThat(entry("published.risk_score").frequency()).isEqualTo(Frequency.MONTHLY);
    assertThat(entry("published.risk_score").latenessDays()).isEqualTo(latest);
    assertThat(entry("published.risk_score").updateLimit().zh())
        .isEqualTo("每月，期满后%d日内".formatted(latest));
  }

  @Test
  void a_column_of_a_source_has_the_first_chinese_header_as_its_name() {
    assertThat(entry("silver.penalty").table().field("fine_yuan").map(Field::chinese))
        .hasValue("罚款金额");
    assertThat(entry("silver.penalty").table().field("known_from").map(Field::chinese))
        .hasValue("知悉时间");
  }

  @Test
  void the_law_of_the_catalogue_is_that_of_the_day() {
    Law law = Law.load();
    assertThat(Catalogue.legalBasis(law, LocalDate.of(2015, 1, 31)))
        .isEqualTo("models/INTERPRETATIONS.md");
    assertThat(Catalogue.legalBasis(law, LocalDate.of(2025, 3, 31)))
        .contains("国发〔2016〕51号第七条")
        .doesNotContain("809");
    assertThat(Catalogue.legalBasis(law, LocalDate.of(2025, 8, 1))).contains("国务院令第809号");
  }

  @Test
  void identifiers_begin_with_an_address() {
    Label label = new Label("目录", "catalogue");
    assertThatThrownBy(() -> new CatalogueHead(label, label, "urn:a b", label, "某司", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ends in a slash");
  }
}
