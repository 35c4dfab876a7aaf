/**
 * Codes and written values of the registers: credit, organisation and registration codes, regions,
 * industries, money, dates, ratios. Every parser accepts any text, never throws on it, and returns
 * why a text cannot be read; none of them guesses.
 */
package org.regulake.models.code;
