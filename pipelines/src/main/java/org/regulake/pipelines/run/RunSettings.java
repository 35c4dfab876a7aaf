package org.regulake.pipelines.run;

import java.time.Instant;
import org.regulake.pipelines.identity.PersonKey;

/**
 * What a run works with, other than the lake.
 *
 * @param landing landing folder
 * @param personKey key by which identity numbers and names of persons are hashed
 * @param maxNodesInMemory nodes up to which components of a network are found in memory
 * @param now the present of the run: deliveries of a later time are refused
 * @param isRecovering whether the run before was interrupted or failed
 */
public record RunSettings(
    String landing,
    PersonKey personKey,
    long maxNodesInMemory,
    Instant now,
    boolean isRecovering) {}
