package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.time.LocalDate;
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
import org.regulake.models.graph.pattern.PatternRules;
import org.regulake.models.graph.pattern.PatternSearch;
import org.regulake.models.graph.pattern.RelatedPartySearch;
import org.regulake.models.law.Law;
import org.regulake.models.law.LawCode;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.source.AnnualReport;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/** Derives the graph tables of a day from the edges. */
public final class GraphBuilder implements Stage {

  static final String SHAREHOLDING = "shareholding";
  static final String LEGAL_REPRESENTATIVE = "legal_representative";
  static final String OFFICER = "officer";
  static final String GUARANTEE = "guarantee";
  private static final String LOSS_GIVEN_DEFAULT = "guarantee_loss_given_default";

  public static final StageDeclaration DECLARATION =
      StageDeclaration.daily("relate", "分析关系 · components, control, owners")
          .readingKnown(Edge.TABLE, Enterprise.TABLE, AnnualReport.TABLE)
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
   * @param law the law; the rules in force on the day are used
   * @param maxNodesInMemory nodes up to which components are found in memory; larger graphs are
   *     contracted in tables
   */
  public GraphBuilder(Law law, long maxNodesInMemory) {
    this.law = law;
    this.maxNodesInMemory = maxNodesInMemory;
  }

  /**
   * Removes the fingerprints that mark the daily tables of some days, or of all, as complete: their
   * results are not reused before they are derived again.
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
   * was judged, results from stakes and from guarantees are computed only for components that have
   * changed since. Results of another program are not reused.
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
    LocalDate asOf = context.stamp().asOf();
    SeenEdges edges = new SeenEdges(context);
    try (Networks day = Networks.of(context, edges, search);
        UnchangedComponents unchangedStakes =
            UnchangedComponents.of(context, ofStakes, day.components());
        UnchangedComponents unchangedGuarantees =
            UnchangedComponents.of(context, ofGuarantees, day.guaranteeComponents())) {
      Dataset<Row> changedGuarantees = unchangedGuarantees.changed(day.guarantees(), "from_id");
      Dataset<Row> withVotes =
          OwnershipFacts.withVotes(
              day.stakes(), edges.onDay(OFFICER), day.enterprises(), ownershipRules);
      Dataset<Row> structure =
          structure(edges, day, ownershipRules, withVotes, unchangedStakes)
              .persist(StorageLevel.MEMORY_AND_DISK());
      OwnershipAnswers answers = new OwnershipAnswers(structure);
      Dataset<Row> patterns =
          patterns(
              edges,
              day,
              patternRules,
              unchangedStakes.changed(withVotes, "from_id"),
              changedGuarantees);
      try {
        context.writeConcurrently(
            List.of(
                () ->
                    context.write(
                        Component.TABLE,
                        day.components()
                            .withColumn("network", lit("ownership"))
                            .unionByName(
                                search
                                    .of(day.stakesEver())
                                    .withColumn("network", lit("ownership_ever")))),
                () -> {
                  context.write(
                      Finding.TABLE,
                      withCarriedOver(
                          Finding.identified(
                              OwnershipDefects.of(day.stakes(), day.stakesEver())
                                  .unionByName(patterns)),
                          unchangedStakes,
                          unchangedGuarantees));
                  context.write(Control.TABLE, control(context, withVotes, day.enterprises()));
                },
                () -> write(context, Group.TABLE, answers.groups(), unchangedStakes, "entity_id"),
                () ->
                    write(context, Ownership.TABLE, answers.owners(), unchangedStakes, "entity_id"),
                () ->
                    context.write(
                        BeneficialOwner.TABLE,
                        OwnershipAnswers.withFiling(
                            andCarriedOver(
                                BeneficialOwner.TABLE,
                                answers.beneficialOwners(),
                                unchangedStakes,
                                "entity_id"),
                            OwnershipFacts.exempt(
                                day.stakes(), day.enterprises(), exemptCapital(asOf)),
                            OwnershipFacts.filingDuty(day.enterprises(), formsBoundToFile(asOf)))),
                () ->
                    write(
                        context,
                        ContagionReach.TABLE,
                        GuaranteeContagion.of(
                                changedGuarantees, day.guaranteeComponents(), day.means())
                            .reached(law.value(LOSS_GIVEN_DEFAULT, asOf)),
                        unchangedGuarantees,
                        "failed_id")));
      } finally {
        structure.unpersist();
      }
    }
  }

  /**
   * Derives control from the stakes, and from the findings of the day, which have control by
   * several holders together.
   */
  private Dataset<Row> control(
      StageContext context, Dataset<Row> withVotes, Dataset<Row> enterprises) {
    LocalDate asOf = context.stamp().asOf();
    return Controllers.withExit(
        Controllers.of(
            DirectControl.of(asOf, law)
                .of(withVotes.withColumn("share_ratio", col("voting_ratio"))),
            context.read(Finding.TABLE)),
        enterprises,
        asOf);
  }

  private static Dataset<Row> patterns(
      SeenEdges edges,
      Networks day,
      PatternRules rules,
      Dataset<Row> stakes,
      Dataset<Row> guarantees) {
    return new PatternSearch(rules)
        .of(
            PatternFacts.stakes(stakes, day.components())
                .unionByName(
                    PatternFacts.guarantees(guarantees, day.guaranteeComponents(), day.means()))
                .unionByName(PatternFacts.shared(edges, rules, day.enterprises())))
        .unionByName(
            new RelatedPartySearch(rules.relatedParties()).of(PatternFacts.ties(edges.onDay())))
        .withColumnRenamed("pattern", "finding_type");
  }

  private static Dataset<Row> structure(
      SeenEdges edges,
      Networks day,
      OwnershipRules rules,
      Dataset<Row> stakes,
      UnchangedComponents unchanged) {
    return new OwnershipStructure(rules)
        .of(
            OwnershipFacts.stakes(unchanged.changed(stakes, "to_id"), day.components()),
            OwnershipFacts.terms(
                unchanged.changed(edges.onDay(LEGAL_REPRESENTATIVE), "to_id"),
                unchanged.changed(day.enterprises(), "entity_id"),
                day.components(),
                rules));
  }

  private static void write(
      StageContext context,
      Table table,
      Dataset<Row> computed,
      UnchangedComponents unchanged,
      String nodeId) {
    context.write(table, andCarriedOver(table, computed, unchanged, nodeId));
  }

  private static Dataset<Row> andCarriedOver(
      Table table, Dataset<Row> computed, UnchangedComponents unchanged, String nodeId) {
    return unchanged.andCarriedOver(computed, table, lit(true), col(nodeId));
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

  private Optional<BigDecimal> exemptCapital(LocalDate asOf) {
    return Optional.of("beneficial_owner_exempt_capital_yuan")
        .filter(number -> !asOf.isBefore(law.firstDay(number)))
        .map(number -> law.value(number, asOf));
  }

  private Set<String> formsBoundToFile(LocalDate asOf) {
    return law.codes("form_with_filing_duty", asOf).stream()
        .map(LawCode::code)
        .collect(Collectors.toUnmodifiableSet());
  }
}
