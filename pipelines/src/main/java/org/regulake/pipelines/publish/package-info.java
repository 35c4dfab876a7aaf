/** Published tables: their contracts, the rows of a day, and the audit before they become visible. */
package org.regulake.pipelines.publish;
