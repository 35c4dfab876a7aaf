/**
 * The only package that imports Delta Lake or Iceberg, or reads and writes tables: one writer, content hashes, the run lock and the run ledger.
 * It depends on {@code models.table} alone.
 */
package org.regulake.pipelines.lakehouse;
