package org.regulake.pipelines.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.law.Law;
import org.regulake.models.scorecard.Scorecard;
import org.regulake.models.warning.Warnings;

/** The arrows between the packages, as drawn in the architecture. */
class ArchitectureTest {

  private static final String ROOT = "org.regulake.pipelines.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar")).importPackages("org.regulake.pipelines");

  private static String[] packages(String... names) {
    return Arrays.stream(names).map(name -> ROOT + name + "..").toArray(String[]::new);
  }

  private static String[] allBut(String... names) {
    Set<String> left = Set.of(names);
    return packages(Stream.of("source", "identity", "collect", "record", "graph", "feature", "score", "monitor", "publish", "inquiry",
        "cluster", "lakehouse", "synthetic", "bench", "drill", "cli", "delivery", "stage", "run").filter(name -> !left.contains(name)).toArray(String[]::new));
  }

  private static void mayOnlyDependOn(String name, String... others) {
    String[] allowed = Stream.concat(Stream.of(name), Stream.of(others)).toArray(String[]::new);
    noClasses().that().resideInAPackage(ROOT + name + "..").should().dependOnClassesThat().resideInAnyPackage(allBut(allowed)).check(CLASSES);
  }

  @Test
  void what_is_judged_is_plain_java() {
    JavaClasses models = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
        .withImportOption(location -> !location.contains("-tests.jar")).importPackages("org.regulake.models");
    noClasses().that().resideOutsideOfPackages("org.regulake.models.graph..", "org.regulake.models.learning..")
        .should().dependOnClassesThat().resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..", "org.regulake.models.graph..",
            "org.regulake.models.learning..").check(models);
    noClasses().that().resideInAPackage("org.regulake.models.graph..").should().dependOnClassesThat().resideInAPackage("org.regulake.models.learning..")
        .check(models);
    noClasses().that().resideInAPackage("org.regulake.models.learning..").should().dependOnClassesThat().resideInAPackage("org.regulake.models.graph..")
        .check(models);
  }

  @Test
  void nothing_depends_on_the_command_line() {
    noClasses().that().resideOutsideOfPackage(ROOT + "cli..").should().dependOnClassesThat().resideInAPackage(ROOT + "cli..").check(CLASSES);
  }

  @Test
  void the_lakehouse_depends_on_no_other_package_of_this_module() {
    mayOnlyDependOn("lakehouse");
  }

  @Test
  void clusters_are_held_against_the_places_of_the_lakehouse_only() {
    mayOnlyDependOn("cluster", "lakehouse");
  }

  @Test
  void a_source_depends_on_no_other_package_of_this_module() {
    mayOnlyDependOn("source");
  }

  @Test
  void the_generator_depends_on_nothing_of_this_module() {
    mayOnlyDependOn("synthetic");
  }

  @Test
  void the_contests_depend_on_the_generator_only() {
    mayOnlyDependOn("bench", "synthetic", "graph", "record", "identity", "source", "lakehouse");
  }

  @Test
  void the_drill_sees_files_and_processes_only() {
    mayOnlyDependOn("drill", "synthetic", "collect", "lakehouse");
  }

  @Test
  void a_stage_is_declared_by_tables_of_the_lakehouse() {
    mayOnlyDependOn("stage", "lakehouse");
    mayOnlyDependOn("delivery", "source");
  }

  @Test
  void each_layer_depends_on_those_before_it_only() {
    mayOnlyDependOn("identity", "source", "lakehouse", "stage");
    mayOnlyDependOn("collect", "delivery", "identity", "source", "lakehouse", "stage");
    mayOnlyDependOn("record", "delivery", "identity", "source", "lakehouse", "stage");
    mayOnlyDependOn("graph", "record", "source", "lakehouse", "stage");
    mayOnlyDependOn("feature", "graph", "record", "delivery", "source", "lakehouse", "stage");
    mayOnlyDependOn("score", "feature", "lakehouse", "stage");
    mayOnlyDependOn("monitor", "score", "record", "source", "lakehouse", "stage");
    mayOnlyDependOn("publish", "monitor", "score", "record", "lakehouse", "stage");
    mayOnlyDependOn("run", "publish", "monitor", "score", "feature", "graph", "record", "collect", "delivery", "identity", "source", "lakehouse",
        "stage");
  }

  @Test
  void inquiries_read_records_and_the_graph() {
    mayOnlyDependOn("inquiry", "graph", "record", "delivery", "identity", "source", "lakehouse");
  }

  @Test
  void a_stage_is_given_its_rules_so_that_what_it_works_by_is_known() {
    noClasses().that().resideOutsideOfPackages(ROOT + "cli..", ROOT + "run..").should().callMethodWhere(isLoadOf(Law.class)
        .or(isLoadOf(Scorecard.class)).or(isLoadOf(Indicators.class)).or(isLoadOf(Warnings.class))).check(CLASSES);
  }

  @Test
  void only_the_lakehouse_knows_the_table_formats() {
    noClasses().that().resideOutsideOfPackage(ROOT + "lakehouse..")
        .should().dependOnClassesThat().resideInAnyPackage("io.delta..", "org.apache.spark.sql.delta..", "org.apache.iceberg..").check(CLASSES);
  }

  @Test
  void only_the_lakehouse_and_the_collection_touch_files_of_the_storage() {
    noClasses().that().resideOutsideOfPackages(ROOT + "lakehouse..", ROOT + "collect..")
        .should().dependOnClassesThat().resideInAPackage("org.apache.hadoop.fs..").check(CLASSES);
  }

  @Test
  void only_the_command_line_starts_sessions() {
    noClasses().that().resideOutsideOfPackage(ROOT + "cli..")
        .should().callMethodWhere(isCallOf("org.apache.spark.sql.SparkSession", "builder")).check(CLASSES);
  }

  @Test
  void only_a_run_and_the_command_line_look_at_a_clock_and_nothing_draws_lots() {
    noClasses().that().resideOutsideOfPackages(ROOT + "cli..", ROOT + "run..")
        .should().dependOnClassesThat(isOneOf("java.time.Clock"))
        .check(CLASSES);
    noClasses().should().callMethodWhere(isCallOf("java.time.Instant", "now").or(isCallOf("java.time.LocalDate", "now"))
        .or(isCallOf("java.time.LocalDateTime", "now")).or(isCallOf("java.time.ZonedDateTime", "now"))
        .or(isCallOf("java.lang.System", "currentTimeMillis")).or(isCallOf("java.lang.Math", "random"))
        .or(isCallOf("org.apache.spark.sql.functions", "current_date")).or(isCallOf("org.apache.spark.sql.functions", "current_timestamp"))
        .or(isCallOf("org.apache.spark.sql.functions", "now")).or(isCallOf("org.apache.spark.sql.functions", "rand"))
        .or(isCallOf("org.apache.spark.sql.functions", "randn")).or(isCallOf("org.apache.spark.sql.functions", "uuid"))
        .or(isCallOf("java.util.UUID", "randomUUID"))).check(CLASSES);
    noClasses().should().dependOnClassesThat(isOneOf("java.util.Random", "java.util.concurrent.ThreadLocalRandom")).check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> isOneOf(String... names) {
    return DescribedPredicate.describe("are one of " + String.join(", ", names), type -> Set.of(names).contains(type.getName()));
  }

  private static DescribedPredicate<JavaMethodCall> isLoadOf(Class<?> rules) {
    return isCallOf(rules.getName(), "load");
  }

  private static DescribedPredicate<JavaMethodCall> isCallOf(String owner, String method) {
    return DescribedPredicate.describe(owner + "." + method + "()",
        call -> call.getTargetOwner().getName().equals(owner) && call.getName().equals(method));
  }
}
