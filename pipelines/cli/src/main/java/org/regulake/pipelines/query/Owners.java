package org.regulake.pipelines.query;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.regulake.models.graph.ownership.OwnershipRules;
import org.regulake.models.graph.ownership.OwnershipStructure.Answer;

/**
 * Owners and controllers of an enterprise. Only parties above it matter; their stakes are read step
 * by step, and the same computation that fills the tables runs on them, for any day.
 *
 * @param enterprise the enterprise
 * @param holders stakes by the id of the enterprise in which they are held
 * @param parties all parties above it, by id
 * @param isWithoutVotes whether shares in an enterprise of this legal form carry no votes
 * @param controller the ultimate controller; empty when there is none
 * @param parts owners in descending order of their part, then the kinds of rest
 * @param beneficialOwners at least one entry, without a person when none is known
 */
public record Owners(
    Party enterprise,
    Map<String, List<Relation>> holders,
    Map<String, Party> parties,
    boolean isWithoutVotes,
    Optional<Party> controller,
    List<Part> parts,
    List<BeneficialOwner> beneficialOwners) {

  /**
   * A part of the enterprise over all chains and rings.
   *
   * @param owner empty for the rest
   * @param where {@code owner}, or a kind of rest: {@code unrecorded}, {@code circular} or {@code
   *     dropped}
   * @param share 0 to 1
   */
  public record Part(Optional<Party> owner, String where, double share) {}

  /**
   * A natural person behind the enterprise.
   *
   * @param person empty when none is known
   * @param reason as in {@code graph.beneficial_owner}
   * @param share the person's part of the enterprise, 0 to 1
   */
  public record BeneficialOwner(Optional<Party> person, String reason, double share) {}

  /**
   * Computes the owners of an enterprise.
   *
   * @param most largest number of stakes to read
   * @throws IllegalArgumentException when there are more stakes above the enterprise
   */
  public static Owners of(GraphOnDay graph, Party enterprise, OwnershipRules rules, int most) {
    Map<String, List<Relation>> holders = holders(graph, enterprise.id(), most);
    List<Row> answers =
        graph
            .structure(holders.keySet(), rules)
            .where(col("entity_id").equalTo(enterprise.id()))
            .collectAsList();
    Set<String> ids = new LinkedHashSet<>(List.of(enterprise.id()));
    holders.values().forEach(stakes -> stakes.forEach(stake -> ids.add(stake.from())));
    answers.forEach(
        answer -> Optional.ofNullable(answer.<String>getAs("other_id")).ifPresent(ids::add));
    Map<String, Party> parties = graph.parties(ids);
    boolean isWithoutVotes = graph.isOfForms(enterprise.id(), rules.formsWithoutVotes());
    return new Owners(
        enterprise,
        holders,
        parties,
        isWithoutVotes,
        controller(answers, parties),
        parts(answers, parties),
        beneficialOwners(answers, parties));
  }

  private static Map<String, List<Relation>> holders(
      GraphOnDay graph, String enterprise, int most) {
    Map<String, List<Relation>> holders = new TreeMap<>();
    Set<String> asked = new LinkedHashSet<>(List.of(enterprise));
    Set<String> next = asked;
    int found = 0;
    while (!next.isEmpty()) {
      List<Relation> stakes = graph.stakesIn(next, most - found + 1);
      found += stakes.size();
      if (found > most) {
        throw new IllegalArgumentException(
            "there are more than %d stakes above %s; raise --most, or read graph.ownership"
                .formatted(most, enterprise));
      }
      next = new LinkedHashSet<>();
      for (Relation stake : stakes) {
        holders.computeIfAbsent(stake.to(), held -> new ArrayList<>()).add(stake);
        if (asked.add(stake.from())) {
          next.add(stake.from());
        }
      }
    }
    return holders;
  }

  private static Optional<Party> controller(List<Row> answers, Map<String, Party> parties) {
    return answers.stream()
        .filter(row -> is(row, Answer.CONTROL))
        .findFirst()
        .flatMap(row -> other(row, parties));
  }

  private static List<Part> parts(List<Row> answers, Map<String, Party> parties) {
    Map<Answer, List<Part>> parts = new LinkedHashMap<>();
    for (Answer answer :
        List.of(Answer.OWNER, Answer.UNRECORDED, Answer.CIRCULAR, Answer.DROPPED)) {
      parts.put(
          answer,
          answers.stream()
              .filter(row -> is(row, answer))
              .map(row -> new Part(other(row, parties), answer.code(), row.<Double>getAs("share")))
              .sorted(Comparator.comparingDouble(Part::share).reversed())
              .toList());
    }
    return parts.values().stream().flatMap(List::stream).toList();
  }

  private static List<BeneficialOwner> beneficialOwners(
      List<Row> answers, Map<String, Party> parties) {
    return answers.stream()
        .filter(row -> is(row, Answer.BENEFICIAL_OWNER))
        .map(
            row ->
                new BeneficialOwner(
                    other(row, parties), row.getAs("reason"), row.<Double>getAs("share")))
        .toList();
  }

  private static boolean is(Row answer, Answer kind) {
    return answer.<String>getAs("answer").equals(kind.code());
  }

  private static Optional<Party> other(Row answer, Map<String, Party> parties) {
    return Optional.ofNullable(answer.<String>getAs("other_id")).map(parties::get);
  }
}
