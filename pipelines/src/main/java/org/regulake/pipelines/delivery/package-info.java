/**
 * Contracts of deliveries: files and their messages, withdrawn deliveries, names of persons, and
 * records that do not fit their header.
 */
package org.regulake.pipelines.delivery;
