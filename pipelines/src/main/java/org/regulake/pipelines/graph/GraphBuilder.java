package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.regulake.models.graph.pattern.RelatedPartySearch;
import org.regulake.models.law.Law;
import org.regulake.models.law.LawCode;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.source.contact.ContactSource;
import org.regulake.pipelines.source.guarantee.GuaranteeSource;
import org.regulake.pipelines.source.officer.OfficerSource;
import org.regulake.pipelines.source.shareholding.ShareholdingSource;

/** Writes the graph layer: edges for all times, and what follows from them on one day. */
public final class GraphBuilder {

  /** Tables that hold one day per partition. */
  public static final List<Table> DAILY = List.of(
      Component.TABLE, Control.TABLE, Finding.TABLE, Group.TABLE, Ownership.TABLE, BeneficialOwner.TABLE,
      ContagionReach.TABLE, Basis.TABLE);

  static final String SHAREHOLDING = "shareholding";
  static final String LEGAL_REPRESENTATIVE = "legal_representative";
  static final String OFFICER = "officer";
  static final String GUARANTEE = "guarantee";
  private static final String LOSS_GIVEN_DEFAULT = "guarantee_loss_given_default";
  private static final String SPLIT_CONTROL = "split_control";

  private final Lakehouse lake;

  public GraphBuilder(Lakehouse lake) {
    this.lake = lake;
  }

  /** Takes away what says that the daily tables of some days, or of all, are whole: nothing is built on these days before they are derived again. */
  public static void takeBasisAway(Lakehouse lake, Set<LocalDate> days, boolean isAll) {
    if (lake.exists(Basis.TABLE)) {
      lake.forget(Basis.TABLE, days, isAll);
    }
  }

  /** Rebuilds {@code graph.edge} from the silver records. */
  public void connect() {
    Dataset<Row> registered = lake.read(Enterprise.TABLE).where(col("record_state").equalTo(Enterprise.REGISTERED));
    Dataset<Row> edges = StakeSuccession.of(Edges.shareholding(lake.read(ShareholdingSource.TABLE)))
        .unionByName(Edges.legalRepresentative(registered))
        .unionByName(Edges.officer(lake.read(OfficerSource.TABLE)))
        .unionByName(Edges.guarantee(lake.read(GuaranteeSource.TABLE)))
        .unionByName(Edges.contact(lake.read(ContactSource.TABLE)))
        .unionByName(Edges.registeredAddress(registered));
    lake.replace(Edge.TABLE, edges);
  }

  /**
   * Derives components, control, ownership, findings and contagion of one day. Where an earlier day was judged, what follows from stakes, and what
   * follows from guarantees, is computed only for components in which something has changed since.
   *
   * @param law the law, of which that of the day is used
   * @param maxNodesInMemory nodes up to which components are found in memory; larger graphs are contracted in tables
   * @param program hash of program and rules: results of another program are not built on
   */
  public void derive(RunStamp stamp, Law law, long maxNodesInMemory, String program) {
    OwnershipRules ownershipRules = OwnershipRules.of(stamp.asOf(), law);
    PatternRules patternRules = PatternRules.of(stamp.asOf(), law);
    BigDecimal lossGivenDefault = law.value(LOSS_GIVEN_DEFAULT, stamp.asOf());
    try (Foundation ofStakes = Foundation.of(lake, stamp, FoundingFacts.OWNERSHIP, program,
            day -> OwnershipRules.of(day, law).equals(ownershipRules) && PatternRules.of(day, law).equals(patternRules));
        Foundation ofGuarantees = Foundation.of(lake, stamp, FoundingFacts.GUARANTEE, program,
            day -> law.value(LOSS_GIVEN_DEFAULT, day).equals(lossGivenDefault) && PatternRules.of(day, law).equals(patternRules))) {
      Foundation.takeAway(List.of(ofStakes, ofGuarantees));
      derive(stamp, law, ownershipRules, patternRules, new WeakComponents(maxNodesInMemory), ofStakes, ofGuarantees);
      Foundation.lay(List.of(ofStakes, ofGuarantees));
    }
  }

