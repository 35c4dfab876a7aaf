package org.regulake.pipelines.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.linkage.LinkageModel;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.testing.SparkExtension;

/** Some hundred generated people, of whom a third have a second, damaged record. */
@ExtendWith(SparkExtension.class)
class LinkedPairsTest {

  private static final String YAML =
      """
      id: people
      label: {zh: 人员, en: People}
      fields:
        - {name: given, column: given}
        - {name: surname, column: surname}
        - {name: birth, column: birth}
        - {name: place, column: place}
      blocking:
        largest_block: LARGEST
        rules: [[surname, given], [birth], [place, surname]]
      comparisons:
        - {field: given, label: {zh: 名, en: given}, levels: [same, edits 1]}
        - {field: surname, label: {zh: 姓, en: surname}, levels: [same, edits 1], rarity: true}
        - {field: birth, label: {zh: 生日, en: birth}, levels: [same, edits 1]}
        - {field: place, label: {zh: 地, en: place}, levels: [same]}
      link_from: 0.9
      review_from: 0.5
      """;

  private static final StructType PEOPLE =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("person", DataTypes.IntegerType)
          .add("given", DataTypes.StringType)
          .add("surname", DataTypes.StringType)
          .add("birth", DataTypes.StringType)
          .add("place", DataTypes.StringType);

  private final List<Row> people = people();

  @Test
  void exactlyThePairsWithACommonBlockAreComparedAndEachOnce(SparkSession spark) {
    try (LinkedPairs pairs = LinkedPairs.of(rows(spark, people), Optional.empty(), model(1000))) {
      List<Row> found = pairs.weighed(0).collectAsList();

      assertThat(found).hasSize((int) pairs.compared());
      assertThat(ids(found)).hasSize(found.size()).isEqualTo(blockedByHand(people, people, false));
      assertThat(pairs.rules()).extracting(BlockedRule::droppedPairs).containsOnly(0L);
    }
  }

  @Test
  void recordsOfTwoSidesAreComparedWithTheOtherSideOnly(SparkSession spark) {
    List<Row> second = people.stream().filter(LinkedPairsTest::isSecond).toList();
    List<Row> first = people.stream().filter(row -> !isSecond(row)).toList();
    try (LinkedPairs pairs =
        LinkedPairs.of(rows(spark, second), Optional.of(rows(spark, first)), model(1000))) {
      assertThat(ids(pairs.weighed(0).collectAsList()))
          .isEqualTo(blockedByHand(second, first, true));

      List<Row> best = pairs.best(0.5).collectAsList();
      assertThat(best).extracting(row -> row.getString(0)).doesNotHaveDuplicates();
      long right = best.stream().filter(LinkedPairsTest::isOfOnePerson).count();
      assertThat(right)
          .isGreaterThan(second.size() * 9L / 10)
          .isGreaterThan(best.size() * 95L / 100);
    }
  }

  @Test
  void aBlockThatIsTooLargeIsCountedAndItsPairsAreComparedUnderOtherRules(SparkSession spark) {
    try (LinkedPairs all = LinkedPairs.of(rows(spark, people), Optional.empty(), model(1000));
        LinkedPairs few = LinkedPairs.of(rows(spark, people), Optional.empty(), model(4))) {
      long dropped = few.rules().stream().mapToLong(BlockedRule::droppedPairs).sum();
      long compared = few.rules().stream().mapToLong(BlockedRule::pairs).sum();
      long before = all.rules().stream().mapToLong(BlockedRule::pairs).sum();

      assertThat(dropped).isPositive();
      assertThat(compared + dropped).isEqualTo(before);
      assertThat(ids(all.weighed(0).collectAsList()))
          .containsAll(ids(few.weighed(0).collectAsList()));
    }
  }

  @Test
  void theResultDependsNeitherOnTheOrderOfRowsNorOnPartitions(SparkSession spark) {
    List<Row> shuffled = new ArrayList<>(people);
    Collections.shuffle(shuffled, new Random(3));
    try (LinkedPairs one = LinkedPairs.of(rows(spark, people), Optional.empty(), model(1000));
        LinkedPairs other =
            LinkedPairs.of(rows(spark, shuffled).repartition(7), Optional.empty(), model(1000))) {
      assertThat(sorted(other)).isEqualTo(sorted(one));
    }
  }

