package org.regulake.pipelines.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The page of the dependencies is written by hand; it has to list the libraries of the build with
 * their versions.
 */
class DependenciesPageTest {

  private static final Path TOP = Path.of("..", "..");

  /** Our own modules. */
  private static final Set<String> OURS =
      Set.of(
          "regulake-models",
          "regulake-graph",
          "regulake-learning",
          "regulake-lakehouse",
          "regulake-pipelines",
          "regulake-lab",
          "regulake-cli");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models/pom.xml",
        "models/graph/pom.xml",
        "models/learning/pom.xml",
        "pipelines/pom.xml",
        "pipelines/lakehouse/pom.xml",
        "pipelines/lab/pom.xml",
        "pipelines/cli/pom.xml"
      })
  void every_library_that_a_module_declares_has_its_reason(String pom) throws Exception {
    assertThat(askedFor(read(pom)))
        .isNotEmpty()
        .allSatisfy(
            artifact ->
                assertThat(page()).as("docs/dependencies.md").contains("`" + artifact + "`"));
  }

  @Test
  void every_version_on_the_page_equals_that_of_the_build() throws Exception {
    Element properties = (Element) read("pom.xml").getElementsByTagName("properties").item(0);
    for (String library :
        List.of(
            "spark",
            "hadoop",
            "delta",
            "iceberg",
            "sqlite",
            "postgresql",
            "aws",
            "jackson",
            "log4j",
            "lz4",
            "zstd",
            "aircompressor",
            "parquet",
            "guava",
            "ivy",
            "janino",
            "picocli",
            "fastcsv",
            "jgrapht",
            "jsqlparser")) {
      String version =
          properties.getElementsByTagName(library + ".version").item(0).getTextContent();
      assertThat(page()).as("docs/dependencies.md about " + library).contains(" " + version + " ");
    }
  }

  @Test
  void every_library_raised_for_a_vulnerability_is_refused_in_its_earlier_release()
      throws Exception {
    List<String> refused = new ArrayList<>();
    NodeList excludes = read("pom.xml").getElementsByTagName("exclude");
    for (int i = 0; i < excludes.getLength(); i++) {
      refused.add(excludes.item(i).getTextContent());
    }
    String raised = page().substring(page().indexOf("## Raised"), page().indexOf("## Left out"));
    raised
        .lines()
        .filter(line -> line.startsWith("| `") && (line.contains("CVE-") || line.contains("GHSA-")))
        .forEach(
            line -> {
              String library = line.substring(3, line.indexOf('`', 3)).replace("-*", "");
              assertThat(refused)
                  .as("the rule no-known-vulnerability in pom.xml about " + library)
                  .anyMatch(rule -> rule.contains(library));
            });
  }

  private static String page() throws Exception {
    return Files.readString(TOP.resolve("docs/dependencies.md"));
  }

  private static Document read(String pom) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(TOP.resolve(pom).toFile());
  }

  private static List<String> askedFor(Document pom) {
    List<String> artifacts = new ArrayList<>();
    NodeList dependencies =
        ((Element) pom.getElementsByTagName("dependencies").item(0))
            .getElementsByTagName("dependency");
    for (int i = 0; i < dependencies.getLength(); i++) {
      Element dependency = (Element) dependencies.item(i);
      String artifact =
          dependency
              .getElementsByTagName("artifactId")
              .item(0)
              .getTextContent()
              .replace("_${scala.binary.version}", "");
      NodeList scope = dependency.getElementsByTagName("scope");
      boolean isForTests =
          scope.getLength() > 0 && scope.item(0).getTextContent().equals("test")
              || artifact.startsWith("junit-")
              || artifact.startsWith("assertj-");
      if (!isForTests && !OURS.contains(artifact)) {
        artifacts.add(artifact);
      }
    }
    return artifacts;
  }
}
