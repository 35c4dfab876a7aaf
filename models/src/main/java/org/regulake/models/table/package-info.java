/**
 * The vocabulary of contracts: a {@link org.regulake.models.table.Table} of {@link
 * org.regulake.models.table.Field}s with a grain. Everything else about a table (creation, column
 * order, dictionary, catalogue, masking) derives from it.
 */
package org.regulake.models.table;
