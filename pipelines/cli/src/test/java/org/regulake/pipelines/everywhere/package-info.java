/**
 * The same run on other storage and on clusters, with real servers if this machine has them: {@code
 * mvn -Peverywhere verify}.
 */
package org.regulake.pipelines.everywhere;
