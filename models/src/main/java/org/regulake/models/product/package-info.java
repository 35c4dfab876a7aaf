/**
 * Contracts of the published tables: the columns on which outside readers rely, and with whom they
 * may be shared. From version 1.0 on columns are only ever added.
 */
package org.regulake.models.product;
