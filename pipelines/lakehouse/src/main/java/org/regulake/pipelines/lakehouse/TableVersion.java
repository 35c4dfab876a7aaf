package org.regulake.pipelines.lakehouse;

/**
 * What a table held after a write.
 *
 * @param table full name, as in {@code silver.enterprise}
 * @param version Delta version or Iceberg snapshot id
 * @param rows rows in the table (or in the partition that was replaced)
 * @param contentHash order-independent hash of the content columns of these rows
 */
public record TableVersion(String table, long version, long rows, String contentHash) {}
