/**
 * Contracts of the published tables: the columns on which readers outside rely, and who may have
 * them. From version 1.0 on columns are only ever added.
 */
package org.regulake.models.product;
