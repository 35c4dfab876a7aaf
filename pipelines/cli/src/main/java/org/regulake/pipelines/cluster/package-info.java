/**
 * Submission of runs to clusters: masters and deploy modes, the files that other machines need, and
 * the command line for spark-submit. Needs no Spark.
 */
package org.regulake.pipelines.cluster;
