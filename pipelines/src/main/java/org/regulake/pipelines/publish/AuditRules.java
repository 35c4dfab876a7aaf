package org.regulake.pipelines.publish;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * {@code audits.yml}: what has to hold before tables are released.
 *
 * @param populations tables whose rows stand for a population; those of others come and go with what happens to it
 * @param largestRowDropRatio by how much the rows of such a table may fall against the day released before
 * @param largestFillDropRatio by how much the filled part of a column may fall against the day released before
 * @param fullColumns table → columns that are never null nor blank
 */
record AuditRules(
    List<String> populations, BigDecimal largestRowDropRatio, BigDecimal largestFillDropRatio, Map<String, List<String>> fullColumns) {}
