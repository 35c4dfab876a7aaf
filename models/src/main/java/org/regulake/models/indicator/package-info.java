/**
 * Monitoring indicators by region, industry and month, counted from spells of entity records: flows
 * per month and cumulative sums, never one row per entity and month.
 */
package org.regulake.models.indicator;
