package org.regulake.pipelines.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.regulake.models.product.ResourceClass;
import org.regulake.models.product.Sharing;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Table;
import org.regulake.pipelines.source.Frequency;

/**
 * Writes the catalogue in DCAT 3 as JSON-LD, with the properties of DCAT-AP 3. Published tables
 * have a distribution and the period of their days; the records of the sources are listed without
 * one.
 */
final class Dcat {

  private static final String EU = "http://publications.europa.eu/resource/authority/";
  private static final String PARQUET =
      "https://www.iana.org/assignments/media-types/application/vnd.apache.parquet";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Catalogue catalogue;
  private final String iri;
  private final String legalBasis;
  private final Map<Table, SortedSet<LocalDate>> days;

  /**
   * A catalogue in DCAT.
   *
   * @param legalBasis the law by which it is kept
   * @param days the released days of each published table
   */
  Dcat(Catalogue catalogue, String legalBasis, Map<Table, SortedSet<LocalDate>> days) {
    this.catalogue = catalogue;
    this.iri = catalogue.head().iri();
    this.legalBasis = legalBasis;
    this.days = days;
  }

  /** The text of the file; the same for the same catalogue and days. */
  String text() {
    List<Object> graph = new ArrayList<>();
    graph.add(head());
    graph.add(publisher());
    graph.add(law());
    graph.addAll(themes());
    for (DataSet dataSet : catalogue.dataSets()) {
      graph.add(node(dataSet));
      if (dataSet.isPublished()) {
        graph.add(distribution(dataSet));
        graph.add(contract(dataSet));
      }
    }
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try {
      return JSON.writer(
                  new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
              .writeValueAsString(object("@context", context(), "@graph", graph))
          + "\n";
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("cannot write the catalogue as JSON", cause);
    }
  }

  private static Map<String, Object> context() {
    return object(
        "dcat", "http://www.w3.org/ns/dcat#",
        "dcatap", "http://data.europa.eu/r5r/",
        "dct", "http://purl.org/dc/terms/",
        "eli", "http://data.europa.eu/eli/ontology#",
        "foaf", "http://xmlns.com/foaf/0.1/",
        "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
        "skos", "http://www.w3.org/2004/02/skos/core#",
        "vcard", "http://www.w3.org/2006/vcard/ns#",
        "xsd", "http://www.w3.org/2001/XMLSchema#");
  }

  private Map<String, Object> head() {
    CatalogueHead head = catalogue.head();
    Map<String, Object> node =
        object(
            "@id",
            iri + "catalogue",
            "@type",
            "dcat:Catalog",
            "dct:title",
            texts(head.title()),
            "dct:description",
            texts(head.description()),
            "dct:publisher",
            reference(iri + "publisher"),
            "dct:language",
            List.of(
                reference(EU + "language/ZHO", "dct:LinguisticSystem"),
                reference(EU + "language/ENG", "dct:LinguisticSystem")),
            "dcatap:applicableLegislation",
            reference(iri + "law"),
            "dcat:themeTaxonomy",
            reference(iri + "class"),
            "dcat:dataset",
            catalogue.dataSets().stream().map(dataSet -> reference(id(dataSet))).toList());
    if (head.contact() != null) {
      node.put("dcat:contactPoint", contact(head.contact()));
    }
    return node;
  }

  private static Map<String, Object> contact(CatalogueHead.Contact contact) {
    Map<String, Object> node =
        object(
            "@type",
            List.of("vcard:Organization", "vcard:Kind"),
            "vcard:fn",
            texts(contact.name()));
    if (contact.email() != null) {
      node.put("vcard:hasEmail", reference("mailto:" + contact.email()));
    }
    if (contact.telephone() != null) {
      node.put("vcard:hasTelephone", reference("tel:" + contact.telephone().replace(" ", "")));
    }
    return node;
  }

  private Map<String, Object> publisher() {
    return object(
        "@id",
        iri + "publisher",
        "@type",
        "foaf:Agent",
        "foaf:name",
        texts(catalogue.head().publisher()));
  }

  private Map<String, Object> law() {
    return object(
        "@id", iri + "law", "@type", "eli:LegalResource", "rdfs:label", text(legalBasis, "zh"));
  }

  /** The classes of information resources, as a scheme of themes. */
  private List<Object> themes() {
    String scheme = iri + "class";
    List<Object> nodes = new ArrayList<>();
    nodes.add(
        object(
            "@id",
            scheme,
            "@type",
            "skos:ConceptScheme",
            "dct:title",
            texts(new Label("信息资源分类", "Classes of information resources"))));
    Stream.of(ResourceClass.values())
        .forEach(
            one ->
                nodes.add(
                    object(
                        "@id", theme(one),
                        "@type", "skos:Concept",
                        "skos:inScheme", reference(scheme),
                        "skos:prefLabel", texts(one.label()))));
    return nodes;
  }

  private Map<String, Object> node(DataSet dataSet) {
    Label limit = dataSet.updateLimit();
    Map<String, Object> node =
        object(
            "@id", id(dataSet),
            "@type", "dcat:Dataset",
            "dct:identifier", dataSet.id(),
            "dct:title", texts(dataSet.title()),
            "dct:description",
                texts(
                    new Label(
                        "信息项：%s。更新时限：%s。"
                            .formatted(String.join("、", dataSet.chineseNames()), limit.zh()),
                        "%s. Update limit: %s."
                            .formatted(capitalised(dataSet.table().grain()), limit.en()))),
            "dcat:theme", reference(theme(dataSet.resourceClass())),
            "dct:publisher",
                dataSet.isPublished() ? reference(iri + "publisher") : agent(dataSet.provider()),
            "dct:creator", agent(dataSet.responsibleParty()),
            "dct:accrualPeriodicity",
                reference(EU + "frequency/" + euFrequency(dataSet.frequency()), "dct:Frequency"),
            "dct:accessRights",
                reference(
                    EU
                        + "access-right/"
                        + (dataSet.sharing() == Sharing.NONE ? "NON_PUBLIC" : "RESTRICTED"),
                    "dct:RightsStatement"));
    if (catalogue.head().contact() != null && dataSet.isPublished()) {
      node.put("dcat:contactPoint", contact(catalogue.head().contact()));
    }
    SortedSet<LocalDate> released = days.get(dataSet.table());
    if (released != null && !released.isEmpty()) {
      node.put(
          "dct:temporal",
          object(
              "@type", "dct:PeriodOfTime",
              "dcat:startDate", date(released.first()),
              "dcat:endDate", date(released.last())));
    }
    if (dataSet.isPublished()) {
      node.put("dcat:distribution", reference(iri + "distribution/" + dataSet.id()));
    }
    return node;
  }

  private Map<String, Object> distribution(DataSet dataSet) {
    return object(
        "@id", iri + "distribution/" + dataSet.id(),
        "@type", "dcat:Distribution",
        "dct:title", texts(dataSet.format()),
        "dct:description", texts(dataSet.mode()),
        "dcat:accessURL", reference(iri + "table/" + dataSet.id()),
        "dcat:mediaType", reference(PARQUET, "dct:MediaType"),
        "dct:conformsTo", reference(iri + "contract/" + dataSet.id()),
        "dct:rights",
            object(
                "@type",
                "dct:RightsStatement",
                "rdfs:label",
                texts(
                    new Label(
                        dataSet.sharing().chinese() + "；" + dataSet.conditions().zh(),
                        "Shared %s. %s"
                            .formatted(dataSet.sharing().english(), dataSet.conditions().en())))));
  }

  /** The data contract to which the published table keeps. */
  private Map<String, Object> contract(DataSet dataSet) {
    return object(
        "@id",
        iri + "contract/" + dataSet.id(),
        "@type",
        "dct:Standard",
        "dct:title",
        texts(new Label(dataSet.title().zh() + "数据契约", "Data contract: " + dataSet.title().en())),
        "dct:identifier",
        CatalogueFiles.contractName(dataSet));
  }

  private String id(DataSet dataSet) {
    return iri + "dataset/" + dataSet.id();
  }

  private String theme(ResourceClass resourceClass) {
    return iri + "class/" + resourceClass.code();
  }

  private static String euFrequency(Frequency frequency) {
    return frequency == Frequency.YEARLY ? "ANNUAL" : frequency.name();
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** An authority as its source names it. */
  private static Map<String, Object> agent(String name) {
    return object("@type", "foaf:Agent", "foaf:name", text(name, "zh"));
  }

  private static Map<String, Object> reference(String target) {
    return object("@id", target);
  }

  /** A reference that states the kind of its target, which is described elsewhere. */
  private static Map<String, Object> reference(String target, String kind) {
    return object("@id", target, "@type", kind);
  }

  private static List<Object> texts(Label label) {
    return List.of(text(label.zh(), "zh"), text(label.en(), "en"));
  }

  private static Map<String, Object> text(String value, String language) {
    return object("@value", value, "@language", language);
  }

  private static Map<String, Object> date(LocalDate day) {
    return object("@value", day.toString(), "@type", "xsd:date");
  }

  /** Keys and values by turns, in this order. */
  private static Map<String, Object> object(Object... parts) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < parts.length; i += 2) {
      object.put((String) parts[i], parts[i + 1]);
    }
    return object;
  }
}
