package org.regulake.pipelines.cli;

import picocli.CommandLine.Command;

/** {@code bench}: benchmarks of speed and quality. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures Regulake against its peers and against planted truth.",
    subcommands = {GraphBenchCommand.class, PatternBenchCommand.class})
final class BenchCommand {}
