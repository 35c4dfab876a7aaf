/**
 * Early warnings on measured indicators by dated thresholds; each names its month and carries its
 * evidence.
 */
package org.regulake.models.warning;
