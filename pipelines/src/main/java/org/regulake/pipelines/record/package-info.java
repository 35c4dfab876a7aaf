/**
 * Bronze → silver: parses every cell, resolves every party, and keeps bitemporal histories;
 * unusable rows go to quarantine with their reasons.
 */
package org.regulake.pipelines.record;
