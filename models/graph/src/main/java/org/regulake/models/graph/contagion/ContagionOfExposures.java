package org.regulake.models.graph.contagion;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.regulake.models.graph.InternalRows;
import org.regulake.models.graph.contagion.ContagionFacts.Seed;

/**
 * The scenarios of all components of a task. No row depends on the order of facts, or on what other
 * components there are.
 */
final class ContagionOfExposures {

  private static final long REACHED_AT_LEAST = 1_000_000;

  private final ContagionFacts facts;
  private final List<ContagionMethod> methods;
  private final long mostReachedPerFirm;
  private final List<Seed> seeds;
  // Where the seeds of every scenario begin, component by component.
  private final int[] scenarios;
  // Of the method at work.
  private UTF8String method;
  private Propagation propagation;
  private long[] leftToReach;

  ContagionOfExposures(
      ContagionFacts facts, List<ContagionMethod> methods, long mostReachedPerFirm) {
    this.facts = facts;
    this.methods = methods;
    this.mostReachedPerFirm = mostReachedPerFirm;
    this.seeds = facts.seeds();
    this.scenarios =
        IntStream.range(0, seeds.size())
            .filter(at -> at == 0 || !seeds.get(at).isOfScenario(seeds.get(at - 1)))
            .toArray();
  }

  /**
   * Method by method and scenario by scenario, in order, so that what many scenarios reach is never
   * held as rows at once.
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
    return mostReachedPerFirm == Contagion.UNBOUNDED
        ? Contagion.UNBOUNDED
        : REACHED_AT_LEAST + mostReachedPerFirm * firms;
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
                    cascade.reachedThrough(at) == Cascade.NOBODY
                        ? null
                        : facts.firm(cascade.reachedThrough(at)),
                    cascade.hasSettled()));
  }
}
