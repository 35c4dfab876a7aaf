package org.regulake.pipelines.record;

import java.io.Serializable;
import java.time.Instant;

/**
 * The withdrawal of a delivery: for every later moment the delivery never arrived.
 *
 * @param deliveryId source and folder
 * @param at moment of the withdrawal
 */
record Withdrawal(String deliveryId, Instant at) implements Serializable {}
