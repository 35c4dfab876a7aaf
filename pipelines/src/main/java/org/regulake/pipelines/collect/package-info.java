/**
 * Landing → bronze: finds deliveries, inspects every file once, refuses what cannot be trusted, and
 * appends the rest as it was landed.
 */
package org.regulake.pipelines.collect;
