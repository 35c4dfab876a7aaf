/**
 * Common parts of all rule files: strict reading of YAML, dated versions, conditions over named
 * columns, and messages that suggest the nearest known word.
 */
package org.regulake.models.rule;
