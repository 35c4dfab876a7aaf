package org.regulake.pipelines.pull;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;

/**
 * Settings of a pull.
 *
 * @param configuration Hadoop's configuration for access to the landing folder
 * @param landing landing folder
 * @param now moment of the pull, at which its deliveries are received
 * @param id tells this process from others
 * @param isWhole whether all rows are read, as full deliveries, whatever was pulled before
 * @param environment name of an environment variable → its value, or null
 */
public record PullSettings(
    Configuration configuration,
    String landing,
    Instant now,
    String id,
    boolean isWhole,
    UnaryOperator<String> environment) {}
