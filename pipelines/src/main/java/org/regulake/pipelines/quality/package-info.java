/**
 * Checks the rows of each delivery by the rules on quality, and measures suppliers by what they
 * delivered and when.
 */
package org.regulake.pipelines.quality;
