/** Contracts of the published tables: the columns on which readers outside rely, and who may have them. Columns are added and never taken away. */
package org.regulake.models.product;
