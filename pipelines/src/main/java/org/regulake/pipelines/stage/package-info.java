/**
 * Stages of the data path: the tables that a stage declares to read and write, and its work on
 * them.
 */
package org.regulake.pipelines.stage;
