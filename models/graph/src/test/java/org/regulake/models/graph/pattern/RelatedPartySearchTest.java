package org.regulake.models.graph.pattern;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.law.Law;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

/**
 * E1 and E2 have three officers, of whom P1 leads E1; E3 and E4 an address and a telephone; E6
 * guarantees for E5, and O holds both; E7 and E8 have one address only.
 */
@ExtendWith(SparkExtension.class)
class RelatedPartySearchTest {

  private static final String RELATIONS =
      """
      | network: string      | from_id: string | to_id: string | share_ratio: decimal(18,9) | start_date: date | record_id: string |
      | appointment          | P1              | E2            | null                       | 2020-01-02       | o/2               |
      | appointment          | P1              | E1            | null                       | 2020-01-03       | o/1               |
      | legal_representative | P1              | E1            | null                       | 2020-01-01       | r/1               |
      | appointment          | P2              | E1            | null                       | 2020-01-01       | o/3               |
      | appointment          | P2              | E2            | null                       | 2022-01-01       | o/4               |
      | appointment          | P3              | E1            | null                       | 2020-01-01       | o/5               |
      | appointment          | P3              | E2            | null                       | 2020-01-01       | o/6               |
      | address              | A1              | E4            | null                       | 2021-01-01       | c/2               |
      | address              | A1              | E3            | null                       | 2020-01-01       | c/1               |
      | phone                | T1              | E3            | null                       | 2020-01-01       | c/3               |
      | phone                | T1              | E4            | null                       | 2020-01-01       | c/4               |
      | guarantee            | E6              | E5            | null                       | 2024-02-01       | g/2               |
      | guarantee            | E6              | E5            | null                       | 2024-01-01       | g/1               |
      | shareholding         | O               | E5            | 0.25                       | 2010-01-01       | s/1               |
      | shareholding         | O               | E5            | 0.25                       | 2011-01-01       | s/2               |
      | shareholding         | O               | E6            | 0.5                        | 2012-01-01       | s/3               |
      | shareholding         | O               | O             | 0.5                        | 2012-01-01       | s/4               |
      | shareholding         | O               | E7            | 0.499999999                | 2012-01-01       | s/5               |
      | guarantee            | E7              | E6            | null                       | 2012-01-01       | g/3               |
      | address              | A2              | E7            | null                       | 2020-01-01       | c/5               |
      | address              | A2              | E8            | null                       | 2020-01-01       | c/6               |
      """;

  private static final List<String> FINDINGS =
      List.of(
          "interlocking_officers - null [E1, E2] 3.00 0.50 2022-01-01 [r/1, o/2, o/3, o/4, o/5,"
              + " o/6] 6 true",
          "related_parties - null [E1, E2] 0.58 0.58 2022-01-01 [r/1, o/2, o/3, o/4, o/5, o/6] 6"
              + " true",
          "related_parties - null [E3, E4] 0.61 0.61 2021-01-01 [c/1, c/2, c/3, c/4] 4 true",
          "related_parties - null [E5, E6] 0.61 0.61 2024-01-01 [s/1, s/3, g/1] 3 true");

  private static final RelatedPartyRules RULES =
      PatternRules.of(LocalDate.of(2025, 3, 31), Law.load()).relatedParties();

  private static List<String> findings(Dataset<Row> relations, RelatedPartyRules rules) {
    return new RelatedPartySearch(rules)
        .of(relations).collectAsList().stream()
            .map(
                row ->
                    String.format(
                        Locale.ROOT,
                        "%s - %s %s %.2f %.2f %s %s %d %s",
                        row.getAs("pattern"),
                        row.getAs("shared_id"),
                        row.getList(2),
                        row.<Double>getAs("measure"),
                        row.<Double>getAs("severity"),
                        row.getAs("event_date"),
                        row.getList(6),
                        row.<Integer>getAs("evidence_count"),
                        row.getAs("is_complete")))
            .sorted()
            .toList();
  }

  @Test
  void pairs_with_enough_in_common_are_found_with_the_records_that_show_it(SparkSession spark) {
    assertThat(findings(TextTable.of(spark, RELATIONS), RULES)).containsExactlyElementsOf(FINDINGS);
  }

