package org.regulake.pipelines.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchLakeTest {

  @TempDir private Path folder;

  private LakeFiles lake(String name) {
    return new LakeFiles(LocalDisk.configuration(), folder.resolve(name).toString());
  }

  @Test
  void a_scratch_lake_is_removed_with_its_contents() {
    LakeFiles lake = lake("scratch");
    ScratchLake.mark(lake);
    lake.write("silver/thing/file", "rows");

    ScratchLake.remove(lake);

    assertThat(folder.resolve("scratch")).doesNotExist();
  }

  @Test
  void a_lake_without_the_mark_is_left_unchanged() {
    LakeFiles lake = lake("real");
    lake.write("ops/ledger.json", "{}");

    assertThatThrownBy(() -> ScratchLake.remove(lake))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is left unchanged");
    assertThat(folder.resolve("real/ops/ledger.json")).exists();
  }

  @Test
  void no_scratch_lake_is_made_in_a_place_that_is_not_empty() {
    LakeFiles lake = lake("real");
    lake.write("ops/ledger.json", "{}");

    assertThatThrownBy(() -> ScratchLake.mark(lake))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is not empty");
  }
}
