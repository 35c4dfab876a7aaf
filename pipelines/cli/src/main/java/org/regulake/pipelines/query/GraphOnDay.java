package org.regulake.pipelines.query;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.graph.ownership.OwnershipRules;
import org.regulake.models.graph.ownership.OwnershipStructure;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.graph.Component;
import org.regulake.pipelines.graph.Edge;
import org.regulake.pipelines.graph.OwnershipFacts;
import org.regulake.pipelines.graph.SubscribedShares;
import org.regulake.pipelines.lakehouse.BitemporalRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.record.Person;
import org.regulake.pipelines.source.Shareholding;

/** The enterprises and relations of a lake that were valid on a day, as known at a moment. */
public final class GraphOnDay {

  private static final int MOST_NAMESAKES = 20;

  private final LocalDate asOf;
  private final Instant knownAt;
  private final Dataset<Row> relations;
  private final Dataset<Row> enterprises;
  private final Dataset<Row> holders;
  private final Optional<Dataset<Row>> persons;

  private GraphOnDay(Lakehouse lake, LocalDate asOf, Instant knownAt, boolean withNames) {
    this.asOf = asOf;
    this.knownAt = knownAt;
    this.relations =
        lake.read(Edge.TABLE)
            .where(BitemporalRows.isKnownAt(knownAt).and(BitemporalRows.isValidOn(asOf)));
    this.enterprises =
        lake.read(Enterprise.TABLE)
            .where(BitemporalRows.isKnownAt(knownAt).and(BitemporalRows.isValidOn(asOf)));
    this.holders = lake.read(Shareholding.TABLE).where(BitemporalRows.isKnownAt(knownAt));
    this.persons = withNames ? Optional.of(lake.read(Person.TABLE)) : Optional.empty();
  }

  /**
   * Reads the graph on a day.
   *
   * @param asOf empty = the latest judged day
   * @param knownAt empty = the moment of knowledge of the judgment of that day, or of the latest
   *     judgment if the day was not judged
   * @param withNames whether natural persons are shown by name, from {@code silver.person}, which
   *     the caller must be allowed to read
   * @throws IllegalArgumentException when the lake has no graph yet
   */
  public static GraphOnDay of(
      Lakehouse lake, Optional<LocalDate> asOf, Optional<Instant> knownAt, boolean withNames) {
    List<Row> judged =
        lake.read(Component.TABLE)
            .groupBy(Schemas.column(RunStamp.AS_OF))
            .agg(max(Schemas.column(RunStamp.KNOWN_AT)))
            .orderBy("as_of")
            .collectAsList();
    if (judged.isEmpty()) {
      throw new IllegalArgumentException(
          "the lake %s has no graph yet; run './regulake run' first".formatted(lake.location()));
    }
    Row latest = judged.get(judged.size() - 1);
    LocalDate day = asOf.orElse(latest.getAs(0));
    Row nearest =
        judged.stream().filter(row -> row.getAs(0).equals(day)).findFirst().orElse(latest);
    return new GraphOnDay(lake, day, knownAt.orElse(nearest.getAs(1)), withNames);
  }

  public LocalDate asOf() {
    return asOf;
  }

  public Instant knownAt() {
    return knownAt;
  }

  /**
   * Finds an enterprise.
   *
   * @param text entity id, code or full name
   * @throws IllegalArgumentException when no enterprise or several match
   */
  public Party enterprise(String text) {
    List<Party> matches =
        enterprises
            .where(
                col("entity_id")
                    .equalTo(text)
                    .or(col("stated_code").equalTo(text))
                    .or(col("credit_code").equalTo(text))
                    .or(col("enterprise_name").equalTo(text)))
            .orderBy("entity_id")
            .limit(MOST_NAMESAKES)
            .collectAsList()
            .stream()
            .map(this::party)
            .toList();
    if (matches.isEmpty()) {
      List<String> similar =
          enterprises
              .where(col("enterprise_name").contains(text))
              .select("enterprise_name")
              .orderBy("enterprise_name")
              .limit(MOST_NAMESAKES)
              .collectAsList()
              .stream()
              .map(row -> row.getString(0))
              .toList();
      throw new IllegalArgumentException(
          "no enterprise on %s has the id, code or name '%s'; %s"
              .formatted(
                  asOf,
                  text,
                  similar.isEmpty()
                      ? "no name contains it either"
                      : "names that contain it: " + String.join("、", similar)));
    }
    if (matches.size() > 1) {
      throw new IllegalArgumentException(
          "several enterprises are called '%s'; give a code: %s"
              .formatted(text, String.join(", ", matches.stream().map(Party::code).toList())));
    }
    return matches.get(0);
  }

