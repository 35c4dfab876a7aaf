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
 * Splitting of lines into cells: compared with another parser for well-formed lines, and classified
 * for malformed ones.
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
  void a_well_formed_line_is_split_into_its_cells(String line, String cells) {
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
  void a_misplaced_mark_is_detected(String line, String state) {
    Cells read = Cells.of(line, ',');
    assertThat(
            read.isOpen()
                ? "open"
                : read.isBroken() ? "broken" : read.unopened() >= 0 ? "unopened" : "sound")
        .isEqualTo(state);
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
  void a_backslash_is_an_escape_only_before_a_mark_or_a_backslash(String line, String cells) {
    assertThat(Cells.backslashed(line, ',').list()).isEqualTo(List.of(cells.split("/", -1)));
  }

  @Test
  void well_formed_records_are_read_like_by_another_parser() {
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
