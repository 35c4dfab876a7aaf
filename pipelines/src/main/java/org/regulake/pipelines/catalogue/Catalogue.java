package org.regulake.pipelines.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.regulake.models.law.Law;
import org.regulake.models.product.Product;
import org.regulake.pipelines.source.Sources;

/**
 * The catalogue of information resources.
 *
 * @param head who publishes it
 * @param dataSets the published tables in the order of their release, then the sources
 */
public record Catalogue(CatalogueHead head, List<DataSet> dataSets) {

  private static final String PROVISION = "resource_catalogue";

  /** The catalogue of the published tables and of all sources. */
  public static Catalogue of(List<Product> products) {
    CatalogueHead head = CatalogueHead.load();
    return new Catalogue(
        head,
        Stream.concat(
                products.stream().map(product -> DataSet.of(product, head, Sources.ALL)),
                Sources.ALL.stream().map(DataSet::of))
            .toList());
  }

  /** The law by which the catalogue is kept, as cited on a day. */
  public static String legalBasis(Law law, LocalDate day) {
    return law.citation(List.of(PROVISION), day);
  }
}
