/**
 * Early warnings raised from measured indicators by dated thresholds; each names the month it is about and carries its evidence. Arrow: warning
 * → indicator table (by columns only), rule.
 */
package org.regulake.models.warning;
