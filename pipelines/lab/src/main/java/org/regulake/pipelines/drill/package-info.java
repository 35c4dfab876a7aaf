/**
 * Faults that a run has to survive, brought about on purpose on scratch lakes: what happens is
 * compared with a run that was left alone. Starts the program in processes of its own.
 */
package org.regulake.pipelines.drill;
