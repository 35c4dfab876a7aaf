/**
 * What ships beside our own classes: its licences, and that nothing vulnerable or unknown is among
 * it.
 */
package org.regulake.pipelines.shipped;
