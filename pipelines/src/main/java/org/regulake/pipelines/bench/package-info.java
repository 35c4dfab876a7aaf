/** Measures graph computing beside its peers on a generated register. Depends on the generator alone; jobs depend on it. */
package org.regulake.pipelines.bench;
