/**
 * How distress spreads from debtors to those who are exposed to them: one network of exposures,
 * many scenarios. Methods in primitive arrays first, each deterministic and without storage; {@link
 * org.regulake.models.graph.contagion.Contagion} runs them on Datasets.
 */
package org.regulake.models.graph.contagion;
