/**
 * Methods on graphs of enterprises and persons, without storage: components, control. Datasets of
 * edges in, Datasets of findings out.
 */
package org.regulake.models.graph;
