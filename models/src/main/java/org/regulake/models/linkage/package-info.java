/**
 * Probabilistic record linkage (I. P. Fellegi and A. B. Sunter, "A Theory for Record Linkage",
 * Journal of the American Statistical Association 64, 1969): which fields of two records are
 * compared and how, what an agreement weighs, and how probable it is that both are of one
 * enterprise. Everything that differs between data sets is in a file ({@link
 * org.regulake.models.linkage.LinkageModel}).
 */
package org.regulake.models.linkage;
