/**
 * Landing → bronze: finds deliveries, inspects every file once, refuses what cannot be trusted, and appends the rest as it was landed. Depends
 * on {@code source}, {@code identity} (for hashing persons) and {@code lakehouse}.
 */
package org.regulake.pipelines.collect;
