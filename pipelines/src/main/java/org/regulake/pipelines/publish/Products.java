package org.regulake.pipelines.publish;

import java.util.List;
import java.util.Optional;
import org.regulake.models.product.Product;
import org.regulake.models.table.Table;
import org.regulake.pipelines.stage.Reading;

/** List of all published tables, in the order in which they are released. */
public final class Products {

  static final List<DailyProduct> ALL =
      List.of(
          new RiskScoreProduct(),
          new RiskReasonProduct(),
          new RiskDimensionProduct(),
          new WithdrawnRecordProduct(),
          new ListDeviationProduct(),
          new ModelScoreProduct(),
          new ClassDefinitionProduct(),
          new IndicatorDetailProduct(),
          new IndicatorTotalProduct(),
          new EarlyWarningProduct(),
          new IndicatorDefinitionProduct(),
          new SupplierQualityProduct(),
          new ProvinceProduct(),
          new IndustryProduct(),
          new CatalogueProduct());

  private Products() {}

  /** The contracts of all products. */
  public static List<Product> contracts() {
    return ALL.stream().map(DailyProduct::product).toList();
  }

  /** The tables of all products. */
  public static List<Table> tables() {
    return ALL.stream().map(DailyProduct::table).toList();
  }

  /** The contract of a published table; empty for tables of other layers. */
  public static Optional<Product> of(Table table) {
    return contracts().stream().filter(product -> product.table().equals(table)).findFirst();
  }

  /** The product of a published table. */
  static DailyProduct withTable(Table table) {
    return ALL.stream().filter(product -> product.table().equals(table)).findFirst().orElseThrow();
  }

  /** The tables from which the products are derived. */
  static List<Reading> reads() {
    return ALL.stream().flatMap(product -> product.reads().stream()).distinct().toList();
  }
}
