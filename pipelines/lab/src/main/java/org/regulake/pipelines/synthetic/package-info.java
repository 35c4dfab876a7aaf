/**
 * Generates a fictional national register: ownership, people, guarantees and events as pure
 * functions of (seed, salt, index, slot), written as deliveries of ten sources, together with the
 * planted truth.
 */
package org.regulake.pipelines.synthetic;
