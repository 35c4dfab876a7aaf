package org.regulake.pipelines.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.inventory.RiskModels;
import org.regulake.models.law.Law;
import org.regulake.models.quality.QualityRules;
import org.regulake.models.scorecard.Scorecard;
import org.regulake.models.warning.Warnings;
import org.regulake.pipelines.run.Hashes;

/** Checks the dependencies between the packages, and rules about the libraries that they use. */
class ArchitectureTest {

  private static final String ROOT = "org.regulake.pipelines.";
  private static final JavaClasses CLASSES = classes("org.regulake.pipelines");

  /**
   * Each package with exactly the packages that it uses. Sub-packages count as their package,
   * except those of models.graph and models.learning.
   */
  private static final String ARROWS =
      """
      models.calendar: models.rule
      models.code:
      models.feature: models.rule models.table
      models.graph:
      models.graph.centrality: models.graph
      models.graph.component: models.graph models.graph.row
      models.graph.contagion: models.graph models.graph.component models.graph.row
      models.graph.engine: models.graph models.graph.centrality models.graph.component
      models.graph.ownership: models.graph models.graph.component models.graph.row models.law
      models.graph.pattern: models.graph models.graph.component models.graph.ownership models.law
      models.graph.row:
      models.indicator: models.rule
      models.inventory: models.law models.risk models.rule models.scorecard
      models.law: models.rule
      models.learning: models.rule
      models.learning.indicator: models.indicator models.learning models.rule
      models.learning.scorecard: models.feature models.learning models.risk models.rule models.scorecard
      models.learning.warning: models.code models.rule models.warning
      models.linkage: models.code models.name models.rule
      models.listing: models.calendar models.law models.rule
      models.name: models.code models.rule
      models.product: models.rule models.table
      models.quality: models.calendar models.rule
      models.risk: models.feature models.law models.rule
      models.rule:
      models.scorecard: models.feature models.law models.risk models.rule
      models.table:
      models.text:
      models.warning: models.rule
      pipelines.bench: models.graph.component models.graph.contagion models.graph.ownership models.linkage models.table models.text pipelines.graph \
          pipelines.identity pipelines.lakehouse pipelines.linkage pipelines.run pipelines.synthetic
      pipelines.catalogue: models.law models.product models.rule models.table pipelines.lakehouse pipelines.record pipelines.source
      pipelines.cli: models.code models.graph.ownership models.law models.linkage models.product models.quality models.rule models.table models.text pipelines.bench pipelines.catalogue pipelines.cluster \
          pipelines.collect pipelines.delivery pipelines.drill pipelines.graph pipelines.identity pipelines.lakehouse pipelines.linkage \
          pipelines.publish pipelines.pull pipelines.query pipelines.record pipelines.run pipelines.source pipelines.stage pipelines.synthetic
      pipelines.cluster: models.text pipelines.lakehouse
      pipelines.collect: models.code models.graph.row models.rule models.table models.text pipelines.delivery pipelines.identity pipelines.lakehouse \
          pipelines.source pipelines.stage
      pipelines.delivery: models.calendar models.table pipelines.source
      pipelines.drill: pipelines.collect pipelines.lakehouse pipelines.synthetic
      pipelines.feature: models.feature models.law models.rule models.table pipelines.delivery pipelines.graph pipelines.lakehouse \
          pipelines.record pipelines.repair pipelines.source pipelines.stage
      pipelines.graph: models.code models.graph.component models.graph.contagion models.graph.ownership models.graph.pattern models.law \
          models.table pipelines.lakehouse pipelines.record pipelines.source pipelines.stage
      pipelines.identity: models.code models.table pipelines.delivery pipelines.source pipelines.stage
      pipelines.lakehouse: models.table models.text
      pipelines.linkage: models.graph.row models.linkage models.rule models.table pipelines.delivery pipelines.identity pipelines.lakehouse pipelines.record \
          pipelines.source pipelines.stage
      pipelines.listing: models.calendar models.law models.listing models.product models.table pipelines.delivery pipelines.lakehouse \
          pipelines.record pipelines.repair pipelines.source pipelines.stage
      pipelines.monitor: models.indicator models.learning.indicator models.learning.warning models.rule models.table models.warning \
          pipelines.delivery pipelines.lakehouse pipelines.record pipelines.score pipelines.source pipelines.stage
      pipelines.publish: models.code models.indicator models.inventory models.law models.product models.quality models.risk models.rule models.table \
          pipelines.catalogue pipelines.delivery pipelines.lakehouse pipelines.listing pipelines.monitor pipelines.quality pipelines.record pipelines.repair pipelines.score \
          pipelines.source pipelines.stage
      pipelines.pull: models.rule models.text pipelines.collect pipelines.delivery pipelines.lakehouse pipelines.source
      pipelines.quality: models.calendar models.code models.quality models.rule models.table pipelines.delivery pipelines.lakehouse pipelines.record \
          pipelines.source pipelines.stage
      pipelines.query: models.graph.ownership models.linkage models.name models.product models.quality models.rule models.table models.text pipelines.delivery pipelines.graph \
          pipelines.identity pipelines.lakehouse pipelines.linkage pipelines.listing pipelines.publish pipelines.quality pipelines.record pipelines.repair \
          pipelines.source
      pipelines.record: models.code models.graph.row models.table pipelines.delivery pipelines.identity pipelines.lakehouse pipelines.source \
          pipelines.stage
      pipelines.repair: models.code models.table pipelines.lakehouse pipelines.source pipelines.stage
      pipelines.run: models.graph models.indicator models.inventory models.law models.learning.scorecard models.quality models.rule models.table models.warning pipelines.catalogue pipelines.collect \
          pipelines.delivery pipelines.feature pipelines.graph pipelines.identity pipelines.lakehouse pipelines.linkage pipelines.listing pipelines.monitor pipelines.publish \
          pipelines.quality pipelines.record pipelines.repair pipelines.score pipelines.source pipelines.stage
      pipelines.score: models.feature models.inventory models.law models.learning.scorecard models.risk models.table \
          pipelines.feature pipelines.lakehouse pipelines.stage
      pipelines.source: models.code models.rule models.table
      pipelines.stage: models.table pipelines.lakehouse
      pipelines.synthetic: models.name
      """;

