package org.regulake.pipelines.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Seeded edges and enterprises. */
final class RandomGraph {

  private RandomGraph() {}

  /** Rare enough that most components stay unchanged, and frequent enough that some change. */
  private static boolean isSeldom(Random random) {
    return random.nextInt(50) == 0;
  }

  private static String randomFrom(Random random) {
    return isSeldom(random) ? "2025-04-01T00:00:00" : "2025-01-05T00:00:00";
  }

  private static String randomTo(Random random) {
    return isSeldom(random) ? "2025-04-02T00:00:00" : "9999-12-31T00:00:00";
  }

  /**
   * Enterprises in small clusters with stakes, rings, legal representatives and guarantees; some
   * come, go or are corrected between the two days.
   */
  static List<String> edges(Random random) {
    List<String> edges = new ArrayList<>();
    IntStream.range(0, 60)
        .forEach(
            number -> {
              int cluster = random.nextInt(20);
              edges.add(
                  "| guarantee | E%d | enterprise | E%d | enterprise | null | %d | 2020-01-01 | %s | %s | %s | G%d |\n"
                      .formatted(
                          4 * cluster + random.nextInt(4),
                          4 * cluster + random.nextInt(4),
                          1 + random.nextInt(9),
                          isSeldom(random) ? "2025-03-15" : "9999-12-31",
                          randomFrom(random),
                          randomTo(random),
                          number));
            });
    IntStream.range(0, 90)
        .forEach(
            number -> {
              int cluster = random.nextInt(20);
              String to = "E" + (4 * cluster + random.nextInt(4));
              boolean isPerson = random.nextInt(3) == 0;
              String from =
                  isPerson
                      ? "P" + (4 * cluster + random.nextInt(4))
                      : "E"
                          + (random.nextInt(8) == 0
                              ? random.nextInt(80)
                              : 4 * cluster + random.nextInt(4));
              String type =
                  isPerson && random.nextBoolean() ? "legal_representative" : "shareholding";
              String share = type.equals("shareholding") ? "0." + (1 + random.nextInt(6)) : "null";
              edges.add(
                  "| %s | %s | %s | %s | enterprise | %s | null | %s | %s | %s | %s | R%d |\n"
                      .formatted(
                          type,
                          from,
                          isPerson ? "person" : "enterprise",
                          to,
                          share,
                          isSeldom(random) ? "2025-03-10" : "2020-01-01",
                          isSeldom(random) ? "2025-03-15" : "9999-12-31",
                          randomFrom(random),
                          randomTo(random),
                          number));
            });
    return edges;
  }

  /**
   * The capital and the legal form of most enterprises; some are stated again between the two days.
   */
  static String enterprises(Random random) {
    String rows =
        IntStream.range(0, 80)
            .filter(number -> random.nextInt(8) > 0)
            .mapToObj(
                number ->
                    "| E%d | %d | %s | %s | %s |\n"
                        .formatted(
                            number,
                            random.nextInt(9),
                            random.nextInt(6) > 0 ? "company" : "partnership",
                            randomFrom(random),
                            randomTo(random)))
            .collect(Collectors.joining());
    return "| entity_id: string | capital_yuan: decimal(18,2) | enterprise_kind: string |"
        + " known_from: timestamp | known_to: timestamp |\n"
        + rows;
  }

  /**
   * Twenty enterprises with ten persons, five addresses and five telephones, in relations of every
   * type.
   */
  static List<String> edgesOfAllTypes(Random random) {
    List<String> edges = new ArrayList<>();
    IntStream.range(0, 240)
        .forEach(
            number -> {
              String enterprise = "E" + random.nextInt(20);
              String person = "P" + random.nextInt(10);
              String place = String.valueOf(random.nextInt(5));
              boolean isHeldByPerson = random.nextBoolean();
              String day =
                  "20%02d-01-%02d".formatted(10 + random.nextInt(10), 1 + random.nextInt(28));
              String relation =
                  switch (number % 6) {
                    case 0 ->
                        "shareholding | %s | %s | %s | enterprise | 0.%d | null"
                            .formatted(
                                isHeldByPerson ? person : "E" + random.nextInt(20),
                                isHeldByPerson ? "person" : "enterprise",
                                enterprise,
                                1 + random.nextInt(6));
                    case 1 ->
                        "legal_representative | %s | person | %s | enterprise | null | null"
                            .formatted(person, enterprise);
                    case 2 ->
                        "officer | %s | person | %s | enterprise | null | null"
                            .formatted(person, enterprise);
                    case 3 ->
                        "guarantee | E%d | enterprise | %s | enterprise | null | %d"
                            .formatted(random.nextInt(20), enterprise, 1 + random.nextInt(9));
                    case 4 ->
                        "address | %s | enterprise | A%s | address | null | null"
                            .formatted(enterprise, place);
                    default ->
                        "phone | %s | enterprise | T%s | phone | null | null"
                            .formatted(enterprise, place);
                  };
              edges.add(
                  "| %s | %s | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 | A%d |\n"
                      .formatted(relation, day, number));
            });
    return edges;
  }
}
