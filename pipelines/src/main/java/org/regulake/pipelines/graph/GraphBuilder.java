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
import org.regulake.models.graph.component.WeakComponents;
import org.regulake.models.graph.ownership.DirectControl;
import org.regulake.models.graph.ownership.OwnershipRules;
import org.regulake.models.graph.ownership.OwnershipStructure;
import org.regulake.models.graph.ownership.OwnershipStructure.Answer;
import org.regulake.models.graph.pattern.Network;
import org.regulake.models.graph.pattern.PatternRules;
import org.regulake.models.graph.pattern.PatternSearch;
import org.regulake.models.graph.pattern.RelatedPartySearch;
import org.regulake.models.law.Law;
import org.regulake.models.law.LawCode;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.lakehouse.BitemporalRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.source.annualreport.AnnualReportSource;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/** Writes the graph layer: edges for all times, and what follows from them on one day. */
public final class GraphBuilder implements Stage {

  static final String SHAREHOLDING = "shareholding";
  static final String LEGAL_REPRESENTATIVE = "legal_representative";
  static final String OFFICER = "officer";
  static final String GUARANTEE = "guarantee";
  private static final String LOSS_GIVEN_DEFAULT = "guarantee_loss_given_default";
  private static final String SPLIT_CONTROL = "split_control";

  public static final StageDeclaration DECLARATION =
      StageDeclaration.daily("relate", "分析关系 · components, control, owners")
          .reading(Edge.TABLE, Enterprise.TABLE, AnnualReportSource.TABLE)
          .writing(
              Component.TABLE,
              Control.TABLE,
              Finding.TABLE,
              Group.TABLE,
              Ownership.TABLE,
              BeneficialOwner.TABLE,
              ContagionReach.TABLE,
              InputFingerprint.TABLE);

  private final Law law;
  private final long maxNodesInMemory;

  /**
   * A builder of the graph.
   *
   * @param law the law, of which that of the day is used
   * @param maxNodesInMemory nodes up to which components are found in memory; larger graphs are
   *     contracted in tables
   */
  public GraphBuilder(Law law, long maxNodesInMemory) {
    this.law = law;
    this.maxNodesInMemory = maxNodesInMemory;
  }

  /**
   * Takes away what says that the daily tables of some days, or of all, are whole: nothing is built
   * on these days before they are derived again.
   */
  public static void forgetFingerprints(Lakehouse lake, Set<LocalDate> days, boolean isAll) {
    if (lake.exists(InputFingerprint.TABLE)) {
      lake.removeLost(InputFingerprint.TABLE, days, isAll);
    }
  }

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public Set<String> rules() {
    return Set.of(Law.FOLDER);
  }

  @Override
  public String parameters() {
    return String.valueOf(maxNodesInMemory);
  }

  /**
   * Derives components, control, ownership, findings and contagion of one day. Where an earlier day
   * was judged, what follows from stakes, and what follows from guarantees, is computed only for
   * components in which something has changed since. Results of another program are not built on.
   */
  @Override
  public Result work(StageContext context) {
    LocalDate asOf = context.stamp().asOf();
    OwnershipRules ownershipRules = OwnershipRules.of(asOf, law);
    PatternRules patternRules = PatternRules.of(asOf, law);
    BigDecimal lossGivenDefault = law.value(LOSS_GIVEN_DEFAULT, asOf);
    try (ReusableResults ofStakes =
            ReusableResults.of(
                context,
                GraphInputs.OWNERSHIP,
                day ->
                    OwnershipRules.of(day, law).equals(ownershipRules)
                        && PatternRules.of(day, law).equals(patternRules));
        ReusableResults ofGuarantees =
            ReusableResults.of(
                context,
                GraphInputs.GUARANTEE,
                day ->
                    law.value(LOSS_GIVEN_DEFAULT, day).equals(lossGivenDefault)
                        && PatternRules.of(day, law).equals(patternRules))) {
      ReusableResults.invalidate(List.of(ofStakes, ofGuarantees));
      derive(
          context,
          ownershipRules,
          patternRules,
          new WeakComponents(maxNodesInMemory),
          ofStakes,
          ofGuarantees);
      ReusableResults.complete(List.of(ofStakes, ofGuarantees));
    }
    return Result.PLAIN;
  }

