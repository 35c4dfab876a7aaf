/**
 * Common parts of all risk models, whatever their method: dimensions, classes, a version of the
 * day.
 */
package org.regulake.models.risk;
