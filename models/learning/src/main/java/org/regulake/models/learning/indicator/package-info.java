/** Monitoring indicators, measured from spells. */
package org.regulake.models.learning.indicator;
