package org.regulake.pipelines.catalogue;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.product.CatalogueEntry;
import org.regulake.models.table.Field;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.lakehouse.Schemas;

/** The rows of {@code published.catalogue} of a day, without their stamp. */
public final class CatalogueRows {

  private static final List<String> STAMP =
      List.of(RunStamp.AS_OF.name(), RunStamp.KNOWN_AT.name(), RunStamp.RUN_ID.name());

  private CatalogueRows() {}

  /** The columns of {@link CatalogueEntry} without the stamp, in the order of the contract. */
  public static StructType schema() {
    StructType schema = new StructType();
    for (StructField field : Schemas.of(CatalogueEntry.PRODUCT.table()).fields()) {
      schema = STAMP.contains(field.name()) ? schema : schema.add(field);
    }
    return schema;
  }

  /**
   * A row for each data set.
   *
   * @param legalBasis the law by which the catalogue is kept
   */
  public static List<Row> of(Catalogue catalogue, String legalBasis) {
    return catalogue.dataSets().stream().map(dataSet -> row(dataSet, legalBasis)).toList();
  }

  private static Row row(DataSet dataSet, String legalBasis) {
    return RowFactory.create(
        dataSet.id(),
        dataSet.title().zh(),
        dataSet.title().en(),
        dataSet.table().grain(),
        dataSet.resourceClass().code(),
        dataSet.resourceClass().label().zh(),
        dataSet.resourceClass().label().en(),
        dataSet.provider(),
        dataSet.responsibleParty(),
        dataSet.format().zh(),
        dataSet.format().en(),
        dataSet.table().fields().stream().map(CatalogueRows::attribute).toArray(Row[]::new),
        dataSet.frequency().code(),
        dataSet.latenessDays(),
        dataSet.updateLimit().zh(),
        dataSet.updateLimit().en(),
        dataSet.sharing().code(),
        dataSet.sharing().chinese(),
        dataSet.sharing().english(),
        dataSet.mode().zh(),
        dataSet.mode().en(),
        dataSet.conditions().zh(),
        dataSet.conditions().en(),
        legalBasis);
  }

  private static Row attribute(Field field) {
    return RowFactory.create(
        field.name(),
        field.chinese().isEmpty() ? null : field.chinese(),
        typeName(field),
        field.isNullable(),
        field.sentence(),
        field.unit().isEmpty() ? null : field.unit(),
        field.secrecy().name().toLowerCase(Locale.ROOT));
  }

  /** Type of a column in SQL, as in {@code decimal(20,2)}. */
  static String typeName(Field field) {
    return Schemas.type(field).sql().toLowerCase(Locale.ROOT);
  }
}
