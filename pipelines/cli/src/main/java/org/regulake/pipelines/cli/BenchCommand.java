package org.regulake.pipelines.cli;

import picocli.CommandLine.Command;

/** {@code bench}: how fast, how well, and beside whom. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the product beside its peers and beside the truth.",
    subcommands = {GraphBenchCommand.class, PatternBenchCommand.class})
final class BenchCommand {}
