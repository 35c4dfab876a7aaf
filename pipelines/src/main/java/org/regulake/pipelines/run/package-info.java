/**
 * A run: the stages in the order of their tables, the days that they judge, and the ledger that
 * says which of them have to work again.
 */
package org.regulake.pipelines.run;
