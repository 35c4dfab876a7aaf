package org.regulake.pipelines.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

  private static final String LOCK = "ops/run.lock";

  @TempDir private Path folder;
  private LakeFiles files;

  @BeforeEach
  void open() {
    files = new LakeFiles(new Configuration(), folder.toString());
  }

  private void writeLock(RunLock.Owner owner) throws IOException {
    files.write(LOCK, new ObjectMapper().writeValueAsString(owner));
  }

  private RunLock.Owner self() {
    try (RunLock lock = RunLock.take(files, "probe")) {
      return RunLock.holder(files).orElseThrow();
    }
  }

  @Test
  void a_second_run_is_refused_with_the_holder_of_the_lake() {
    try (RunLock lock = RunLock.take(files, "run-1")) {
      assertThatThrownBy(() -> RunLock.take(files, "run-2"))
          .isInstanceOf(RunLock.HeldException.class)
          .hasMessageContaining("run-1")
          .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()))
          .hasMessageContaining("status");
      assertThat(RunLock.holder(files).orElseThrow().runId()).isEqualTo("run-1");
    }
  }

  @Test
  void a_released_lock_can_be_taken_again() {
    RunLock.take(files, "run-1").close();
    assertThat(RunLock.holder(files)).isEmpty();
    RunLock.take(files, "run-2").close();
  }

  @Test
  void the_lock_of_a_dead_process_is_taken_over() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    writeLock(new RunLock.Owner("run-1", self().host(), process.pid(), ""));
    try (RunLock lock = RunLock.take(files, "run-2")) {
      assertThat(RunLock.holder(files).orElseThrow().runId()).isEqualTo("run-2");
      assertThat(files.list("ops")).containsExactly("run.lock", "run.sign-run-2");
    }
    assertThat(files.list("ops")).isEmpty();
  }

  @Test
  void a_process_whose_number_belongs_to_another_process_now_counts_as_dead() throws IOException {
    RunLock.Owner self = self();
    writeLock(new RunLock.Owner("run-1", self.host(), self.processId(), "2001-01-01T00:00:00Z"));
    try (RunLock lock = RunLock.take(files, "run-2")) {
      assertThat(RunLock.holder(files).orElseThrow().runId()).isEqualTo("run-2");
    }
  }

  @Test
  void a_lock_held_on_another_machine_is_respected_while_it_has_heartbeats() throws IOException {
    writeLock(new RunLock.Owner("run-1", "another-machine", 1, ""));
    assertThatThrownBy(() -> RunLock.take(files, "run-2"))
        .isInstanceOf(RunLock.HeldException.class)
        .hasMessageContaining("another-machine");
    assertThat(files.list("ops"))
        .as("a refused run leaves nothing behind")
        .containsExactly("run.lock");
  }

  @Test
  void a_lock_of_another_machine_without_heartbeats_is_taken_over_after_the_lease()
      throws IOException {
    writeLock(new RunLock.Owner("run-1", "another-machine", 1, ""));
    files.write("ops/run.sign-run-1", "");
    age(LOCK, RunLock.LEASE.plusSeconds(60));
    age("ops/run.sign-run-1", RunLock.LEASE.minusSeconds(60));
    assertThatThrownBy(() -> RunLock.take(files, "run-2"))
        .isInstanceOf(RunLock.HeldException.class);
    age("ops/run.sign-run-1", RunLock.LEASE.plusSeconds(60));
    try (RunLock lock = RunLock.take(files, "run-2")) {
      lock.requireHeld();
      assertThat(RunLock.holder(files).orElseThrow().runId()).isEqualTo("run-2");
      assertThat(files.list("ops")).containsExactly("run.lock", "run.sign-run-2");
    }
  }

  @Test
  void one_of_many_concurrent_runs_takes_over_a_dead_lock() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 20; round++) {
        writeLock(new RunLock.Owner("run-dead", "another-machine", 1, ""));
        age(LOCK, RunLock.LEASE.plusSeconds(60));
        List<Future<Optional<RunLock>>> tries =
            IntStream.range(0, 8)
                .mapToObj(number -> threads.submit(() -> tryToTake("run-" + number)))
                .toList();
        List<RunLock> taken = new ArrayList<>();
        for (Future<Optional<RunLock>> one : tries) {
          one.get().ifPresent(taken::add);
        }
        assertThat(taken).as("round %d", round).hasSize(1);
        taken.get(0).requireHeld();
        taken.get(0).close();
        assertThat(RunLock.holder(files)).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_run_interrupted_during_the_takeover_of_a_dead_lock_does_not_block_the_next()
      throws IOException {
    writeLock(new RunLock.Owner("run-dead", "another-machine", 1, ""));
    age(LOCK, RunLock.LEASE.plusSeconds(60));
    files.write("ops/run.claim-run-dead-1", "run-1");
    assertThatThrownBy(() -> RunLock.take(files, "run-2"))
        .isInstanceOf(RunLock.HeldException.class)
        .hasMessageContaining("several runs at once");
    age("ops/run.claim-run-dead-1", RunLock.LEASE.plusSeconds(60));
    RunLock.take(files, "run-2").close();
    assertThat(files.list("ops")).isEmpty();
  }

  /** Each run is on its own machine: on the same one it would see that the others are alive. */
  private Optional<RunLock> tryToTake(String runId) {
    try {
      return Optional.of(
          RunLock.take(files, new RunLock.Owner(runId, "machine-of-" + runId, 1, "")));
    } catch (RunLock.HeldException refused) {
      return Optional.empty();
    }
  }

  private void age(String file, Duration age) throws IOException {
    Files.setLastModifiedTime(folder.resolve(file), FileTime.from(Instant.now().minus(age)));
  }

  @Test
  void a_lock_whose_write_was_interrupted_is_taken_over() {
    files.write(LOCK, "{\"runId\": \"ru");
    RunLock.take(files, "run-2").close();
    assertThat(RunLock.holder(files)).isEmpty();
  }

  @Test
  void a_run_does_not_release_a_lock_that_another_run_holds() throws IOException {
    RunLock lock = RunLock.take(files, "run-1");
    RunLock.Owner other = new RunLock.Owner("run-2", "another-machine", 1, "");
    writeLock(other);
    lock.close();
    assertThat(RunLock.holder(files)).contains(other);
  }
}
