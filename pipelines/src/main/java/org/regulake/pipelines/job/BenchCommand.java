package org.regulake.pipelines.job;

import picocli.CommandLine.Command;

/** {@code bench}: how fast, and beside whom. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measures the product beside its peers.", subcommands = GraphBenchCommand.class)
final class BenchCommand {}