  private void derive(
      StageContext context,
      OwnershipRules ownershipRules,
      PatternRules patternRules,
      WeakComponents search,
      ReusableResults ofStakes,
      ReusableResults ofGuarantees) {
    RunStamp stamp = context.stamp();
    Dataset<Row> stakesEver = edges(context, SHAREHOLDING).persist(StorageLevel.MEMORY_AND_DISK());
    AsOf view = AsOf.of(stamp);
    Dataset<Row> enterprises =
        PatternFacts.enterprises(context, view).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> stakes =
        SubscribedShares.fill(stakesEver.where(BitemporalRows.isValidOn(stamp.asOf())), enterprises)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> components = search.of(stakes).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> guarantees =
        edgesOnDay(context, GUARANTEE).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> guaranteeComponents =
        search.of(guarantees).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> means = PatternFacts.means(PatternFacts.reports(context, view), enterprises);
    try (UnchangedComponents untouchedStakes =
            UnchangedComponents.of(context, ofStakes, components);
        UnchangedComponents untouchedGuarantees =
            UnchangedComponents.of(context, ofGuarantees, guaranteeComponents)) {
      Dataset<Row> touchedGuarantees = untouchedGuarantees.changed(guarantees, "from_id");
      Dataset<Row> withVotes =
          OwnershipFacts.withVotes(
              stakes, edgesOnDay(context, OFFICER), enterprises, ownershipRules);
      Dataset<Row> structure =
          structure(context, ownershipRules, withVotes, enterprises, components, untouchedStakes)
              .persist(StorageLevel.MEMORY_AND_DISK());
      Dataset<Row> patterns =
          new PatternSearch(patternRules)
              .of(
                  PatternFacts.stakes(untouchedStakes.changed(withVotes, "from_id"), components)
                      .unionByName(
                          PatternFacts.guarantees(touchedGuarantees, guaranteeComponents, means))
                      .unionByName(shared(context, patternRules, enterprises)))
              .unionByName(
                  new RelatedPartySearch(patternRules.relatedParties())
                      .of(
                          PatternFacts.ties(
                              edges(context).where(BitemporalRows.isValidOn(stamp.asOf())))))
              .withColumnRenamed("pattern", "finding_type");
      try {
        context.writeConcurrently(
            List.of(
                () ->
                    context.write(
                        Component.TABLE,
                        components
                            .withColumn("network", lit("ownership"))
                            .unionByName(
                                search
                                    .of(stakesEver)
                                    .withColumn("network", lit("ownership_ever")))),
                () -> {
                  context.write(
                      Finding.TABLE,
                      withCarriedOver(
                          Finding.identified(
                              OwnershipDefects.of(stakes, stakesEver).unionByName(patterns)),
                          untouchedStakes,
                          untouchedGuarantees));
                  context.write(
                      Control.TABLE,
                      withExit(
                          control(
                              DirectControl.of(stamp.asOf(), law)
                                  .of(withVotes.withColumn("share_ratio", col("voting_ratio"))),
                              context.read(Finding.TABLE)),
                          enterprises,
                          stamp.asOf()));
                },
                () ->
                    context.write(
                        Group.TABLE,
                        untouchedStakes.andCarriedOver(
                            structure
                                .where(isAnswer(Answer.CONTROL))
                                .select(
                                    col("entity_id"),
                                    other().as("controller_id"),
                                    col("group_size")),
                            Group.TABLE,
                            lit(true),
                            col("entity_id"))),
                () ->
                    context.write(
                        Ownership.TABLE,
                        untouchedStakes.andCarriedOver(
                            structure
                                .where(
                                    isAnswer(
                                        Answer.OWNER,
                                        Answer.UNRECORDED,
                                        Answer.CIRCULAR,
                                        Answer.DROPPED))
                                .select(
                                    col("entity_id"),
                                    col("answer").as("part"),
                                    other().as("owner_id"),
                                    col("share").as("integrated_ratio")),
                            Ownership.TABLE,
                            lit(true),
                            col("entity_id"))),
                () ->
                    context.write(
                        BeneficialOwner.TABLE,
                        withFiling(
                            untouchedStakes.andCarriedOver(
                                structure
                                    .where(isAnswer(Answer.BENEFICIAL_OWNER))
                                    .select(
                                        col("entity_id"),
                                        other().as("person_id"),
                                        col("reason"),
                                        col("share").as("integrated_ratio")),
                                BeneficialOwner.TABLE,
                                lit(true),
                                col("entity_id")),
                            OwnershipFacts.exempt(stakes, enterprises, exemptCapital(stamp, law)),
                            OwnershipFacts.filingDuty(enterprises, formsBoundToFile(stamp, law)))),
                () ->
                    context.write(
                        ContagionReach.TABLE,
                        untouchedGuarantees.andCarriedOver(
                            GuaranteeContagion.of(touchedGuarantees, guaranteeComponents, means)
                                .reached(law.value(LOSS_GIVEN_DEFAULT, stamp.asOf())),
                            ContagionReach.TABLE,
                            lit(true),
                            col("failed_id")))));
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
  private static Dataset<Row> edges(StageContext context) {
    return BitemporalRows.asOf(
        context.read(Edge.TABLE), context.stamp().asOf(), context.stamp().knownAt());
  }

  private static Dataset<Row> edges(StageContext context, String type) {
    return edges(context).where(col("edge_type").equalTo(type));
  }

  private static Dataset<Row> edgesOnDay(StageContext context, String type) {
    return edges(context, type).where(BitemporalRows.isValidOn(context.stamp().asOf()));
  }

  private static Dataset<Row> structure(
      StageContext context,
      OwnershipRules rules,
      Dataset<Row> stakes,
      Dataset<Row> enterprises,
      Dataset<Row> components,
      UnchangedComponents untouched) {
    return new OwnershipStructure(rules)
        .of(
            OwnershipFacts.stakes(untouched.changed(stakes, "to_id"), components),
            OwnershipFacts.terms(
                untouched.changed(edgesOnDay(context, LEGAL_REPRESENTATIVE), "to_id"),
                untouched.changed(enterprises, "entity_id"),
                components,
                rules));
  }

  private static Dataset<Row> withCarriedOver(
      Dataset<Row> findings, UnchangedComponents stakes, UnchangedComponents guarantees) {
    Column anyMember = element_at(col("members"), 1);
    return guarantees.andCarriedOver(
        stakes.andCarriedOver(findings, Finding.TABLE, Finding.IS_OF_STAKES, anyMember),
        Finding.TABLE,
        Finding.IS_OF_GUARANTEES,
        anyMember);
  }

  private static Optional<BigDecimal> exemptCapital(RunStamp stamp, Law law) {
    return Optional.of("beneficial_owner_exempt_capital_yuan")
        .filter(number -> !stamp.asOf().isBefore(law.firstDay(number)))
        .map(number -> law.value(number, stamp.asOf()));
  }

  private static Set<String> formsBoundToFile(RunStamp stamp, Law law) {
    return law.codes("form_with_filing_duty", stamp.asOf()).stream()
        .map(LawCode::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Dataset<Row> withFiling(
      Dataset<Row> owners, Dataset<Row> exempt, Dataset<Row> duty) {
    return owners
        .join(exempt, col("entity_id").equalTo(col("exempt_id")), "left")
        .join(duty, col("entity_id").equalTo(col("form_id")), "left")
        .withColumn(
            "is_exempt",
            col("exempt_id").isNotNull().and(coalesce(col("has_filing_duty"), lit(true))))
        .drop("exempt_id", "form_id");
  }

  /**
   * Says where the controller has left the market: what it held has passed to others, whom the
   * register does not name yet.
   */
  private static Dataset<Row> withExit(
      Dataset<Row> control, Dataset<Row> enterprises, LocalDate asOf) {
    Dataset<Row> exited =
        enterprises
            .where(col("exit_date").leq(lit(asOf)))
            .select(col("entity_id").as("exited_id"))
            .distinct();
    return control
        .join(exited, col("controller_id").equalTo(col("exited_id")), "left")
        .withColumn("is_controller_exited", col("exited_id").isNotNull())
        .drop("exited_id");
  }

  private static Dataset<Row> shared(
      StageContext context, PatternRules rules, Dataset<Row> enterprises) {
    return PatternFacts.shared(
            Network.ADDRESS,
            edgesOnDay(context, "address"),
            rules.addresses().smallest(),
            enterprises)
        .unionByName(
            PatternFacts.shared(
                Network.PHONE,
                edgesOnDay(context, "phone"),
                rules.phones().smallest(),
                enterprises))
        .unionByName(
            PatternFacts.ofPersons(
                Network.LEGAL_REPRESENTATIVE,
                edgesOnDay(context, LEGAL_REPRESENTATIVE),
                rules.representatives().smallest()))
        .unionByName(
            PatternFacts.ofPersons(
                Network.APPOINTMENT,
                edgesOnDay(context, OFFICER),
                rules.appointments().enterprises()));
  }

  /**
   * Those who hold a majority alone, and those who do together with enterprises under their
   * control.
   */
  static Dataset<Row> control(Dataset<Row> direct, Dataset<Row> findings) {
    Dataset<Row> split =
        findings
            .where(col("finding_type").equalTo(SPLIT_CONTROL))
            .select(
                element_at(col("members"), 1).as("controller_id"),
                element_at(col("members"), -1).as("entity_id"),
                col("measure").cast(Schemas.type(Control.SHARE_RATIO)).as("share_ratio"));
    // Before July 2024 exactly a half is control, so the same may hold a half alone and more
    // together with others.
    return direct
        .withColumn("is_direct", lit(true))
        .unionByName(
            split
                .join(
                    direct.select("controller_id", "entity_id"),
                    new String[] {"controller_id", "entity_id"},
                    "left_anti")
                .withColumn("is_direct", lit(false)));
  }

  private static Column isAnswer(Answer... answers) {
    return col("answer").isin(Arrays.stream(answers).map(Answer::code).toArray());
  }

  private static Column other() {
    return coalesce(col("other_id"), lit(""));
  }
}
