/**
 * Contracts of what was delivered: files and their messages, withdrawn deliveries, names of
 * persons, and records that fit no header.
 */
package org.regulake.pipelines.delivery;
