package org.regulake.pipelines.publish;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.product.CatalogueEntry;
import org.regulake.models.product.Product;
import org.regulake.pipelines.catalogue.Catalogue;
import org.regulake.pipelines.catalogue.CatalogueRows;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.Reading;

/** Product: the catalogue of the published tables and the sources. */
final class CatalogueProduct implements DailyProduct {

  @Override
  public Product product() {
    return CatalogueEntry.PRODUCT;
  }

  @Override
  public List<Reading> reads() {
    return List.of();
  }

  @Override
  public Dataset<Row> rows(PublishedDay day) {
    return day.context()
        .spark()
        .createDataFrame(
            CatalogueRows.of(
                Catalogue.of(Products.contracts()),
                Catalogue.legalBasis(day.law(), day.stamp().asOf())),
            CatalogueRows.schema());
  }

  @Override
  public OptionalLong expectedRows(PublishedDay day) {
    return OptionalLong.of(Products.ALL.size() + Sources.ALL.size());
  }
}
