/** Features of an enterprise's place in the relationship graph: one class each. */
package org.regulake.pipelines.feature.graph;