  private static JavaClasses classes(String root) {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .withImportOption(
            location -> !location.contains("-tests.jar") && !location.contains("graphframes"))
        .importPackages(root);
  }

  private static Map<String, Set<String>> arrows() {
    Map<String, Set<String>> arrows = new TreeMap<>();
    ARROWS
        .lines()
        .map(line -> line.split(":"))
        .forEach(
            parts ->
                arrows.put(
                    parts[0],
                    parts.length == 1
                        ? Set.of()
                        : new TreeSet<>(List.of(parts[1].strip().split(" +")))));
    return arrows;
  }

  /** Shortens a package, as in {@code org.regulake.models.code.text} to {@code models.code}. */
  private static String packageOf(JavaClass type) {
    List<String> parts =
        List.of(type.getPackageName().replaceFirst("^org\\.regulake\\.", "").split("\\."));
    boolean isDivided =
        parts.size() > 2
            && parts.get(0).equals("models")
            && Set.of("graph", "learning").contains(parts.get(1));
    return String.join(".", parts.subList(0, Math.min(parts.size(), isDivided ? 3 : 2)));
  }

  @Test
  void every_package_uses_exactly_the_packages_of_its_line() {
    Map<String, Set<String>> used = new TreeMap<>();
    for (JavaClass type : classes("org.regulake")) {
      Set<String> others = used.computeIfAbsent(packageOf(type), name -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith("org.regulake."))
          .map(ArchitectureTest::packageOf)
          .filter(other -> !other.equals(packageOf(type)))
          .forEach(others::add);
    }
    assertThat(used).isEqualTo(arrows());
  }

  @Test
  void the_arrows_have_no_cycle() {
    Map<String, Set<String>> open = arrows();
    while (!open.isEmpty()) {
      Set<String> lowest =
          open.entrySet().stream()
              .filter(entry -> entry.getValue().stream().noneMatch(open::containsKey))
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      assertThat(lowest)
          .as("packages of " + open.keySet() + " that use none of the others")
          .isNotEmpty();
      open.keySet().removeAll(lowest);
    }
  }

