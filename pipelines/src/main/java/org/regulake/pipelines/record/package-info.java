/**
 * Bronze → silver: reads every cell, names every party, and keeps the history of what was true when
 * and known when; rows that cannot be used go to quarantine with their reasons.
 */
package org.regulake.pipelines.record;
