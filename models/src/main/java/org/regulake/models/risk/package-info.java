/**
 * What every model of risk has, whatever it computes with: dimensions, classes, a version of the
 * day.
 */
package org.regulake.models.risk;
