package org.regulake.models.graph.contagion;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.regulake.models.graph.contagion.ContagionFacts.Seed;
import org.regulake.models.graph.row.InternalRows;

/**
 * Runs the scenarios of all components of a task. No row depends on the order of facts or on other
 * components.
 */
final class ScenariosOfTask {

  private static final long BASE_REACHED = 1_000_000;

  private final ContagionFacts facts;
  private final List<ContagionMethod> methods;
  private final long maxReachedPerFirm;
  private final List<Seed> seeds;
  // Index of the first seed of every scenario, component by component.
  private final int[] scenarios;
  // State of the current method.
  private UTF8String method;
  private Propagation propagation;
  private long[] leftToReach;

  ScenariosOfTask(ContagionFacts facts, List<ContagionMethod> methods, long maxReachedPerFirm) {
    this.facts = facts;
    this.methods = methods;
    this.maxReachedPerFirm = maxReachedPerFirm;
    this.seeds = facts.seeds();
    this.scenarios =
        IntStream.range(0, seeds.size())
            .filter(at -> at == 0 || !seeds.get(at).isOfScenario(seeds.get(at - 1)))
            .toArray();
  }

  /**
   * Rows by method and scenario, in order, so that the rows of many scenarios are never in memory
   * at once.
   */
  Iterator<InternalRow> reached() {
    return LongStream.range(0, (long) methods.size() * scenarios.length)
        .boxed()
        .flatMap(this::rows)
        .iterator();
  }

  private Stream<InternalRow> rows(long at) {
    int scenario = (int) (at % scenarios.length);
    if (scenario == 0) {
      begin(methods.get((int) (at / scenarios.length)));
    }
    return rows(scenarios[scenario]);
  }

  private void begin(ContagionMethod next) {
    method = UTF8String.fromString(next.code());
    propagation = facts.propagation(next);
    leftToReach = Arrays.stream(facts.componentSizes()).mapToLong(this::bound).toArray();
  }

  private long bound(int firms) {
    return maxReachedPerFirm == Contagion.UNBOUNDED
        ? Contagion.UNBOUNDED
        : BASE_REACHED + maxReachedPerFirm * firms;
  }

  private Stream<InternalRow> rows(int first) {
    Seed seed = seeds.get(first);
    int[] failing =
        IntStream.range(first, seeds.size())
            .takeWhile(at -> seeds.get(at).isOfScenario(seed))
            .map(at -> seeds.get(at).firm())
            .toArray();
    Cascade cascade =
        propagation.of(
            Scenario.ofDefaults(failing),
            leftToReach[seed.component()] > 0 ? Integer.MAX_VALUE : 1);
    leftToReach[seed.component()] -= cascade.size();
    UTF8String scenario = facts.scenario(seed.scenario());
    return IntStream.range(0, cascade.size())
        .mapToObj(
            at ->
                InternalRows.row(
                    method,
                    scenario,
                    facts.firm(cascade.firm(at)),
                    cascade.reachedRound(at),
                    cascade.distress(at),
                    cascade.loss(at),
                    cascade.hasDefaulted(at) ? cascade.defaultRound(at) : null,
                    cascade.reachedThrough(at) == Cascade.NO_DEBTOR
                        ? null
                        : facts.firm(cascade.reachedThrough(at)),
                    cascade.hasSettled()));
  }
}
