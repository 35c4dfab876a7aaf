/**
 * What a stage of the data path is: the tables that it declares to read and write, and its work on
 * them.
 */
package org.regulake.pipelines.stage;