  @Test
  void the_hash_of_the_data_path_covers_every_module_used_by_stages() {
    Set<String> reached = new TreeSet<>();
    for (JavaClass type : classes("org.regulake")) {
      if (packageOf(type).equals("pipelines.run")) {
        type.getTransitiveDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .filter(target -> target.getPackageName().startsWith("org.regulake."))
            .forEach(target -> reached.add(module(target)));
      }
    }
    JavaClasses all = classes("org.regulake");
    assertThat(Hashes.DATA_PATH)
        .extracting(anchor -> module(all.get(anchor)))
        .containsExactlyInAnyOrderElementsOf(reached);
  }

  /** The folder or jar that contains a class. */
  private static String module(JavaClass type) {
    String place = type.getSource().orElseThrow().getUri().toString();
    return place.substring(0, place.indexOf("org/regulake/"));
  }

  @Test
  void models_are_plain_java() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.regulake.models.graph..", "org.regulake.models.learning..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
        .check(classes("org.regulake.models"));
  }

  @Test
  void a_stage_gets_its_rules_by_its_constructor() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "cli..", ROOT + "run..")
        .should()
        .callMethodWhere(
            isLoadOf(Law.class)
                .or(isLoadOf(Scorecard.class))
                .or(isLoadOf(RiskModels.class))
                .or(isLoadOf(Indicators.class))
                .or(isLoadOf(Warnings.class))
                .or(isLoadOf(QualityRules.class)))
        .check(CLASSES);
  }

  @Test
  void only_the_lakehouse_knows_the_table_formats() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "lakehouse..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.delta..", "org.apache.spark.sql.delta..", "org.apache.iceberg..")
        .check(CLASSES);
  }

  @Test
  void only_the_lakehouse_and_the_collection_touch_files_of_the_storage() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "lakehouse..", ROOT + "collect..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.hadoop.fs..")
        .check(CLASSES);
  }

  @Test
  void only_the_command_line_starts_sessions() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli..")
        .should()
        .callMethodWhere(isCallOf("org.apache.spark.sql.SparkSession", "builder"))
        .check(CLASSES);
  }

  @Test
  void only_a_run_and_the_command_line_read_a_clock_and_nothing_is_random() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "cli..", ROOT + "run..")
        .should()
        .dependOnClassesThat(isOneOf("java.time.Clock"))
        .check(CLASSES);
    noClasses()
        .should()
        .callMethodWhere(
            isCallOf("java.time.Instant", "now")
                .or(isCallOf("java.time.LocalDate", "now"))
                .or(isCallOf("java.time.LocalDateTime", "now"))
                .or(isCallOf("java.time.ZonedDateTime", "now"))
                .or(isCallOf("java.lang.System", "currentTimeMillis"))
                .or(isCallOf("java.lang.Math", "random"))
                .or(isCallOf("org.apache.spark.sql.functions", "current_date"))
                .or(isCallOf("org.apache.spark.sql.functions", "current_timestamp"))
                .or(isCallOf("org.apache.spark.sql.functions", "now"))
                .or(isCallOf("org.apache.spark.sql.functions", "rand"))
                .or(isCallOf("org.apache.spark.sql.functions", "randn"))
                .or(isCallOf("org.apache.spark.sql.functions", "uuid"))
                .or(isCallOf("java.util.UUID", "randomUUID")))
        .check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat(isOneOf("java.util.Random", "java.util.concurrent.ThreadLocalRandom"))
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> isOneOf(String... names) {
    return DescribedPredicate.describe(
        "are one of " + String.join(", ", names), type -> Set.of(names).contains(type.getName()));
  }

  private static DescribedPredicate<JavaMethodCall> isLoadOf(Class<?> rules) {
    return isCallOf(rules.getName(), "load");
  }

  private static DescribedPredicate<JavaMethodCall> isCallOf(String owner, String method) {
    return DescribedPredicate.describe(
        owner + "." + method + "()",
        call -> call.getTargetOwner().getName().equals(owner) && call.getName().equals(method));
  }
}