  @Test
  void the_findings_depend_neither_on_the_order_of_relations_nor_on_partitions(SparkSession spark) {
    Dataset<Row> relations = TextTable.of(spark, RELATIONS);
    String before = spark.conf().get("spark.sql.shuffle.partitions");
    try {
      for (String partitions : List.of("1", "2", "64")) {
        spark.conf().set("spark.sql.shuffle.partitions", partitions);
        assertThat(findings(relations.orderBy(col("record_id").desc()).repartition(3), RULES))
            .containsExactlyElementsOf(FINDINGS);
      }
    } finally {
      spark.conf().set("spark.sql.shuffle.partitions", before);
    }
  }

  @Test
  void findings_have_the_columns_of_the_other_patterns(SparkSession spark) {
    Dataset<Row> relations = TextTable.of(spark, RELATIONS);
    Dataset<Row> inGroups =
        relations.selectExpr(
            "*",
            "'1' AS group_id",
            "CAST(NULL AS DOUBLE) AS amount_yuan",
            "share_ratio AS voting_ratio",
            "CAST(NULL AS DOUBLE) AS from_net_assets_yuan",
            "CAST(NULL AS DATE) AS to_registered_date");
    assertThat(new RelatedPartySearch(RULES).of(relations).schema())
        .isEqualTo(
            new PatternSearch(PatternRules.of(LocalDate.of(2025, 3, 31), Law.load()))
                .of(inGroups)
                .schema());
  }

  @Test
  void the_largest_group_makes_pairs_and_a_larger_one_none_except_for_guarantees(
      SparkSession spark) {
    RelatedPartyRules oneIsEnough = new RelatedPartyRules(RULES.weights(), 0.5, 9, 0.1, 3);
    Dataset<Row> at =
        spark
            .range(1_000)
            .selectExpr(
                "'address' AS network",
                "CASE WHEN id < 9 THEN 'A1' ELSE 'A2' END AS from_id",
                "concat('E', id) AS to_id",
                "CAST(NULL AS DOUBLE) AS share_ratio",
                "DATE '2024-01-01' AS start_date",
                "concat('c/', id) AS record_id");
    assertThat(findings(at.where("id < 19"), oneIsEnough)).hasSize(36);
    assertThat(
            findings(
                at.selectExpr(
                    "'guarantee' AS network",
                    "'G' AS from_id",
                    "to_id",
                    "share_ratio",
                    "start_date",
                    "record_id"),
                oneIsEnough))
        .hasSize(1_000)
        .first()
        .asString()
        .startsWith("related_parties - null [E0, G] 0.35");
  }

  @Test
  void on_random_relations_the_findings_are_those_of_comparing_all_pairs(SparkSession spark) {
    RelatedPartyRules rules = new RelatedPartyRules(RULES.weights(), 0.5, 4, 0.5, 2);
    StructType schema =
        TextTable.of(spark, RELATIONS)
            .withColumn("share_ratio", col("share_ratio").cast("double"))
            .schema();
    Random random = new Random(17);
    Map<String, Integer> found = new TreeMap<>();
    for (int round = 0; round < 8; round++) {
      List<Row> relations = new ArrayList<>();
      for (int record = 0; record < 1_200; record++) {
        Network network = Network.values()[random.nextInt(6)];
        String kindOfSource =
            switch (network) {
              case GUARANTEE -> "E";
              case ADDRESS, PHONE -> network.name();
              case SHAREHOLDING, LEGAL_REPRESENTATIVE, APPOINTMENT -> "P";
            };
        relations.add(
            RowFactory.create(
                network.code(),
                kindOfSource + random.nextInt(90),
                "E" + (10 + random.nextInt(60)),
                random.nextInt(5) / 4.0,
                Date.valueOf(LocalDate.ofEpochDay(18_000 + random.nextInt(900))),
                "r/" + record));
      }
      List<String> expected = byComparingEveryTwo(relations, rules);
      assertThat(
              new RelatedPartySearch(rules)
                  .of(spark.createDataFrame(relations, schema))
                  .collectAsList())
          .extracting(
              row ->
                  String.format(
                      Locale.ROOT,
                      "%s %s %.6f",
                      row.getAs("pattern"),
                      row.getList(2),
                      row.<Double>getAs("measure")))
          .containsExactlyInAnyOrderElementsOf(expected);
      expected.forEach(text -> found.merge(text.substring(0, text.indexOf(' ')), 1, Integer::sum));
    }
    assertThat(found.get("interlocking_officers")).isGreaterThan(50);
    assertThat(found.get("related_parties")).isGreaterThan(50);
  }

