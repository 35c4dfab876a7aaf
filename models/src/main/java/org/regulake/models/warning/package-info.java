/**
 * Early warnings on measured indicators by dated thresholds; each names the month it is about and
 * carries its evidence.
 */
package org.regulake.models.warning;
