/**
 * Entity resolution: enterprises by their codes, with stable entity ids; natural persons by keyed
 * hashes only.
 */
package org.regulake.pipelines.identity;
