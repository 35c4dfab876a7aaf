package org.regulake.pipelines.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regulake.models.law.Law;
import org.regulake.models.product.Product;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.Lakehouse;

/**
 * The files in the folder {@code catalogue} of a lake, which describe its latest releases: {@code
 * dcat.jsonld}, and a data contract for each published table in {@code contracts}.
 */
public final class CatalogueFiles {

  private static final String FOLDER = "catalogue";
  private static final String CONTRACTS = FOLDER + "/contracts";

  private final LakeFiles files;
  private final Map<String, String> texts;

  /** Files with the given texts, by their names in the lake. */
  CatalogueFiles(LakeFiles files, Map<String, String> texts) {
    this.files = files;
    this.texts = texts;
  }

  /**
   * The files that a lake has to have. It has none before its first release.
   *
   * @param products the published tables
   * @param law for the citation in force on the last released day
   */
  public static CatalogueFiles of(Lakehouse lake, List<Product> products, Law law) {
    Map<Table, SortedSet<LocalDate>> days = new LinkedHashMap<>();
    TreeSet<LocalDate> all = new TreeSet<>();
    products.forEach(
        product -> {
          SortedSet<LocalDate> released = new TreeSet<>(lake.days(product.table()));
          days.put(product.table(), released);
          all.addAll(released);
        });
    return new CatalogueFiles(
        lake.files(),
        all.isEmpty()
            ? Map.of()
            : texts(Catalogue.of(products), Catalogue.legalBasis(law, all.last()), days));
  }

  /** Name of a file below the folder of the lake → its text. */
  static Map<String, String> texts(
      Catalogue catalogue, String legalBasis, Map<Table, SortedSet<LocalDate>> days) {
    Map<String, String> texts = new TreeMap<>();
    texts.put(FOLDER + "/dcat.jsonld", new Dcat(catalogue, legalBasis, days).text());
    catalogue.dataSets().stream()
        .filter(DataSet::isPublished)
        .forEach(
            dataSet ->
                texts.put(
                    FOLDER + "/" + contractName(dataSet),
                    new DataContract(catalogue.head(), dataSet, legalBasis).text()));
    return texts;
  }

  /** Name of the data contract of a published table, beside the catalogue. */
  static String contractName(DataSet dataSet) {
    return "contracts/%s.odcs.yaml".formatted(dataSet.table().name());
  }

  /** Writes the files that are missing or differ, and removes contracts of tables that are gone. */
  public void write() {
    if (texts.isEmpty()) {
      return;
    }
    texts.forEach(
        (name, text) -> {
          if (!files.read(name).equals(Optional.of(text))) {
            files.write(name, text);
          }
        });
    strangers().forEach(files::delete);
  }

  /** The files that are missing, differ, or describe no published table; each with its problem. */
  public Map<String, String> problems() {
    Map<String, String> problems = new TreeMap<>();
    texts.forEach(
        (name, text) ->
            files
                .read(name)
                .ifPresentOrElse(
                    found -> {
                      if (!found.equals(text)) {
                        problems.put(name, "it differs from the contracts and released days");
                      }
                    },
                    () -> problems.put(name, "it is missing")));
    strangers().forEach(name -> problems.put(name, "it describes no published table"));
    return problems;
  }

  private List<String> strangers() {
    List<String> strangers = new ArrayList<>();
    for (String name : files.list(CONTRACTS)) {
      String path = CONTRACTS + "/" + name;
      if (!texts.containsKey(path)) {
        strangers.add(path);
      }
    }
    return strangers;
  }
}
