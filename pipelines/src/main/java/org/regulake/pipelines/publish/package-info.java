/**
 * Products: the rows of each published table for a day, and the audit before they become visible.
 */
package org.regulake.pipelines.publish;
