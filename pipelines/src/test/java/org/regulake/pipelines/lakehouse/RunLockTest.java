package org.regulake.pipelines.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
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

  private void leave(RunLock.Owner owner) throws IOException {
    files.write(LOCK, new ObjectMapper().writeValueAsString(owner));
  }

  private RunLock.Owner self() {
    try (RunLock lock = RunLock.take(files, "probe")) {
      return RunLock.holder(files).orElseThrow();
    }
  }

  @Test
  void a_second_run_is_refused_and_told_who_holds_the_lake() {
    try (RunLock lock = RunLock.take(files, "run-1")) {
      assertThatThrownBy(() -> RunLock.take(files, "run-2")).isInstanceOf(RunLock.HeldException.class)
          .hasMessageContaining("run-1").hasMessageContaining(String.valueOf(ProcessHandle.current().pid())).hasMessageContaining("status")
          .hasMessageContaining(LOCK);
      assertThat(RunLock.holder(files).orElseThrow().runId()).isEqualTo("run-1");
    }
  }

  @Test
  void a_lock_that_was_given_back_can_be_taken_again() {
    RunLock.take(files, "run-1").close();
    assertThat(RunLock.holder(files)).isEmpty();
    RunLock.take(files, "run-2").close();
  }

  @Test
  void the_lock_of_a_dead_process_is_taken_over() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    leave(new RunLock.Owner("run-1", self().host(), process.pid(), ""));
    try (RunLock lock = RunLock.take(files, "run-2")) {
      assertThat(RunLock.holder(files).orElseThrow().runId()).isEqualTo("run-2");
      assertThat(files.list("ops")).containsExactly("run.lock");
    }
  }

  @Test
  void a_process_number_that_was_given_to_another_process_since_counts_as_dead() throws IOException {
    RunLock.Owner self = self();
    leave(new RunLock.Owner("run-1", self.host(), self.processId(), "2001-01-01T00:00:00Z"));
    try (RunLock lock = RunLock.take(files, "run-2")) {
      assertThat(RunLock.holder(files).orElseThrow().runId()).isEqualTo("run-2");
    }
  }

  @Test
  void a_lock_held_on_another_machine_is_respected() throws IOException {
    leave(new RunLock.Owner("run-1", "another-machine", 1, ""));
    assertThatThrownBy(() -> RunLock.take(files, "run-2")).isInstanceOf(RunLock.HeldException.class).hasMessageContaining("another-machine");
  }

  @Test
  void a_lock_that_was_cut_off_while_it_was_written_is_taken_over() {
    files.write(LOCK, "{\"runId\": \"ru");
    RunLock.take(files, "run-2").close();
    assertThat(RunLock.holder(files)).isEmpty();
  }

  @Test
  void a_run_does_not_give_back_a_lock_that_is_no_longer_its_own() throws IOException {
    RunLock lock = RunLock.take(files, "run-1");
    RunLock.Owner other = new RunLock.Owner("run-2", "another-machine", 1, "");
    leave(other);
    lock.close();
    assertThat(RunLock.holder(files)).contains(other);
  }
}