  private void derive(RunStamp stamp, Law law, OwnershipRules ownershipRules, PatternRules patternRules, WeakComponents search,
      Foundation ofStakes, Foundation ofGuarantees) {
    Dataset<Row> stakesEver = edges(stamp, SHAREHOLDING).persist(StorageLevel.MEMORY_AND_DISK());
    View view = View.of(stamp);
    Dataset<Row> enterprises = PatternFacts.enterprises(lake, view).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> stakes = SubscribedShares.fill(stakesEver.where(Bitemporal.isValidOn(stamp.asOf())), enterprises)
        .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> components = search.of(stakes).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> guarantees = edgesOnDay(stamp, GUARANTEE).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> guaranteeComponents = search.of(guarantees).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> means = PatternFacts.means(PatternFacts.reports(lake, view), enterprises);
    try (Untouched untouchedStakes = Untouched.of(lake, ofStakes, components);
        Untouched untouchedGuarantees = Untouched.of(lake, ofGuarantees, guaranteeComponents)) {
      Dataset<Row> touchedGuarantees = untouchedGuarantees.touched(guarantees, "from_id");
      Dataset<Row> withVotes = OwnershipFacts.withVotes(stakes, edgesOnDay(stamp, OFFICER), enterprises, ownershipRules);
      Dataset<Row> structure = structure(stamp, ownershipRules, withVotes, enterprises, components, untouchedStakes).persist(StorageLevel.MEMORY_AND_DISK());
      Dataset<Row> patterns = new PatternSearch(patternRules).of(
          PatternFacts.stakes(untouchedStakes.touched(withVotes, "from_id"), components)
              .unionByName(PatternFacts.guarantees(touchedGuarantees, guaranteeComponents, means))
              .unionByName(shared(stamp, patternRules, enterprises)))
          .unionByName(new RelatedPartySearch(patternRules.relatedParties())
              .of(PatternFacts.ties(edges(stamp).where(Bitemporal.isValidOn(stamp.asOf())))))
          .withColumnRenamed("pattern", "finding_type");
      try {
        lake.together(List.of(
            () -> stamp.write(lake::replaceWhere, Component.TABLE,
                components.withColumn("network", lit("ownership"))
                    .unionByName(search.of(stakesEver).withColumn("network", lit("ownership_ever")))),
            () -> {
              stamp.write(lake::replaceWhere, Finding.TABLE, withCarriedOver(
                  Finding.identified(OwnershipDefects.of(stakes, stakesEver).unionByName(patterns)), untouchedStakes, untouchedGuarantees));
              stamp.write(lake::replaceWhere, Control.TABLE, withExit(control(
                  DirectControl.of(stamp.asOf(), law).of(withVotes.withColumn("share_ratio", col("voting_ratio"))),
                  lake.read(Finding.TABLE).where(stamp.condition())), enterprises, stamp.asOf()));
            },
            () -> stamp.write(lake::replaceWhere, Group.TABLE, untouchedStakes.andCarriedOver(structure.where(isAnswer(Answer.CONTROL))
                .select(col("entity_id"), other().as("controller_id"), col("group_size")), Group.TABLE, lit(true), col("entity_id"))),
            () -> stamp.write(lake::replaceWhere, Ownership.TABLE, untouchedStakes.andCarriedOver(
                structure.where(isAnswer(Answer.OWNER, Answer.UNRECORDED, Answer.CIRCULAR, Answer.DROPPED))
                    .select(col("entity_id"), col("answer").as("part"), other().as("owner_id"), col("share").as("integrated_ratio")),
                Ownership.TABLE, lit(true), col("entity_id"))),
            () -> stamp.write(lake::replaceWhere, BeneficialOwner.TABLE, withFiling(untouchedStakes.andCarriedOver(
                structure.where(isAnswer(Answer.BENEFICIAL_OWNER))
                    .select(col("entity_id"), other().as("person_id"), col("reason"), col("share").as("integrated_ratio")),
                BeneficialOwner.TABLE, lit(true), col("entity_id")), OwnershipFacts.exempt(stakes, enterprises, exemptCapital(stamp, law)),
                OwnershipFacts.filingDuty(enterprises, formsBoundToFile(stamp, law)))),
            () -> stamp.write(lake::replaceWhere, ContagionReach.TABLE, untouchedGuarantees.andCarriedOver(
                GuaranteeContagion.of(touchedGuarantees, guaranteeComponents, means).reached(law.value(LOSS_GIVEN_DEFAULT, stamp.asOf())),
                ContagionReach.TABLE, lit(true), col("failed_id")))));
      } finally {
        structure.unpersist();
      }
    } finally {
      guaranteeComponents.unpersist();
      guarantees.unpersist();
      enterprises.unpersist();
      components.unpersist();
      stakes.unpersist();
      stakesEver.unpersist();
    }
  }

  /** Edges of all types that had begun by the day, ended or not. */
  private Dataset<Row> edges(RunStamp stamp) {
    return Bitemporal.asOf(lake.read(Edge.TABLE), stamp.asOf(), stamp.knownAt());
  }

