/**
 * Drill: injects faults into runs on scratch lakes, in new processes, and compares the resulting
 * tables with those of an undisturbed run.
 */
package org.regulake.pipelines.drill;
