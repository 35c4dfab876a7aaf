/**
 * Patterns that supervisors search for in the enterprise graph: guarantee circles, circular
 * shareholding, split control, shared addresses, cross appointments, related parties. The two
 * searches bring related relations into one task; the patterns in them are found in plain Java.
 */
package org.regulake.models.graph.pattern;
