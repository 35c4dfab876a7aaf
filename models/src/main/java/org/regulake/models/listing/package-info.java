/**
 * What the law says about the lists of one enterprise on one day (abnormal operations, serious
 * violations, good credit), derived from its facts, and what the authorities did otherwise.
 */
package org.regulake.models.listing;
