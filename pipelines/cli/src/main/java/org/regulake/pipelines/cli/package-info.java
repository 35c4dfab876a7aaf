/** The command line, the configuration and the recipes: the only package that builds things and may use all others. */
package org.regulake.pipelines.cli;
