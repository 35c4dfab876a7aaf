package org.regulake.pipelines.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.product.EarlyWarning;
import org.regulake.models.product.Product;
import org.regulake.models.product.Province;
import org.regulake.models.table.Table;
import org.regulake.models.testing.GoldenFile;
import org.regulake.pipelines.lakehouse.LakeFiles;

/** The files that go with a release: the catalogue in DCAT, and the data contracts. */
class CatalogueFilesTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/org/regulake/pipelines/catalogue/warning.odcs.yaml");
  private static final String DCAT = "catalogue/dcat.jsonld";
  private static final String WARNING = "catalogue/contracts/warning.odcs.yaml";
  private static final List<Product> PRODUCTS = List.of(EarlyWarning.PRODUCT, Province.PRODUCT);
  private static final Catalogue CATALOGUE = Catalogue.of(PRODUCTS);
  private static final Map<String, String> TEXTS = texts();

  /** Mandatory and recommended properties of DCAT-AP 3, and those that this catalogue promises. */
  private static final Map<String, List<String>> PROPERTIES =
      Map.of(
          "dcat:Catalog",
          List.of(
              "dct:title",
              "dct:description",
              "dct:publisher",
              "dcat:dataset",
              "dct:language",
              "dcat:themeTaxonomy"),
          "dcat:Dataset",
          List.of(
              "dct:title",
              "dct:description",
              "dct:identifier",
              "dct:publisher",
              "dct:creator",
              "dcat:theme",
              "dct:accrualPeriodicity",
              "dct:accessRights"),
          "dcat:Distribution",
          List.of("dcat:accessURL", "dcat:mediaType", "dct:rights", "dct:conformsTo"),
          "foaf:Agent",
          List.of("foaf:name"),
          "skos:Concept",
          List.of("skos:prefLabel", "skos:inScheme"));

  private static Map<String, String> texts() {
    Map<Table, SortedSet<LocalDate>> days = new LinkedHashMap<>();
    days.put(
        EarlyWarning.PRODUCT.table(),
        new TreeSet<>(Set.of(LocalDate.of(2025, 3, 31), LocalDate.of(2024, 12, 31))));
    days.put(Province.PRODUCT.table(), new TreeSet<>());
    return CatalogueFiles.texts(CATALOGUE, "某法第一条", days);
  }

  private static List<JsonNode> graph() throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    new ObjectMapper().readTree(TEXTS.get(DCAT)).get("@graph").forEach(nodes::add);
    return nodes;
  }

  private static List<JsonNode> nodes(String type) throws IOException {
    return graph().stream().filter(node -> node.get("@type").asText().equals(type)).toList();
  }

  private static JsonNode dataSet(String id) throws IOException {
    return nodes("dcat:Dataset").stream()
        .filter(node -> node.get("dct:identifier").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void there_is_a_catalogue_and_a_contract_for_each_published_table() {
    assertThat(TEXTS).containsOnlyKeys(DCAT, WARNING, "catalogue/contracts/province.odcs.yaml");
  }

  @Test
  void every_node_has_the_properties_of_its_kind() throws IOException {
    for (JsonNode node : graph()) {
      assertThat(PROPERTIES.getOrDefault(node.get("@type").asText(), List.of()))
          .as(node.get("@id").asText())
          .allMatch(node::has);
    }
    assertThat(nodes("dcat:Catalog")).hasSize(1);
    assertThat(nodes("dcat:Dataset")).hasSize(CATALOGUE.dataSets().size());
    assertThat(nodes("dcat:Distribution")).hasSize(PRODUCTS.size());
  }

  @Test
  void titles_and_descriptions_are_in_chinese_and_english() throws IOException {
    for (JsonNode node : graph()) {
      for (String property : List.of("dct:title", "dct:description")) {
        if (node.has(property)) {
          assertThat(node.get(property).findValuesAsText("@language"))
              .as("%s of %s", property, node.get("@id"))
              .containsExactly("zh", "en");
        }
      }
    }
  }

  @Test
  void every_reference_within_the_catalogue_leads_to_a_node() throws IOException {
    Set<String> known = new HashSet<>();
    graph().forEach(node -> known.add(node.get("@id").asText()));
    String iri = CATALOGUE.head().iri();
    List<String> references = new ObjectMapper().readTree(TEXTS.get(DCAT)).findValuesAsText("@id");
    assertThat(references)
        .filteredOn(reference -> reference.startsWith(iri) && !reference.contains("/table/"))
        .isSubsetOf(known);
    List<String> listed = new ArrayList<>();
    nodes("dcat:Catalog")
        .get(0)
        .get("dcat:dataset")
        .forEach(one -> listed.add(one.get("@id").asText()));
    assertThat(listed)
        .containsExactlyElementsOf(
            nodes("dcat:Dataset").stream().map(node -> node.get("@id").asText()).toList());
  }

  @Test
  void a_published_table_covers_its_released_days() throws IOException {
    JsonNode period = dataSet("published.warning").get("dct:temporal");
    assertThat(period.get("dcat:startDate").get("@value").asText()).isEqualTo("2024-12-31");
    assertThat(period.get("dcat:endDate").get("@value").asText()).isEqualTo("2025-03-31");
    assertThat(dataSet("published.province").has("dct:temporal")).isFalse();
  }

  @Test
  void what_may_not_be_shared_is_not_public() throws IOException {
    for (DataSet entry : CATALOGUE.dataSets()) {
      assertThat(dataSet(entry.id()).get("dct:accessRights").get("@id").asText())
          .endsWith(entry.sharing().code().equals("not_shared") ? "/NON_PUBLIC" : "/RESTRICTED");
    }
  }

  @Test
  void the_contract_of_a_table_equals_its_golden_file() {
    GoldenFile.compare(GOLDEN, TEXTS.get(WARNING));
  }

  @Test
  void the_files_are_the_same_each_time() {
    assertThat(texts()).isEqualTo(TEXTS);
  }

  @Test
  void files_that_are_missing_differ_or_describe_no_table_are_found_and_written_again(
      @TempDir Path lake) throws IOException {
    CatalogueFiles files =
        new CatalogueFiles(new LakeFiles(new Configuration(), lake.toString()), TEXTS);
    assertThat(files.problems()).hasSameSizeAs(TEXTS).containsValue("it is missing");
    files.write();
    assertThat(files.problems()).isEmpty();

    Files.writeString(lake.resolve(DCAT), "{}");
    Files.delete(lake.resolve(WARNING));
    Files.writeString(lake.resolve("catalogue/contracts/gone.odcs.yaml"), "kind: DataContract\n");
    assertThat(files.problems())
        .containsOnly(
            Map.entry(DCAT, "it differs from the contracts and released days"),
            Map.entry(WARNING, "it is missing"),
            Map.entry("catalogue/contracts/gone.odcs.yaml", "it describes no published table"));
    files.write();
    assertThat(files.problems()).isEmpty();
  }
}
