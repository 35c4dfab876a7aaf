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
 * A published table: its contract, its rows for a judged day, and what has to hold of them before
 * they are released.
 */
interface DailyProduct {

  /** The contract. */
  Product product();

  /** The tables from which its rows follow. */
  List<Reading> reads();

  /** The rows of the day, without the stamp of the run. */
  Dataset<Row> rows(PublishedDay day);

  /** Conditions of its own that no row may fulfil. */
  default List<Check> checks(PublishedDay day) {
    return List.of();
  }

  /**
   * How many rows the day has to have, counted from what the rows follow from; empty where that
   * does not say it.
   */
  default OptionalLong expectedRows(PublishedDay day) {
    return OptionalLong.empty();
  }

  /** The table. */
  default Table table() {
    return product().table();
  }

  /**
   * A condition that no row may fulfil.
   *
   * @param name lower case with underscores
   * @param sentence what is wrong with such rows: "… has 3 rows <sentence>"
   */
  record Check(String name, String sentence, Column isBroken) {}
}
