/**
 * The command line, the configuration and Spark sessions. This package creates the objects of all
 * others.
 */
package org.regulake.pipelines.cli;
