package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.regulake.pipelines.run.Tables;

class DictionaryTest {

  private static final Path DICTIONARY = Path.of("..", "TABLES.md");

  @Test
  void the_dictionary_equals_the_contracts() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DICTIONARY, Dictionary.markdown());
      fail(
          "TABLES.md was rewritten: review the change, then run the tests without -Dgolden.update");
    }
    assertThat(Files.readString(DICTIONARY))
        .as(
            "TABLES.md differs from the contracts; rewrite it with -Dgolden.update=true and review"
                + " the change")
        .isEqualTo(Dictionary.markdown());
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
