/**
 * Published tables in Iceberg: written on a branch, audited there, released together. Depends on {@code score}, {@code monitor} and
 * {@code record}.
 */
package org.regulake.pipelines.publish;
