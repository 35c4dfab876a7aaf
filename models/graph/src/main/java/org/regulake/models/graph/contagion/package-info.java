/**
 * Spread of distress from debtors to the firms exposed to them: one network of exposures, many
 * scenarios. The methods work on primitive arrays, are deterministic and independent of storage;
 * {@link org.regulake.models.graph.contagion.Contagion} runs them on Datasets.
 */
package org.regulake.models.graph.contagion;
