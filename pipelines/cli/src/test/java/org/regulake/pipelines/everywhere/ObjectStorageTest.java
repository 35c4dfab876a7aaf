package org.regulake.pipelines.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole pipeline in an object store, with {@code conf/minio.yml}, and a lake there shared by
 * two machines.
 */
@Tag("everywhere")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ObjectStorageTest {

  private static final Duration STAGE = Duration.ofMinutes(3);

  /** Longer than the lease of the run lock. */
  private static final Duration LEASE_ENDED = Duration.ofSeconds(125);

  @TempDir private static Path folder;
  private static ObjectStore store;
  private static PostgreSql database;
  private static long diedNanos;

  @BeforeAll
  static void deliver() {
    store = ObjectStore.start(folder);
    store.put(OneMachine.get().landing(), "/landing");
    if (PostgreSql.missing().isEmpty()) {
      database = new PostgreSql(folder);
    }
  }

  @AfterAll
  static void stop() {
    Stream.of(database, store)
        .filter(server -> server != null)
        .forEach(
            server -> {
              try {
                server.close();
              } catch (Exception cause) {
                throw new IllegalStateException(cause);
              }
            });
  }

  private static Launcher launcher(String name) throws IOException {
    Launcher launcher = new Launcher(Files.createDirectories(folder.resolve(name)));
    ObjectStore.environment().forEach(launcher::with);
    return launcher.with("REGULAKE_CATALOG_PASSWORD", PostgreSql.PASSWORD);
  }

  private static String[] in(String lake, List<String> catalog, String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(
        List.of(
            "--config",
            "../../conf/minio.yml",
            "--lake",
            store.uri(lake),
            "--set",
            "lakehouse.object_store.endpoint=" + store.endpoint()));
    arguments.addAll(catalog);
    return arguments.toArray(String[]::new);
  }

  private static final List<String> IN_THE_LAKE = List.of("--set", "lakehouse.catalog.type=hadoop");

  private static List<String> inTheDatabase() {
    return List.of(
        "--set",
        "lakehouse.catalog.uri=" + database.uri(),
        "--set",
        "lakehouse.catalog.user=" + database.user());
  }

  @Test
  @Order(1)
  void a_second_machine_is_refused_while_the_first_runs_and_until_its_lease_expires()
      throws IOException {
    requireNames();
    String[] run = in("/shared", IN_THE_LAKE, OneMachine.run("--landing", store.uri("/landing")));
    try (Server first = launcher("first").onMachine("machine-one").start(run)) {
      first.awaitPrinted("✓ +collect", STAGE);
      try (Server second = launcher("second").onMachine("machine-two").start(run)) {
        assertThat(second.awaitEnd(STAGE)).isEqualTo(1);
        assertThat(second.printed())
            .contains("is in use by run")
            .contains("on machine-one")
            .contains("status");
      }
      first.kill();
      diedNanos = System.nanoTime();
    }
    try (Server third = launcher("third").onMachine("machine-two").start(run)) {
      assertThat(third.awaitEnd(STAGE))
          .as("its death cannot be detected from this machine")
          .isEqualTo(1);
      assertThat(third.printed()).contains("on machine-one").contains("last heartbeat");
    }
  }

  @Test
  @Order(2)
  void the_contents_are_the_same_as_on_local_disk() throws IOException {
    List<String> catalog = database == null ? IN_THE_LAKE : inTheDatabase();
    String printed =
        launcher("alone")
            .call(in("/alone", catalog, OneMachine.run("--landing", store.uri("/landing"))));
    assertThat(printed).doesNotContain(PostgreSql.PASSWORD);
    assertThat(Contents.of(store.hadoopConfiguration(), store.uri("/alone")))
        .isEqualTo(OneMachine.get().contents());
    assertThat(launcher("again").call(in("/alone", catalog, "verify")))
        .contains("match the ledger");
  }

  @Test
  @Order(3)
  void another_machine_takes_over_the_lake_after_the_lease_of_a_dead_run_expires()
      throws IOException {
    requireNames();
    Server.await(
        LEASE_ENDED.plusSeconds(5),
        "the end of the lease",
        () -> System.nanoTime() - diedNanos > LEASE_ENDED.toNanos());
    String printed =
        launcher("heir")
            .onMachine("machine-two")
            .call(in("/shared", IN_THE_LAKE, OneMachine.run("--landing", store.uri("/landing"))));
    assertThat(printed).contains("was interrupted; it resumes where it stopped");
    assertThat(Contents.of(store.hadoopConfiguration(), store.uri("/shared")))
        .isEqualTo(OneMachine.get().contents());
    assertThat(launcher("sweep").call(in("/shared", IN_THE_LAKE, "sweep"))).contains("removed");
    assertThat(launcher("verify").call(in("/shared", IN_THE_LAKE, "verify")))
        .contains("match the ledger");
  }

  private static void requireNames() {
    Assumptions.assumeTrue(
        Launcher.canNameMachines(),
        "unshare cannot give a process a machine name of its own here (root on Linux can)");
  }
}
