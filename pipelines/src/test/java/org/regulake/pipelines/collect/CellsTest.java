package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How a line falls into cells: as another reader has it where all is well, and with a verdict where
 * it is not.
 */
class CellsTest {

  private static final int RECORDS = 20_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a,b,c           | a/b/c",
        "a,,             | a//",
        "\"a, b\",c      | a, b/c",
        "\"a \"\"b\"\"\",c | a \"b\"/c",
        "\"\",\"\"       | /",
        "\"a\" ,b        | a/b",
        "5\" pipe,x      | 5\" pipe/x",
        "名\"一\",x      | 名\"一\"/x",
      })
  void a_line_that_is_well_formed_falls_into_its_cells(String line, String cells) {
    Cells read = Cells.of(line, ',');
    assertThat(read.isComplete()).isTrue();
    assertThat(read.unopened()).isEqualTo(-1);
    assertThat(read.list()).isEqualTo(List.of(cells.split("/", -1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"a           | open",
        "a,\"          | open",
        "a,\"b \"\"    | open",
        "a,\"b\"\"     | open",
        "\"a\"b,c      | broken",
        "a,\"b\" c     | broken",
        "\"a\"b\"      | broken",
        "\"a\\\"b\\\"\",c | broken",
        "a\",b         | unopened",
        "a,b\"         | unopened",
        "\"a\",b\"     | unopened",
      })
  void a_mark_out_of_place_is_told(String line, String verdict) {
    Cells read = Cells.of(line, ',');
    assertThat(
            read.isOpen()
                ? "open"
                : read.isBroken() ? "broken" : read.unopened() >= 0 ? "unopened" : "sound")
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"明\\\"六\\\"公司\",x | 明\"六\"公司/x",
        "\"C:\\\\temp\",x       | C:\\temp/x",
        "\"end \\\\\",x         | end \\/x",
        "\"\",\"\\\"\"          | /\"",
        "C:\\temp,x             | C:\\temp/x",
        "\"a\\b\",x             | a\\b/x",
      })
  void a_backslash_takes_its_meaning_from_a_mark_or_a_backslash_behind_it(
      String line, String cells) {
    assertThat(Cells.backslashed(line, ',').list()).isEqualTo(List.of(cells.split("/", -1)));
  }

  @Test
  void well_formed_records_are_read_as_another_reader_reads_them() {
    Random random = new Random(7);
    for (int i = 0; i < RECORDS; i++) {
      List<String> cells = new ArrayList<>();
      for (int cell = 0; cell <= random.nextInt(6); cell++) {
        cells.add(
            random
                .ints(random.nextInt(6), 0, 7)
                .mapToObj(letter -> "a,\"\n 名x".substring(letter, letter + 1))
                .collect(Collectors.joining()));
      }
      String text =
          cells.stream()
              .map(
                  cell ->
                      random.nextBoolean() || cell.matches("(?s).*[,\"\n].*")
                          ? "\"" + cell.replace("\"", "\"\"") + "\""
                          : cell)
              .collect(Collectors.joining(","));
      String[] lines = text.split("\n", -1);
      Cells read = Cells.of(lines[0], ',');
      for (int line = 1; line < lines.length; line++) {
        assertThat(read.isOpen()).as(text).isTrue();
        read = read.continued("\n", lines[line]);
      }
      assertThat(read.isComplete()).as(text).isTrue();
      assertThat(read.list()).as(text).isEqualTo(cells);
      List<CsvRecord> others =
          CsvReader.builder().skipEmptyLines(false).ofCsvRecord(text).stream().toList();
      if (!text.isEmpty()) {
        assertThat(read.list()).as(text).isEqualTo(others.get(0).getFields());
      }
    }
  }
}
