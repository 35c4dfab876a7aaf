package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.regulake.models.testing.GoldenFile;
import org.regulake.pipelines.run.Tables;

class DictionaryTest {

  @Test
  void the_dictionary_equals_the_contracts() {
    GoldenFile.compare(Path.of("..", "TABLES.md"), Dictionary.markdown());
  }

  @Test
  void every_table_has_the_columns_of_its_key_and_its_partitions() {
    assertThat(Tables.ALL)
        .allSatisfy(
            table -> {
              assertThat(table.key())
                  .isNotEmpty()
                  .allSatisfy(column -> assertThat(table.field(column)).isPresent());
              assertThat(table.partitions())
                  .allSatisfy(column -> assertThat(table.field(column)).isPresent());
            });
    assertThat(Tables.names()).doesNotHaveDuplicates();
  }
}
