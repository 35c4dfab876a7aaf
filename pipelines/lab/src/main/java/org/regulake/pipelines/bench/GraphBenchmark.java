package org.regulake.pipelines.bench;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.regulake.pipelines.bench.BenchmarkCase.Work;

/** Benchmark of Regulake and its peers: all run the same workloads on the same Parquet files. */
public final class GraphBenchmark {

  /**
   * Number of scenarios that the loop over all firms completes in reasonable time; also in {@code
   * peers.py}.
   */
  private static final long MATRIX_SCENARIOS = 100;

  private final Path folder;
  private final BenchmarkData data;
  private final OurImplementation ours;
  private final SparkPeers peers;
  private final Optional<PeerScript> script;
  private long stakes;
  private long scenarios;

  /**
   * A benchmark in a folder.
   *
   * @param folder folder for the input data and the results
   * @param enterprises number of enterprises whose owners are generated; the network of guarantees
   *     has twice as many firms
   * @param maxNodesInMemory see {@link org.regulake.models.graph.component.WeakComponents}
   * @param python an interpreter with DuckDB; without one, peers that need it are skipped
   */
  public GraphBenchmark(
      SparkSession spark,
      Path folder,
      long enterprises,
      long maxNodesInMemory,
      Optional<Path> python) {
    this.folder = folder;
    this.data = new BenchmarkData(spark, folder.toString(), enterprises);
    this.ours = new OurImplementation(spark, data, maxNodesInMemory);
    this.peers = new SparkPeers(spark, data);
    this.script = python.map(interpreter -> new PeerScript(interpreter, folder));
  }

  /**
   * Writes the input data.
   *
   * @return number of stakes
   */
  public long prepare(long seed) {
    data.writeStakes(seed);
    data.writeGuarantees(seed);
    stakes = data.stakes().count();
    scenarios = data.scenarios().count();
    return stakes;
  }

  /** All cases by workload, that of Regulake first. */
  public List<BenchmarkCase> cases() {
    List<BenchmarkCase> all = new ArrayList<>();
    all.add(
        inSpark(
            Workload.COMPONENTS,
            "weak components, Regulake",
            true,
            stakes,
            ours::components,
            answer -> answer));
    all.add(
        inSpark(
            Workload.COMPONENTS,
            "weak components, GraphX",
            false,
            stakes,
            peers::components,
            answer -> answer));
    all.add(
        inSpark(
            Workload.COMPONENTS,
            "weak components, GraphX on numeric ids",
            false,
            stakes,
            peers::componentsByNumber,
            answer ->
                answer.select(
                    id("node_number", "node_id"), id("component_number", "component_id"))));
    all.addAll(
        byScript(
            Workload.COMPONENTS,
            "weak components, DuckDB USING KEY",
            "components_by_text",
            stakes,
            answer -> answer));
    all.addAll(
        byScript(
            Workload.COMPONENTS,
            "weak components, DuckDB on numeric ids",
            "components_by_number",
            stakes,
            answer -> answer.select(id("node_id", "node_id"), id("component_id", "component_id"))));
    all.add(
        inSpark(
            Workload.CONTROL,
            "ultimate control, Regulake",
            true,
            stakes,
            ours::control,
            answer -> answer.where("controller_id IS NOT NULL")));
    all.addAll(
        byScript(
            Workload.CONTROL,
            "ultimate control, DuckDB recursive SQL",
            "control",
            stakes,
            answer ->
                answer.select(id("entity_id", "entity_id"), id("controller_id", "controller_id"))));
    all.add(
        inSpark(
            Workload.OWNERSHIP,
            "owners, control, beneficial owners, Regulake",
            true,
            stakes,
            ours::owners,
            answer ->
                answer
                    .where("answer = 'owner' AND other_id LIKE 'P%'")
                    .withColumnRenamed("other_id", "owner_id")));
    all.add(
        inSpark(
            Workload.OWNERSHIP,
            "owners, one join per hop",
            false,
            stakes,
            peers::ownership,
            answer ->
                answer
                    .select(id("held", "entity_id"), id("owner", "owner_id"), col("share"))
                    .where("owner_id LIKE 'P%'")));
    all.add(
        inSpark(
            Workload.CONTAGION,
            "contagion, Regulake",
            true,
            scenarios,
            ours::contagion,
            answer -> answer.withColumnRenamed("distress_ratio", "distress")));
    all.addAll(
        byScript(
            Workload.CONTAGION,
            "contagion, Python loop over all firms",
            "contagion_by_matrix",
            Math.min(scenarios, MATRIX_SCENARIOS),
            answer -> answer));
    all.addAll(
        byScript(
            Workload.CONTAGION,
            "contagion, Python loop over reached firms",
            "contagion_by_reach",
            scenarios,
            answer -> answer));
    return all;
  }

  private Column id(String number, String name) {
    return data.text(col(number)).as(name);
  }

  private BenchmarkCase inSpark(
      Workload workload,
      String name,
      boolean isOurs,
      long size,
      Supplier<Dataset<Row>> result,
      UnaryOperator<Dataset<Row>> answer) {
    String file = name.replaceAll("\\W+", "-");
    return new BenchmarkCase(
        workload,
        name,
        isOurs,
        size,
        () -> {
          result.get().write().mode(SaveMode.Overwrite).parquet(folder.resolve(file).toString());
          return new Work(() -> data.read(file).count(), 0);
        },
        () -> answer.apply(data.read(file)));
  }

  private List<BenchmarkCase> byScript(
      Workload workload, String name, String asked, long size, UnaryOperator<Dataset<Row>> answer) {
    String file = asked + ".parquet";
    return script.stream()
        .map(
            peer ->
                new BenchmarkCase(
                    workload,
                    name,
                    false,
                    size,
                    () -> peer.run(asked, file),
                    () -> answer.apply(data.read(file))))
        .toList();
  }
}
