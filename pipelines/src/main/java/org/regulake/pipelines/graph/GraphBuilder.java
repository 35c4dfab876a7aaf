package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.regulake.models.graph.DirectControl;
import org.regulake.models.graph.component.WeakComponents;
import org.regulake.models.graph.ownership.OwnershipRules;
import org.regulake.models.graph.ownership.OwnershipStructure;
import org.regulake.models.graph.ownership.OwnershipStructure.Answer;
import org.regulake.models.graph.pattern.Network;
import org.regulake.models.graph.pattern.PatternRules;
import org.regulake.models.graph.pattern.PatternSearch;
import org.regulake.models.law.Law;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.source.annualreport.AnnualReportSource;
import org.regulake.pipelines.source.contact.ContactSource;
import org.regulake.pipelines.source.guarantee.GuaranteeSource;
import org.regulake.pipelines.source.officer.OfficerSource;
import org.regulake.pipelines.source.shareholding.ShareholdingSource;

/** Writes the graph layer: edges for all times, and what follows from them on one day. */
public final class GraphBuilder {

  /** Tables that hold one day per partition. */
  public static final List<Table> DAILY = List.of(
      Component.TABLE, Control.TABLE, Finding.TABLE, Group.TABLE, Ownership.TABLE, BeneficialOwner.TABLE,
      ContagionReach.TABLE);

  private final Lakehouse lake;

  public GraphBuilder(Lakehouse lake) {
    this.lake = lake;
  }

  /** Rebuilds {@code graph.edge} from the silver records. */
  public void connect() {
    Dataset<Row> registered = lake.read(Enterprise.TABLE).where(col("record_state").equalTo(Enterprise.REGISTERED));
    Dataset<Row> edges = Edges.shareholding(lake.read(ShareholdingSource.TABLE))
        .unionByName(Edges.legalRepresentative(registered))
        .unionByName(Edges.officer(lake.read(OfficerSource.TABLE)))
        .unionByName(Edges.guarantee(lake.read(GuaranteeSource.TABLE)))
        .unionByName(Edges.contact(lake.read(ContactSource.TABLE)))
        .unionByName(Edges.registeredAddress(registered));
    lake.replace(Edge.TABLE, edges);
  }

  /**
   * Derives components, control, ownership and findings of one day.
   *
   * @param law the law, of which that of the day is used
   * @param maxNodesInMemory nodes up to which components are found in memory; larger graphs are contracted in tables
   */
  public void derive(RunStamp stamp, Law law, long maxNodesInMemory) {
    WeakComponents search = new WeakComponents(maxNodesInMemory);
    Dataset<Row> stakesEver = edges(stamp, "shareholding").persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> stakes = stakesEver.where(Bitemporal.isValidOn(stamp.asOf()));
    Dataset<Row> components = search.of(stakes).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> structure = structure(stamp, law, stakes, components).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> enterprises = Bitemporal.asOf(lake.read(Enterprise.TABLE), stamp.asOf(), stamp.knownAt())
        .where(col("record_state").equalTo(Enterprise.REGISTERED).and(Bitemporal.isValidOn(stamp.asOf())))
        .select("entity_id", "capital_yuan", "established_date")
        .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> guarantees = edgesOnDay(stamp, "guarantee").persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> guaranteeComponents = search.of(guarantees).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> means = PatternFacts.means(Bitemporal.asOf(lake.read(AnnualReportSource.TABLE), stamp.asOf(), stamp.knownAt()), enterprises);
    try {
      lake.together(List.of(
          () -> stamp.write(lake::replaceWhere, Component.TABLE,
              components.withColumn("network", lit("ownership"))
                  .unionByName(search.of(stakesEver).withColumn("network", lit("ownership_ever")))),
          () -> stamp.write(lake::replaceWhere, Finding.TABLE, Finding.identified(OwnershipDefects.of(stakes, stakesEver)
              .unionByName(patterns(stamp, law, enterprises, PatternFacts.stakes(stakes, components)
                  .unionByName(PatternFacts.guarantees(guarantees, guaranteeComponents, means)))))),
          () -> stamp.write(lake::replaceWhere, Control.TABLE, DirectControl.of(stamp.asOf(), law).of(stakes)),
          () -> stamp.write(lake::replaceWhere, Group.TABLE, structure.where(isAnswer(Answer.CONTROL))
              .select(col("entity_id"), other().as("controller_id"), col("group_size"))),
          () -> stamp.write(lake::replaceWhere, Ownership.TABLE,
              structure.where(isAnswer(Answer.OWNER, Answer.UNRECORDED, Answer.CIRCULAR, Answer.DROPPED))
                  .select(col("entity_id"), col("answer").as("part"), other().as("owner_id"), col("share").as("integrated_ratio"))),
          () -> stamp.write(lake::replaceWhere, BeneficialOwner.TABLE,
              beneficialOwners(structure, OwnershipFacts.exempt(stakes, enterprises, exemptCapital(stamp, law)))),
          () -> stamp.write(lake::replaceWhere, ContagionReach.TABLE, GuaranteeContagion.of(guarantees, guaranteeComponents, means)
              .reached(law.value("guarantee_loss_given_default", stamp.asOf())))));
    } finally {
      guaranteeComponents.unpersist();
      guarantees.unpersist();
      enterprises.unpersist();
      structure.unpersist();
      components.unpersist();
      stakesEver.unpersist();
    }
  }

