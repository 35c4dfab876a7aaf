package org.regulake.pipelines.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.regulake.models.calendar.WorkingDays;
import org.regulake.models.feature.FeatureRules;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.inventory.RiskModels;
import org.regulake.models.law.Law;
import org.regulake.models.linkage.LinkageModel;
import org.regulake.models.name.NameRules;
import org.regulake.models.product.CatalogueEntry;
import org.regulake.models.product.SupplierQuality;
import org.regulake.models.quality.Expectations;
import org.regulake.models.quality.QualityRules;
import org.regulake.models.quality.SupplierGrading;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.models.warning.Warnings;
import org.regulake.pipelines.catalogue.CatalogueHead;
import org.regulake.pipelines.feature.EnterpriseFeature;
import org.regulake.pipelines.feature.FeatureBuilder;
import org.regulake.pipelines.graph.EdgeBuilder;
import org.regulake.pipelines.graph.GraphBuilder;
import org.regulake.pipelines.identity.EntityResolver;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.linkage.LinkCandidate;
import org.regulake.pipelines.linkage.Linker;
import org.regulake.pipelines.listing.ListComparison;
import org.regulake.pipelines.listing.ListedDeviation;
import org.regulake.pipelines.monitor.Monitor;
import org.regulake.pipelines.publish.Publisher;
import org.regulake.pipelines.quality.QualityChecker;
import org.regulake.pipelines.quality.QualityFinding;
import org.regulake.pipelines.record.Recorder;
import org.regulake.pipelines.repair.RecordWithdrawal;
import org.regulake.pipelines.repair.RepairApplier;
import org.regulake.pipelines.score.Scorer;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.Reading.Rows;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageDeclaration;

class StagesTest {

  private static final Table A = table("a");
  private static final Table B = table("b");
  private static final Table C = table("c");

  private static Table table(String name) {
    Field id = Field.required("id", Type.STRING, "Id");
    return Table.named(Layer.SILVER, name)
        .grain("one row per id")
        .key(id)
        .fields(id, RunStamp.AS_OF)
        .build();
  }

  private static StageDeclaration whole(String name) {
    return StageDeclaration.whole(name, name);
  }

  private static StageDeclaration daily(String name) {
    return StageDeclaration.daily(name, name);
  }

  @Test
  void every_table_is_written_before_it_is_read_in_any_order_of_the_list() {
    for (int seed = 0; seed < 50; seed++) {
      List<StageDeclaration> shuffled = new ArrayList<>(Stages.ALL);
      Collections.shuffle(shuffled, new Random(seed));
      List<StageDeclaration> ordered = Stages.inOrder(shuffled);
      assertThat(ordered).containsExactlyInAnyOrderElementsOf(Stages.ALL);
      for (StageDeclaration stage : ordered) {
        assertThat(stage.reads())
            .filteredOn(reading -> reading.rows() != Rows.OF_PREVIOUS_DAY)
            .allSatisfy(
                reading ->
                    assertThat(ordered.indexOf(Stages.writerOf(reading.table())))
                        .isLessThan(ordered.indexOf(stage)));
      }
    }
  }

  @Test
  void a_stage_may_read_its_own_table_of_the_previous_day() {
    StageDeclaration stage = daily("score").readingPreviousDay(A).writing(A);
    assertThat(Stages.inOrder(List.of(stage))).containsExactly(stage);
  }

  @Test
  void an_impossible_declaration_is_refused_with_its_tables_and_stages() {
    assertThatThrownBy(() -> Stages.inOrder(List.of(whole("read").reading(A))))
        .hasMessage("stage read reads silver.a, which no stage writes");
    assertThatThrownBy(
            () -> Stages.inOrder(List.of(whole("one").writing(A), whole("two").writing(A))))
        .hasMessage("silver.a is written by the stages one and two");
    assertThatThrownBy(
            () ->
                Stages.inOrder(
                    List.of(
                        whole("one").reading(B).writing(A),
                        whole("two").reading(A).writing(B),
                        whole("free").writing(C))))
        .hasMessage("stages depend on each other's tables in a cycle: one, two");
    assertThatThrownBy(
            () -> Stages.inOrder(List.of(daily("day").writing(A), daily("all").reading(A))))
        .hasMessage("stage all reads all rows of silver.a, which stage day writes day by day");
    assertThatThrownBy(
            () -> Stages.inOrder(List.of(whole("all").writing(A), daily("day").readingDay(A))))
        .hasMessage("stage day reads a day of silver.a, which stage all writes as a whole");
    assertThatThrownBy(
            () ->
                Stages.inOrder(
                    List.of(daily("day").writing(A), whole("all").readingPreviousDay(A))))
        .hasMessage("stage all has no day and cannot read a day of silver.a");
  }

