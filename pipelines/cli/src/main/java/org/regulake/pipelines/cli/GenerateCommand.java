package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.regulake.pipelines.synthetic.Generator;
import org.regulake.pipelines.synthetic.GeneratorConfig;
import org.regulake.pipelines.synthetic.GeneratorSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code generate}: generates fictional deliveries of any size, together with the planted truth.
 */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description =
        "Generates fictional deliveries: the same number and seed give the same bytes. The planted"
            + " truth is written to its own folder.",
    footer = {
      "",
      "Examples:",
      "  ./regulake generate --enterprises 2000 --out /tmp/sample",
      "  ./regulake generate --enterprises 1e5 --seed 7 --out /data/big"
    })
final class GenerateCommand implements Callable<Integer> {

  @Option(
      names = "--enterprises",
      required = true,
      paramLabel = "N",
      description = "Number of enterprises, as in 2000 or 1e5.")
  private BigDecimal enterprises;

  @Option(names = "--seed", paramLabel = "S", description = "Seed (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for landing/ and truth/.")
  private Path out;

  @Override
  public Integer call() {
    PrintStream console = Terminal.out();
    long count;
    try {
      count = enterprises.longValueExact();
    } catch (ArithmeticException cause) {
      throw new IllegalArgumentException(
          "--enterprises %s is not a whole number".formatted(enterprises), cause);
    }
    GeneratorSummary summary =
        Generator.generate(
            new GeneratorConfig(
                count,
                seed,
                out,
                Runtime.getRuntime().availableProcessors(),
                line -> console.println("  " + line)));
    console.println(
        ("%,d enterprises, %,d rows in %,d deliveries, %,d bytes in %s/landing; %,d planted"
                + " defects; truth in %s/truth")
            .formatted(
                summary.enterprises(),
                summary.rows().values().stream().mapToLong(Long::longValue).sum(),
                summary.rows().size(),
                summary.bytes(),
                out,
                summary.plantedDefects(),
                out));
    console.println(
        "Next: ./regulake run --landing %s/landing --lake %s/lake"
            .formatted(Text.word(out.toString()), Text.word(out.toString())));
    return Cli.DONE;
  }
}
