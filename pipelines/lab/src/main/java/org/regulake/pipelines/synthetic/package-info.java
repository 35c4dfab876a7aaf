/**
 * Makes a fictional national register: ownership, people, guarantees and events as pure functions
 * of (seed, salt, index, slot), landed as the deliveries of ten sources, with the planted truth
 * beside them.
 */
package org.regulake.pipelines.synthetic;
