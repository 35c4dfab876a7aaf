/**
 * Products: the rows of each published table for a day, and their audit before they become visible.
 */
package org.regulake.pipelines.publish;