  /** Edges of a type that had begun by the day, ended or not. */
  private Dataset<Row> edges(RunStamp stamp, String type) {
    return Bitemporal.asOf(lake.read(Edge.TABLE), stamp.asOf(), stamp.knownAt()).where(col("edge_type").equalTo(type));
  }

  private Dataset<Row> edgesOnDay(RunStamp stamp, String type) {
    return edges(stamp, type).where(Bitemporal.isValidOn(stamp.asOf()));
  }

  private Dataset<Row> structure(RunStamp stamp, Law law, Dataset<Row> stakes, Dataset<Row> components) {
    return new OwnershipStructure(OwnershipRules.of(stamp.asOf(), law)).of(OwnershipFacts.stakes(stakes, components),
        OwnershipFacts.managers(edgesOnDay(stamp, "legal_representative"), components));
  }

  private static Optional<BigDecimal> exemptCapital(RunStamp stamp, Law law) {
    return Optional.of("beneficial_owner_exempt_capital_yuan").filter(number -> !stamp.asOf().isBefore(law.firstDay(number)))
        .map(number -> law.value(number, stamp.asOf()));
  }

  private static Dataset<Row> beneficialOwners(Dataset<Row> structure, Dataset<Row> exempt) {
    return structure.where(isAnswer(Answer.BENEFICIAL_OWNER))
        .join(exempt, col("entity_id").equalTo(col("exempt_id")), "left")
        .select(col("entity_id"), other().as("person_id"), col("reason"), col("share").as("integrated_ratio"),
            col("exempt_id").isNotNull().as("is_exempt"));
  }

  private Dataset<Row> patterns(RunStamp stamp, Law law, Dataset<Row> enterprises, Dataset<Row> byComponent) {
    PatternRules rules = PatternRules.of(stamp.asOf(), law);
    return new PatternSearch(rules).of(byComponent
        .unionByName(PatternFacts.shared(Network.ADDRESS, edgesOnDay(stamp, "address"), rules.addresses().smallest(), enterprises))
        .unionByName(PatternFacts.shared(Network.PHONE, edgesOnDay(stamp, "phone"), rules.phones().smallest(), enterprises))
        .unionByName(PatternFacts.ofPersons(
            Network.LEGAL_REPRESENTATIVE, edgesOnDay(stamp, "legal_representative"), rules.representatives().smallest()))
        .unionByName(PatternFacts.ofPersons(Network.APPOINTMENT, edgesOnDay(stamp, "officer"), rules.appointments().enterprises())))
        .withColumnRenamed("pattern", "finding_type");
  }

  private static Column isAnswer(Answer... answers) {
    return col("answer").isin(Arrays.stream(answers).map(Answer::code).toArray());
  }

  private static Column other() {
    return coalesce(col("other_id"), lit(""));
  }
}
