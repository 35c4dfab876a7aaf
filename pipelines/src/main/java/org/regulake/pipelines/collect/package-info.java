/**
 * Landing → bronze: finds deliveries, inspects every file once, refuses files that cannot be
 * trusted, and appends the others as landed.
 */
package org.regulake.pipelines.collect;