  @Test
  void theSecondRecordsAreFound(SparkSession spark) {
    try (LinkedPairs pairs = LinkedPairs.of(rows(spark, people), Optional.empty(), model(1000))) {
      Dataset<Row> labels = rows(spark, people).selectExpr("id", "person as label");
      LinkageQuality.Both quality =
          LinkageQuality.of(pairs.weighed(0), labels, Optional.empty(), 0.9);

      assertThat(quality.stated().truth())
          .isEqualTo(people.stream().filter(LinkedPairsTest::isSecond).count());
      assertThat(quality.stated().precision()).isGreaterThan(.93);
      assertThat(quality.stated().recall()).isGreaterThan(.93);
      assertThat(quality.best().f1()).isGreaterThanOrEqualTo(quality.stated().f1());
    }
  }

  @Test
  void aRecordThatFitsTwoOthersEquallyIsOfEachWithHalfTheProbability(SparkSession spark) {
    List<Row> first = new ArrayList<>(people.stream().filter(row -> !isSecond(row)).toList());
    first.add(RowFactory.create("X1", 5000, "彦", "欧阳", "1990-01-01", "甲"));
    first.add(RowFactory.create("X2", 5001, "彦", "欧阳", "1990-01-01", "甲"));
    List<Row> second = new ArrayList<>(people.stream().filter(LinkedPairsTest::isSecond).toList());
    second.add(RowFactory.create("Y", 5000, "彦", "欧阳", "1990-01-01", "甲"));
    try (LinkedPairs pairs =
        LinkedPairs.of(rows(spark, second), Optional.of(rows(spark, first)), model(1000))) {
      Row best = pairs.best(0).where("left_id = 'Y'").first();

      assertThat(best.<String>getAs("right_id")).isEqualTo("X1");
      assertThat(best.<Double>getAs("probability")).isCloseTo(.5, within(.01));
      assertThat(pairs.best(.9).where("left_id = 'Y'").count()).isZero();
    }
  }

  private static LinkageModel model(int largest) {
    return RuleFiles.read(
        new ByteArrayInputStream(
            YAML.replace("LARGEST", String.valueOf(largest)).getBytes(StandardCharsets.UTF_8)),
        "people.yml",
        LinkageModel.class);
  }

  private static Dataset<Row> rows(SparkSession spark, List<Row> rows) {
    return spark.createDataFrame(rows, PEOPLE);
  }

  private static List<Row> people() {
    Random random = new Random(11);
    List<Row> people = new ArrayList<>();
    for (int person = 0; person < 600; person++) {
      String given = letters(random, "安博晨达恩方光浩", 2);
      String surname = letters(random, "王李张刘陈杨", 1);
      String birth = "19" + (50 + random.nextInt(45)) + "-0" + (1 + random.nextInt(9)) + "-11";
      String place = letters(random, "东南西北中", 2);
      people.add(RowFactory.create("A" + person, person, given, surname, birth, place));
      if (person % 3 == 0) {
        int damage = random.nextInt(4);
        people.add(
            RowFactory.create(
                "B" + person,
                person,
                damage == 0 ? given.substring(0, 1) + "某" : given,
                surname,
                damage == 1 ? birth.replace("-11", "-12") : birth,
                damage == 2 ? null : place));
      }
    }
    return people;
  }

  private static String letters(Random random, String from, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(from.charAt(random.nextInt(from.length())));
    }
    return text.toString();
  }

  private static boolean isSecond(Row row) {
    return row.getString(0).startsWith("B");
  }

  private static boolean isOfOnePerson(Row pair) {
    return pair.getString(0).substring(1).equals(pair.getString(1).substring(1));
  }

  /** All pairs, by a loop over all of them; a value that is not stated is in no block. */
  private static Set<String> blockedByHand(List<Row> some, List<Row> others, boolean hasSides) {
    Set<String> pairs = new TreeSet<>();
    for (Row one : some) {
      for (Row other : others) {
        boolean isPair = hasSides || one.getString(0).compareTo(other.getString(0)) < 0;
        boolean isBlocked =
            isSame(one, other, "surname", "given")
                || isSame(one, other, "birth")
                || isSame(one, other, "place", "surname");
        if (isPair && isBlocked) {
          pairs.add(one.getString(0) + " " + other.getString(0));
        }
      }
    }
    return pairs;
  }

  private static boolean isSame(Row one, Row other, String... fields) {
    for (String field : fields) {
      int at = PEOPLE.fieldIndex(field);
      String value = one.getString(at);
      if (value == null || !value.equals(other.getString(at))) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> ids(List<Row> pairs) {
    Set<String> ids = new TreeSet<>();
    pairs.forEach(pair -> ids.add(pair.getString(0) + " " + pair.getString(1)));
    return ids;
  }

  private static List<String> sorted(LinkedPairs pairs) {
    return pairs.weighed(0).collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
