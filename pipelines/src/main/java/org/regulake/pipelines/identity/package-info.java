/**
 * Who is who: enterprises by their codes, with stable entity ids; natural persons by keyed hashes only. Depends on {@code source} and the models.
 */
package org.regulake.pipelines.identity;
