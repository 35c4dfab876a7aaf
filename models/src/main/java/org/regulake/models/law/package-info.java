/** Numbers and lists of the law as dated rows with their citation, chosen by the as-of date. */
package org.regulake.models.law;
