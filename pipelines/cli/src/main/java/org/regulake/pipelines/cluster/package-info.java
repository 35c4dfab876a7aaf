/**
 * Where a run takes place: masters and deploy modes, what has to be on other machines, and the line
 * for spark-submit. Needs no Spark.
 */
package org.regulake.pipelines.cluster;
