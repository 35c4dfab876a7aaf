package org.regulake.pipelines.cli;

import static org.apache.spark.sql.functions.col;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.rule.Names;
import org.regulake.models.text.LocalMoment;
import org.regulake.pipelines.collect.Decisions;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.source.Provenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code withdraw}: withdraws a delivery, as if it had never been received. */
@Command(
    name = "withdraw",
    mixinStandardHelpOptions = true,
    description = {
      "Withdraws a delivery: from now on it counts as never received, and it is not collected again"
          + " while it is in the landing folder. Earlier knowledge",
      "stays readable as it was. The decision is a file in the landing folder; the next run applies"
          + " it."
    },
    footer = {
      "",
      "Example:",
      "  ./regulake withdraw penalty/2025-03-31-incremental --because \"wrong file sent by the"
          + " bureau\""
    })
final class WithdrawCommand implements Callable<Integer> {

  @Mixin private ConfigOptions options;

  @Mixin private DecisionOptions decision;

  @Parameters(
      paramLabel = "DELIVERY",
      description = "Source and folder, as in penalty/2025-01-31-full.")
  private String delivery;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    Config config = options.config(decision.landing);
    SparkSession spark = Sessions.open(config, "withdraw");
    try {
      requireKnown(new Lakehouse(spark, config.lakehouse()));
    } finally {
      spark.stop();
    }
    String folder =
        new Decisions(config.hadoopConfiguration(), config.landing())
            .withdraw(
                delivery,
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS),
                decision.author,
                decision.reason);
    out.println(
        "已撤回 withdrawn: %s, by %s, because %s"
            .formatted(delivery, decision.author, decision.reason));
    out.println("  决定存于 the decision is in %s".formatted(folder));
    out.println("  下次运行生效 it takes effect with the next run: ./regulake run");
    return Cli.DONE;
  }

  private void requireKnown(Lakehouse lake) {
    List<String> known =
        lake
            .read(DeliveredFile.TABLE)
            .select(Provenance.DELIVERY_ID.name())
            .distinct()
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .sorted()
            .toList();
    if (!known.contains(delivery)) {
      throw new IllegalArgumentException(
          "no delivery '%s' is known to the lake %s; %s"
              .formatted(delivery, lake.location(), Names.hint(delivery, known)));
    }
    for (Row row :
        lake.read(WithdrawnDelivery.TABLE)
            .where(col(Provenance.DELIVERY_ID.name()).equalTo(delivery))
            .collectAsList()) {
      throw new IllegalArgumentException(
          "%s was already withdrawn at %s by %s, because %s"
              .formatted(
                  delivery,
                  LocalMoment.of(row.<Instant>getAs(WithdrawnDelivery.WITHDRAWN_AT.name())),
                  row.getAs(WithdrawnDelivery.AUTHOR.name()),
                  row.getAs(WithdrawnDelivery.REASON.name())));
    }
  }
}
