/** Compares the statutory lists with what the law derives from the facts on record. */
package org.regulake.pipelines.listing;
