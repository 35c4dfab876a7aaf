package org.regulake.pipelines.publish;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.product.Product;
import org.regulake.models.table.Table;
import org.regulake.pipelines.stage.Reading;

/**
 * A published table: its contract, its rows for a judged day, and the checks that they have to pass
 * before their release.
 */
interface DailyProduct {

  /** The contract. */
  Product product();

  /** The tables from which its rows are derived. */
  List<Reading> reads();

  /** The rows of the day, without the stamp of the run. */
  Dataset<Row> rows(PublishedDay day);

  /** Conditions of this product that mark a row as wrong. */
  default List<Check> checks(PublishedDay day) {
    return List.of();
  }

  /**
   * Number of rows that the day has to have, counted from the tables read; empty where they do not
   * determine it.
   */
  default OptionalLong expectedRows(PublishedDay day) {
    return OptionalLong.empty();
  }

  /** The table. */
  default Table table() {
    return product().table();
  }

  /**
   * A condition that marks a row as wrong.
   *
   * @param name lower case with underscores
   * @param sentence the defect of such rows, to follow "… has 3 rows"
   */
  record Check(String name, String sentence, Column isBroken) {}
}
