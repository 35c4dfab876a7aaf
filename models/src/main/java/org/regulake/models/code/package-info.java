/**
 * Codes and written values of the registers: credit, organisation and registration codes, regions,
 * industries, money, dates, ratios. Every reader takes any text, never throws on it, and says why a
 * text could not be read; none of them guesses.
 */
package org.regulake.models.code;
