/**
 * The same run on other storage and on clusters, with the real parts as far as this machine has
 * them: {@code mvn -Peverywhere verify}.
 */
package org.regulake.pipelines.everywhere;
