package org.regulake.models.graph.pattern;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.regulake.models.graph.ownership.Billionths;

/**
 * The ties among enterprises from one source: a person, owner, address or telephone ties every two
 * that have it, a guarantor is tied to each of its debtors. A source of n enterprises makes n² / 2
 * ties, so one with too many makes none.
 */
final class TiesOfSource {

  /**
   * All relations of one kind to one enterprise.
   *
   * @param startDay first day of the earliest of them, which is when the relation began
   * @param recordId the record of that one
   * @param billionths sum of the shares
   */
  private record Relation(String enterpriseId, int startDay, String recordId, long billionths) {

    static Relation of(Row row) {
      Double share = row.getAs("share_ratio");
      return new Relation(
          row.getAs("to_id"),
          row.<Integer>getAs("start_day"),
          row.getAs("record_id"),
          share == null ? 0 : Billionths.of(share));
    }

    Relation with(Relation other) {
      boolean isEarlier =
          startDay < other.startDay
              || startDay == other.startDay && recordId.compareTo(other.recordId) <= 0;
      Relation earlier = isEarlier ? this : other;
      return new Relation(
          enterpriseId, earlier.startDay, earlier.recordId, billionths + other.billionths);
    }
  }

  private final String sourceId;
  private final Map<TieKind, TreeMap<String, Relation>> relations = new EnumMap<>(TieKind.class);

  /** Reads the rows of one source; a relation of the source to itself is no tie. */
  TiesOfSource(List<Row> rows) {
    this.sourceId = rows.get(0).getAs("from_id");
    for (Row row : rows) {
      Relation relation = Relation.of(row);
      if (!relation.enterpriseId().equals(sourceId)) {
        relations
            .computeIfAbsent(TieKind.of(Network.of(row.getAs("network"))), kind -> new TreeMap<>())
            .merge(relation.enterpriseId(), relation, Relation::with);
      }
    }
  }

  /** The ties as rows of {@link Tie#SCHEMA}. */
  Stream<Row> ties(RelatedPartyRules rules) {
    return relations.entrySet().stream()
        .flatMap(ofKind -> ties(ofKind.getKey(), List.copyOf(ofKind.getValue().values()), rules));
  }

  private Stream<Row> ties(TieKind kind, List<Relation> enterprises, RelatedPartyRules rules) {
    return switch (kind) {
      case GUARANTEE -> enterprises.stream().map(this::guarantee);
      case OWNER ->
          shared(
              kind,
              enterprises.stream()
                  .filter(held -> held.billionths() >= Billionths.of(rules.ownerShare()))
                  .toList(),
              rules);
      case OFFICER, ADDRESS, PHONE -> shared(kind, enterprises, rules);
    };
  }

  private Row guarantee(Relation debtor) {
    return new Tie(TieKind.GUARANTEE, sourceId, debtor.startDay(), List.of(debtor.recordId()))
        .between(sourceId, debtor.enterpriseId());
  }

  private Stream<Row> shared(TieKind kind, List<Relation> enterprises, RelatedPartyRules rules) {
    if (enterprises.size() > rules.largestGroup()) {
      return Stream.empty();
    }
    List<Row> ties = new ArrayList<>();
    for (int one = 0; one < enterprises.size(); one++) {
      for (Relation larger : enterprises.subList(one + 1, enterprises.size())) {
        Relation smaller = enterprises.get(one);
        ties.add(
            new Tie(
                    kind,
                    sourceId,
                    Math.max(smaller.startDay(), larger.startDay()),
                    List.of(smaller.recordId(), larger.recordId()))
                .between(smaller.enterpriseId(), larger.enterpriseId()));
      }
    }
    return ties.stream();
  }
}
