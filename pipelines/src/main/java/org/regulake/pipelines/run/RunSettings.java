package org.regulake.pipelines.run;

import java.time.Instant;
import org.regulake.pipelines.identity.PersonKey;

/**
 * Settings of a run, other than the lake.
 *
 * @param landing landing folder
 * @param personKey key with which identity numbers and names of persons are hashed
 * @param maxNodesInMemory nodes up to which components of a network are found in memory
 * @param maxRowsRebuilt landed rows up to which all records of a source are built again when one of
 *     them changes
 * @param now current time of the run: deliveries with a later time are refused
 * @param isRecovering whether the run before was interrupted or failed
 */
public record RunSettings(
    String landing,
    PersonKey personKey,
    long maxNodesInMemory,
    long maxRowsRebuilt,
    Instant now,
    boolean isRecovering) {}
