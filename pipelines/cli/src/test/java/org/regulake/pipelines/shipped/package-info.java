/**
 * Checks of the shipped libraries: their licences, and that none of them is vulnerable or unknown.
 */
package org.regulake.pipelines.shipped;