  /**
   * The parties with these ids, by id. The first letter of an id gives its kind, as in the tables.
   */
  Map<String, Party> parties(Collection<String> ids) {
    Map<String, Party> parties = new TreeMap<>();
    enterprises
        .where(col("entity_id").isin(ids.toArray()))
        .collectAsList()
        .forEach(row -> parties.put(row.getString(0), party(row)));
    holders
        .where(col("holder_id").isin(ids.toArray()).and(col("holder_id").startsWith("F")))
        .groupBy("holder_id")
        .agg(min("holder_name"))
        .collectAsList()
        .forEach(
            row ->
                parties.put(
                    row.getString(0),
                    new Party(
                        row.getString(0),
                        "enterprise",
                        "",
                        Objects.requireNonNullElse(row.getString(1), ""),
                        Optional.empty())));
    names(ids)
        .forEach(
            (id, name) -> parties.put(id, new Party(id, "person", "", name, Optional.empty())));
    ids.forEach(
        id ->
            parties.computeIfAbsent(
                id, one -> new Party(one, kindOf(one), "", "", Optional.empty())));
    return parties;
  }

  /** Names of natural persons by id; empty unless names are shown. */
  private Map<String, String> names(Collection<String> ids) {
    Map<String, String> names = new TreeMap<>();
    persons.ifPresent(
        table ->
            table
                .where(col("person_id").isin(ids.toArray()).and(col("person_name").isNotNull()))
                .collectAsList()
                .forEach(row -> names.put(row.getAs("person_id"), row.getAs("person_name"))));
    return names;
  }

  /** Whether the enterprise has one of these legal forms, as in {@code silver.enterprise}. */
  boolean isOfForms(String id, Collection<String> forms) {
    return !enterprises
        .where(col("entity_id").equalTo(id).and(col("enterprise_kind").isin(forms.toArray())))
        .isEmpty();
  }

  /**
   * Owners and controllers of each of the enterprises, by the stakes in these enterprises only; see
   * {@link OwnershipStructure#of}.
   */
  Dataset<Row> structure(Collection<String> held, OwnershipRules rules) {
    Dataset<Row> ofHeld = enterprises.where(col("entity_id").isin(held.toArray()));
    Dataset<Row> stakes = SubscribedShares.fill(into("shareholding", held), ofHeld);
    Dataset<Row> together =
        stakes.select(col("to_id").as("node_id"), lit("").as("component_id")).distinct();
    return new OwnershipStructure(rules)
        .of(
            OwnershipFacts.stakes(
                OwnershipFacts.withVotes(stakes, into("officer", held), ofHeld, rules), together),
            OwnershipFacts.terms(into("legal_representative", held), ofHeld, together, rules));
  }

  /** Relations with an end among the nodes, in a fixed order. */
  List<Relation> relationsOf(Collection<String> nodes, int most) {
    return list(
        relations.where(
            col("from_id").isin(nodes.toArray()).or(col("to_id").isin(nodes.toArray()))),
        most);
  }

  /** Stakes in the nodes, in a fixed order, with shares computed from subscribed sums. */
  List<Relation> stakesIn(Collection<String> nodes, int most) {
    return list(SubscribedShares.fill(into("shareholding", nodes), enterprises), most);
  }

  private Dataset<Row> into(String type, Collection<String> nodes) {
    return relations.where(col("edge_type").equalTo(type).and(col("to_id").isin(nodes.toArray())));
  }

  private static List<Relation> list(Dataset<Row> relations, int most) {
    return relations
        .select(
            "edge_type",
            "from_id",
            "to_id",
            "share_ratio",
            "amount_yuan",
            "valid_from",
            "record_id")
        .orderBy("edge_type", "from_id", "to_id", "valid_from", "record_id")
        .limit(most)
        .collectAsList()
        .stream()
        .map(
            row ->
                new Relation(
                    row.getString(0),
                    row.getString(1),
                    row.getString(2),
                    row.getDecimal(3),
                    row.getDecimal(4),
                    row.getAs(5),
                    row.getString(6)))
        .toList();
  }

  private Party party(Row row) {
    String name = row.getAs("enterprise_name");
    return new Party(
        row.getAs("entity_id"),
        "enterprise",
        row.getAs("stated_code"),
        name == null ? "" : name,
        exit(row));
  }

  /** The day on which an enterprise left the market, if that was by the day of the graph. */
  private Optional<LocalDate> exit(Row row) {
    return Optional.ofNullable(row.<LocalDate>getAs("exit_date")).filter(day -> !day.isAfter(asOf));
  }

  private static String kindOf(String id) {
    return switch (id.charAt(0)) {
      case 'E', 'F' -> "enterprise";
      case 'A' -> "address";
      case 'T' -> "phone";
      default -> "person";
    };
  }
}
