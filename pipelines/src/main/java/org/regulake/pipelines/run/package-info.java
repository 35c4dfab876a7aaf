/**
 * A run: the stages in the order of their tables, the days that they judge, and the check, by the
 * ledger, of which stages have to run again.
 */
package org.regulake.pipelines.run;
