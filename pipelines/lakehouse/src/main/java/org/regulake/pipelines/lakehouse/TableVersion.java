package org.regulake.pipelines.lakehouse;

/**
 * The content of a table after a write.
 *
 * @param table full name, as in {@code silver.enterprise}
 * @param version Delta version or Iceberg snapshot id
 * @param rows rows in the table, or in the replaced partition
 * @param contentHash order-independent hash of the content columns of these rows
 */
public record TableVersion(String table, long version, long rows, String contentHash) {}
