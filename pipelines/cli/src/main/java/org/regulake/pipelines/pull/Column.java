package org.regulake.pipelines.pull;

/**
 * A column of a table or query.
 *
 * @param name as the database stores it
 * @param jdbcType number of its type in {@link java.sql.Types}
 * @param typeName the database's own name of its type
 * @param scale digits behind the decimal point; 0 where there are none or any number
 */
record Column(String name, int jdbcType, String typeName, int scale) {}
