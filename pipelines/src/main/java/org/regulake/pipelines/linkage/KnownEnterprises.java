package org.regulake.pipelines.linkage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.lakehouse.TableReader;
import org.regulake.pipelines.record.Enterprise;

/** What is known of enterprises, for comparison with rows without a code. */
final class KnownEnterprises {

  /** Columns that the linkage file reads. */
  static final String NAME = "enterprise_name";

  static final String ADDRESS = "address";
  static final String PHONE = "phone";

  static final String ENTITY_ID = Enterprise.ENTITY_ID.name();

  private KnownEnterprises() {}

  /**
   * Enterprises as they are on record, once for each name that they have or had, with the latest
   * address.
   *
   * @return {@code id} (unique), {@code entity_id}, {@code enterprise_name}, {@code address},
   *     {@code phone} (null)
   */
  static Dataset<Row> of(TableReader lake) {
    Column latest = struct(col(Bitemporal.VALID_FROM.name()), col(Bitemporal.KNOWN_FROM.name()));
    Dataset<Row> states =
        lake.read(Enterprise.TABLE)
            .where(isOnRecord().and(col(Enterprise.ENTERPRISE_NAME.name()).isNotNull()));
    Dataset<Row> names =
        states.select(col(ENTITY_ID), col(Enterprise.ENTERPRISE_NAME.name()).as(NAME)).distinct();
    Dataset<Row> addresses =
        states.groupBy(ENTITY_ID).agg(max_by(col(ADDRESS), latest).as(ADDRESS));
    return names
        .join(addresses, ENTITY_ID)
        .select(
            concat_ws("\n", col(ENTITY_ID), col(NAME)).as(LinkageRecords.ID),
            col(ENTITY_ID),
            col(NAME),
            col(ADDRESS),
            noPhone());
  }

  /** Rows without a code state no telephone; the linkage file reads one from other data. */
  static Column noPhone() {
    return lit(null).cast("string").as(PHONE);
  }

  private static Column isOnRecord() {
    return col(Bitemporal.KNOWN_TO.name()).equalTo(lit(Bitemporal.OPEN_INSTANT));
  }
}
