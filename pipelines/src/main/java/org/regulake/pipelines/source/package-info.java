/**
 * The sources: their landed columns, the parties of a row, and the silver columns that the cells
 * become. Each is described by a file of {@code conf/sources}; {@link
 * org.regulake.pipelines.source.Sources} is the list, and a class such as {@link
 * org.regulake.pipelines.source.Penalty} names the columns that code refers to.
 */
package org.regulake.pipelines.source;
