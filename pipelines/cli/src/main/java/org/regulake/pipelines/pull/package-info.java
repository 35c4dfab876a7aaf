/**
 * Reads tables of databases over JDBC into the landing folder, each pull one delivery like those
 * that senders land.
 */
package org.regulake.pipelines.pull;
