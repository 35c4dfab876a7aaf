/** The command line, the configuration and sessions: the only package that builds things. */
package org.regulake.pipelines.cli;
