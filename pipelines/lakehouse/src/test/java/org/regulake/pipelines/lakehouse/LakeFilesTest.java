package org.regulake.pipelines.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeFilesTest {

  @TempDir private Path folder;
  private LakeFiles files;

  @BeforeEach
  void open() {
    files = new LakeFiles(new Configuration(), folder.resolve("lake").toString());
  }

  @Test
  void a_missing_file_and_a_missing_folder_are_empty() {
    assertThat(files.read("ops/none.json")).isEmpty();
    assertThat(files.list("ops")).isEmpty();
    files.delete("ops/none.json");
  }

  @Test
  void a_written_text_is_read_and_replaced_as_a_whole() {
    files.write("ops/state.json", "a long first text 企业");
    assertThat(files.read("ops/state.json")).contains("a long first text 企业");
    files.write("ops/state.json", "short");
    assertThat(files.read("ops/state.json")).contains("short");
  }

  @Test
  void a_listing_contains_no_temporary_files_of_writes() {
    files.write("ops/b", "1");
    files.write("ops/a", "1");
    assertThat(files.list("ops")).containsExactly("a", "b");
    files.delete("ops/a");
    assertThat(files.list("ops")).containsExactly("b");
  }

  @Test
  void a_place_may_be_given_as_a_uri() {
    new LakeFiles(new Configuration(), folder.resolve("lake").toUri().toString())
        .write("ops/x", "1");
    assertThat(files.read("ops/x")).contains("1");
  }

  @Test
  void a_reader_sees_the_old_text_or_the_new_one_but_no_part() throws InterruptedException {
    String one = "1".repeat(50_000);
    String two = "2".repeat(80_000);
    files.write("ops/state.json", one);
    AtomicBoolean isDone = new AtomicBoolean();
    Set<String> seen = ConcurrentHashMap.newKeySet();
    Thread reader =
        new Thread(
            () -> {
              while (!isDone.get()) {
                try {
                  seen.add(Files.readString(folder.resolve("lake/ops/state.json")));
                } catch (IOException gone) {
                  seen.add("no file");
                }
              }
            });
    reader.start();
    for (int i = 0; i < 50; i++) {
      files.write("ops/state.json", i % 2 == 0 ? two : one);
    }
    isDone.set(true);
    reader.join();
    assertThat(
            seen.stream()
                .map(
                    text ->
                        text.equals(one)
                            ? "one"
                            : text.equals(two) ? "two" : text.length() + " characters"))
        .isSubsetOf("one", "two");
  }

  @Test
  void a_secret_is_read_without_the_line_break_after_it(@TempDir Path secrets) throws IOException {
    Files.writeString(secrets.resolve("password"), "s3cret\n");
    assertThat(LakeFiles.readSecret(secrets.resolve("password").toString())).isEqualTo("s3cret");
    assertThatThrownBy(() -> LakeFiles.readSecret(secrets.resolve("none").toString()))
        .hasMessageContaining("none");
  }
}
