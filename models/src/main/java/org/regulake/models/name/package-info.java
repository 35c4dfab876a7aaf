/**
 * Names of enterprises by the parts that the registration rules give them: region, brand, trade,
 * legal form and branch; and whether two names are those of one enterprise. Only the brand makes
 * names alike: a shared region, trade or legal form never does. No method guesses: a text that
 * cannot be read is equal to nothing.
 */
package org.regulake.models.name;
