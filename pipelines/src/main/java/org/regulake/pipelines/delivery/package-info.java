/**
 * Contracts of deliveries: files and their messages, withdrawn deliveries, names of persons,
 * records that do not fit their header; and when deliveries are due.
 */
package org.regulake.pipelines.delivery;