  private static List<String> byComparingEveryTwo(List<Row> relations, RelatedPartyRules rules) {
    List<String> findings = new ArrayList<>();
    Map<String, Set<String>> officers =
        enterprisesOf(relations, 0.0, Network.LEGAL_REPRESENTATIVE, Network.APPOINTMENT);
    Map<String, Set<String>> owners =
        enterprisesOf(relations, rules.ownerShare(), Network.SHAREHOLDING);
    Map<String, Set<String>> addresses = enterprisesOf(relations, 0.0, Network.ADDRESS);
    Map<String, Set<String>> phones = enterprisesOf(relations, 0.0, Network.PHONE);
    Map<String, Set<String>> debtors = enterprisesOf(relations, 0.0, Network.GUARANTEE);
    for (int number = 0; number < 90 * 90; number++) {
      String one = "E" + number / 90;
      String other = "E" + number % 90;
      if (one.compareTo(other) >= 0) {
        continue;
      }
      Set<String> inOffice = shared(officers, one, other, rules.largestGroup());
      Set<String> owning = shared(owners, one, other, rules.largestGroup());
      Set<String> onlyInOffice = new TreeSet<>(inOffice);
      onlyInOffice.removeAll(owning);
      double unrelated =
          Math.pow(1 - rules.weights().get(TieKind.OWNER), owning.size())
              * Math.pow(1 - rules.weights().get(TieKind.OFFICER), onlyInOffice.size())
              * (shared(addresses, one, other, rules.largestGroup()).isEmpty()
                  ? 1
                  : 1 - rules.weights().get(TieKind.ADDRESS))
              * (shared(phones, one, other, rules.largestGroup()).isEmpty()
                  ? 1
                  : 1 - rules.weights().get(TieKind.PHONE))
              * (debtors.getOrDefault(one, Set.of()).contains(other)
                      || debtors.getOrDefault(other, Set.of()).contains(one)
                  ? 1 - rules.weights().get(TieKind.GUARANTEE)
                  : 1);
      if (inOffice.size() >= rules.sharedOfficers()) {
        findings.add(
            String.format(
                Locale.ROOT,
                "interlocking_officers [%s, %s] %.6f",
                one,
                other,
                (double) inOffice.size()));
      }
      if (1 - unrelated >= rules.confidence()) {
        findings.add(
            String.format(Locale.ROOT, "related_parties [%s, %s] %.6f", one, other, 1 - unrelated));
      }
    }
    return findings;
  }

  private static Map<String, Set<String>> enterprisesOf(
      List<Row> relations, double share, Network... networks) {
    List<String> codes = Arrays.stream(networks).map(Network::code).toList();
    Map<String, Map<String, Double>> shares = new TreeMap<>();
    relations.stream()
        .filter(
            row -> codes.contains(row.getString(0)) && !row.getString(1).equals(row.getString(2)))
        .forEach(
            row ->
                shares
                    .computeIfAbsent(row.getString(1), source -> new TreeMap<>())
                    .merge(row.getString(2), row.getDouble(3), Double::sum));
    Map<String, Set<String>> enterprises = new TreeMap<>();
    shares.forEach(
        (source, held) -> {
          held.values().removeIf(part -> part < share);
          enterprises.put(source, held.keySet());
        });
    return enterprises;
  }

  private static Set<String> shared(
      Map<String, Set<String>> enterprises, String one, String other, int largestGroup) {
    Set<String> shared = new TreeSet<>();
    enterprises.forEach(
        (source, members) -> {
          if (members.size() <= largestGroup && members.contains(one) && members.contains(other)) {
            shared.add(source);
          }
        });
    return shared;
  }
}
