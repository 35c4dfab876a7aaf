/**
 * Tables in Delta Lake and Iceberg, written by one component; content hashes, releases, the run
 * lock and the run ledger.
 */
package org.regulake.pipelines.lakehouse;
