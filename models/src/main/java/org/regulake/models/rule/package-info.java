/**
 * What every rule file has in common: strict reading of YAML, dated versions, conditions over named
 * columns, and messages that name the nearest known word.
 */
package org.regulake.models.rule;
