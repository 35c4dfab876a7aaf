package org.regulake.pipelines.record;

import java.time.Instant;

/**
 * A delivery that was taken back: for every later moment it is as if it had never come.
 *
 * @param deliveryId source and folder
 * @param at when it was taken back
 */
record Withdrawal(String deliveryId, Instant at) implements java.io.Serializable {}
