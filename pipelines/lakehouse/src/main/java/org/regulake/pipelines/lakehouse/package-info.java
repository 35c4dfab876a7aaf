/**
 * Tables in Delta Lake and Iceberg: one writer, content hashes, releases, the run lock and the run
 * ledger.
 */
package org.regulake.pipelines.lakehouse;