  @Test
  void a_day_reads_what_is_known_at_its_moment_wherever_rows_state_a_moment() {
    Table facts =
        Table.named(Layer.SILVER, "fact")
            .grain("one row per fact")
            .key(Bitemporal.KNOWN_FROM)
            .knownSince(Bitemporal.KNOWN_FROM)
            .fields(Bitemporal.KNOWN_FROM)
            .build();
    StageDeclaration writer = whole("all").writing(facts, A);
    StageDeclaration right = daily("day").readingKnown(facts).reading(A);
    assertThat(Stages.inOrder(List.of(right, writer))).containsExactly(writer, right);
    assertThatThrownBy(() -> Stages.inOrder(List.of(writer, daily("day").reading(facts))))
        .hasMessageEndingWith(
            "whose rows state since when they are known: declare it with readingKnown");
    assertThatThrownBy(() -> Stages.inOrder(List.of(writer, daily("day").readingKnown(A))))
        .hasMessageEndingWith(
            "whose rows do not state since when they are known: declare it with reading");
  }

  @Test
  void a_stage_with_rules_names_their_folders() throws ReflectiveOperationException {
    Law law = Law.load();
    Indicators indicators = Indicators.load();
    RiskModels models = RiskModels.load();
    List<Stage> stages =
        List.of(
            new EntityResolver(),
            new Recorder(PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test"), 0),
            new QualityChecker(QualityRules.load(), Expectations.load()),
            new RepairApplier(),
            new Linker(),
            new EdgeBuilder(),
            new GraphBuilder(law, 1),
            new FeatureBuilder(law),
            new ListComparison(law),
            new Scorer(models, law),
            new Monitor(indicators, Warnings.load()),
            new Publisher(models, indicators, law));
    assertThat(stages.stream().map(Stage::declaration))
        .containsExactlyElementsOf(Stages.ALL.subList(1, Stages.ALL.size()));
    for (Stage stage : stages) {
      Set<String> held = new TreeSet<>();
      for (java.lang.reflect.Field field : stage.getClass().getDeclaredFields()) {
        if (Set.of(Law.class, Indicators.class, Warnings.class).contains(field.getType())) {
          held.add((String) field.getType().getField("FOLDER").get(null));
        } else if (field.getType().equals(RiskModels.class)) {
          held.addAll(RiskModels.FOLDERS);
        }
      }
      // What landed rows mean depends on the descriptions of the sources, and which are adverse.
      if (stage.declaration().writes().contains(RecordWithdrawal.TABLE)
          || stage.declaration().reads().stream()
              .anyMatch(reading -> reading.table().layer() == Layer.BRONZE)) {
        held.add(Sources.FOLDER);
      }
      if (stage.declaration().writes().contains(LinkCandidate.TABLE)) {
        held.addAll(Set.of(LinkageModel.FOLDER, NameRules.FOLDER));
      }
      if (stage.declaration().writes().contains(ListedDeviation.TABLE)) {
        held.add(WorkingDays.FOLDER);
      }
      if (stage.declaration().writes().contains(CatalogueEntry.PRODUCT.table())) {
        held.addAll(List.of(Sources.FOLDER, CatalogueHead.FOLDER));
      }
      if (stage.declaration().writes().contains(EnterpriseFeature.TABLE)) {
        held.add(FeatureRules.FOLDER);
      }
      if (stage.declaration().writes().contains(QualityFinding.TABLE)) {
        held.addAll(Set.of(Sources.FOLDER, QualityRules.FOLDER, Expectations.FOLDER));
      }
      if (stage.declaration().writes().contains(SupplierQuality.PRODUCT.table())) {
        held.addAll(
            Set.of(
                Sources.FOLDER, WorkingDays.FOLDER, SupplierGrading.FOLDER, Expectations.FOLDER));
      }
      assertThat(stage.rules())
          .as(stage.declaration().name())
          .containsExactlyInAnyOrderElementsOf(held);
    }
  }

  @Test
  void code_and_rules_have_separate_hashes() {
    assertThat(Hashes.ofRules(Set.of("law")))
        .isNotEqualTo(Hashes.ofRules(Set.of("law", "scorecards")))
        .isNotEqualTo(Hashes.ofRules(Set.of()));
    assertThat(Hashes.ofRules(Set.of("scorecards", "law")))
        .isEqualTo(Hashes.ofRules(Set.of("law", "scorecards")));
    assertThat(Hashes.ofDataPath())
        .isEqualTo(Hashes.ofDataPath())
        .isNotEqualTo(Hashes.ofModules(List.of(Table.class)));
  }
}