  private Dataset<Row> edges(RunStamp stamp, String type) {
    return edges(stamp).where(col("edge_type").equalTo(type));
  }

  private Dataset<Row> edgesOnDay(RunStamp stamp, String type) {
    return edges(stamp, type).where(Bitemporal.isValidOn(stamp.asOf()));
  }

  private Dataset<Row> structure(
      RunStamp stamp, OwnershipRules rules, Dataset<Row> stakes, Dataset<Row> enterprises, Dataset<Row> components, Untouched untouched) {
    return new OwnershipStructure(rules).of(OwnershipFacts.stakes(untouched.touched(stakes, "to_id"), components),
        OwnershipFacts.terms(untouched.touched(edgesOnDay(stamp, LEGAL_REPRESENTATIVE), "to_id"), untouched.touched(enterprises, "entity_id"), components, rules));
  }

  private static Dataset<Row> withCarriedOver(Dataset<Row> findings, Untouched stakes, Untouched guarantees) {
    Column anyMember = element_at(col("members"), 1);
    return guarantees.andCarriedOver(stakes.andCarriedOver(findings, Finding.TABLE, Finding.IS_OF_STAKES, anyMember),
        Finding.TABLE, Finding.IS_OF_GUARANTEES, anyMember);
  }

  private static Optional<BigDecimal> exemptCapital(RunStamp stamp, Law law) {
    return Optional.of("beneficial_owner_exempt_capital_yuan").filter(number -> !stamp.asOf().isBefore(law.firstDay(number)))
        .map(number -> law.value(number, stamp.asOf()));
  }

  private static Set<String> formsBoundToFile(RunStamp stamp, Law law) {
    return law.codes("form_with_filing_duty", stamp.asOf()).stream().map(LawCode::code).collect(Collectors.toUnmodifiableSet());
  }

  private static Dataset<Row> withFiling(Dataset<Row> owners, Dataset<Row> exempt, Dataset<Row> duty) {
    return owners.join(exempt, col("entity_id").equalTo(col("exempt_id")), "left")
        .join(duty, col("entity_id").equalTo(col("form_id")), "left")
        .withColumn("is_exempt", col("exempt_id").isNotNull().and(coalesce(col("has_filing_duty"), lit(true))))
        .drop("exempt_id", "form_id");
  }

  /** Says where the controller has left the market: what it held has passed to others, whom the register does not name yet. */
  private static Dataset<Row> withExit(Dataset<Row> control, Dataset<Row> enterprises, LocalDate asOf) {
    Dataset<Row> exited = enterprises.where(col("exit_date").leq(lit(asOf))).select(col("entity_id").as("exited_id")).distinct();
    return control.join(exited, col("controller_id").equalTo(col("exited_id")), "left")
        .withColumn("is_controller_exited", col("exited_id").isNotNull()).drop("exited_id");
  }

  private Dataset<Row> shared(RunStamp stamp, PatternRules rules, Dataset<Row> enterprises) {
    return PatternFacts.shared(Network.ADDRESS, edgesOnDay(stamp, "address"), rules.addresses().smallest(), enterprises)
        .unionByName(PatternFacts.shared(Network.PHONE, edgesOnDay(stamp, "phone"), rules.phones().smallest(), enterprises))
        .unionByName(PatternFacts.ofPersons(
            Network.LEGAL_REPRESENTATIVE, edgesOnDay(stamp, LEGAL_REPRESENTATIVE), rules.representatives().smallest()))
        .unionByName(PatternFacts.ofPersons(Network.APPOINTMENT, edgesOnDay(stamp, OFFICER), rules.appointments().enterprises()));
  }

  /** Those who hold a majority alone, and those who do together with enterprises under their control. */
  static Dataset<Row> control(Dataset<Row> direct, Dataset<Row> findings) {
    Dataset<Row> split = findings.where(col("finding_type").equalTo(SPLIT_CONTROL))
        .select(element_at(col("members"), 1).as("controller_id"), element_at(col("members"), -1).as("entity_id"),
            col("measure").cast(Control.SHARE_RATIO.type()).as("share_ratio"));
    // Before July 2024 exactly a half is control, so the same may hold a half alone and more together with others.
    return direct.withColumn("is_direct", lit(true)).unionByName(
        split.join(direct.select("controller_id", "entity_id"), new String[] {"controller_id", "entity_id"}, "left_anti")
            .withColumn("is_direct", lit(false)));
  }

  private static Column isAnswer(Answer... answers) {
    return col("answer").isin(Arrays.stream(answers).map(Answer::code).toArray());
  }

  private static Column other() {
    return coalesce(col("other_id"), lit(""));
  }
}
