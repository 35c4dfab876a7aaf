package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Sources;

/**
 * The lines of damaged CSV files. Sound rows contain their number in every cell, so that a test can
 * see without a parser whether a row was kept or swallowed by another.
 */
class DamagedCsvTest {

  private static final String HEADER =
      "enterprise_name,credit_code,established_date,address,status";
  private static final int FILES = 4_000;

  /** The result of reading a text. */
  private record Read(List<LandedRecord> records, LineCounts lines) {
    List<String> good() {
      return records.stream()
          .filter(record -> record.problem() == null)
          .map(record -> record.values()[column("credit_code")])
          .toList();
    }

    Map<Long, String> bad() {
      return records.stream()
          .filter(record -> record.problem() != null)
          .collect(
              Collectors.toMap(
                  LandedRecord::line,
                  record -> record.problem().code(),
                  (first, second) -> first,
                  TreeMap::new));
    }

    LandedRecord at(long line) {
      return records.stream().filter(record -> record.line() == line).findFirst().orElseThrow();
    }
  }

  private static int column(String name) {
    return Sources.named("registration").orElseThrow().landedNames().indexOf(name);
  }

  private static FileTask task() {
    LandedFile file = new LandedFile("a.csv", "file:/landing/registration/2025-01-31/a.csv", 0, 0);
    Delivery delivery =
        new Delivery(
            Sources.named("registration").orElseThrow(),
            "2025-01-31",
            MessageKind.FULL,
            1,
            LocalDate.of(2025, 1, 31),
            Instant.parse("2025-02-01T00:00:00Z"),
            DeliveryDescription.NONE,
            "",
            Map.of(),
            List.of(file));
    return FileTask.of(delivery, file, null);
  }

  private static Read read(String text) {
    LineCounter counter = new LineCounter(new StringReader(text));
    CommaSeparated reader = new CommaSeparated(task(), counter);
    List<LandedRecord> records = new ArrayList<>();
    reader.forEachRemaining(records::add);
    return new Read(
        records,
        new LineCounts(
            counter.lines(),
            reader.headerLines(),
            reader.blankLines(),
            reader.continuationLines()));
  }

  private static Read read(String... rows) {
    return read((String) HEADER + "\n" + String.join("\n", rows) + "\n");
  }

  private static String row(int number) {
    return "n%1$d,c%1$d,2015-08-03,a%1$d,存续".formatted(number);
  }

  private static String withAddress(int number, String address) {
    return "n%1$d,c%1$d,2015-08-03,%2$s,存续".formatted(number, address);
  }

  // ---- unclosed marks

  @Test
  void an_unclosed_mark_costs_only_its_line() {
    Read read = read(row(1), "n2,c2,2015-08-03,\"a2,存续", row(3), row(4));
    assertThat(read.good()).containsExactly("c1", "c3", "c4");
    assertThat(read.bad()).isEqualTo(Map.of(3L, "quote_unclosed"));
    assertThat(read.at(3).detail()).contains("field 4", "line 4 is a row by itself");
    assertThat(read.at(3).raw()).isEqualTo("n2,c2,2015-08-03,\"a2,存续");
  }

  @Test
  void a_mark_that_is_closed_rows_later_swallows_no_row() {
    Read read = read(row(1), withAddress(2, "\"a2"), row(3), withAddress(4, "a4\""), row(5));
    assertThat(read.good()).containsExactly("c1", "c3", "c5");
    assertThat(read.bad()).isEqualTo(Map.of(3L, "quote_unclosed", 5L, "quote_misplaced"));
  }

  @Test
  void a_mark_that_the_next_row_closes_swallows_no_row() {
    Read read = read(withAddress(1, "\"a1"), withAddress(2, "a2\""), row(3));
    assertThat(read.good()).containsExactly("c3");
    assertThat(read.bad().keySet()).containsExactly(2L, 3L);
  }

  @Test
  void two_opening_marks_cost_their_two_lines() {
    Read read = read(withAddress(1, "\"a1"), withAddress(2, "\"a2"), row(3));
    assertThat(read.good()).containsExactly("c3");
    assertThat(read.bad()).isEqualTo(Map.of(2L, "quote_unclosed", 3L, "quote_unclosed"));
  }

  @Test
  void an_end_of_file_within_marks_refuses_the_file() {
    RefusedFileException refused =
        catchThrowableOfType(
            RefusedFileException.class, () -> read(row(1), withAddress(2, "\"a2"), "rest of it"));
    assertThat(refused.reason()).isEqualTo(Reason.FILE_MALFORMED);
    assertThat(refused)
        .hasMessageContaining("ends within quotation marks")
        .hasMessageContaining("field 4 of line 3");
  }

  @Test
  void a_text_over_too_many_lines_is_not_a_record() {
    String[] rows =
        IntStream.range(0, CommaSeparated.MOST_LINES + 10)
            .mapToObj(i -> i == 0 ? withAddress(1, "\"a1") : "text")
            .toArray(String[]::new);
    assertThat(read(rows).bad().get(2L)).isEqualTo("quote_unclosed");
    assertThat(read(rows).at(2).detail()).contains("more than 200 lines");
  }

  // ---- text with line breaks

  @Test
  void free_text_keeps_its_line_breaks() {
    Read read =
        read(
            withAddress(1, "\"north\r\nsouth\""),
            withAddress(2, "\"a, \"\"b\"\"\n\nc, d\""),
            row(3));
    assertThat(read.good()).containsExactly("c1", "c2", "c3");
    assertThat(read.at(2).values()[column("address")]).isEqualTo("north\r\nsouth");
    assertThat(read.at(4).values()[column("address")]).isEqualTo("a, \"b\"\n\nc, d");
    assertThat(read.lines()).isEqualTo(new LineCounts(7, 1, 0, 3));
  }

  @Test
  void free_text_in_the_first_column_keeps_its_line_breaks_too() {
    String text =
        "address,credit_code,established_date,enterprise_name,status\n"
            + "\"north\n"
            + "south\",c1,2015-08-03,n1,存续\n";
    assertThat(read(text).at(2).values()[column("address")]).isEqualTo("north\nsouth");
    String torn =
        "address,credit_code,established_date,enterprise_name,status\n"
            + "\"north,c1,2015-08-03,n1,存续\n"
            + "south\",c2,2015-08-03,n2,存续\n";
    assertThat(read(torn).bad().keySet()).containsExactly(2L, 3L);
  }

  @Test
  void a_quoted_line_break_outside_free_text_is_read_line_by_line() {
    Read read = read("\"n1\nmore\",c1,2015-08-03,a1,存续", row(2));
    assertThat(read.good()).containsExactly("c2");
    assertThat(read.bad()).isEqualTo(Map.of(2L, "quote_unclosed", 3L, "quote_misplaced"));
    assertThat(read.at(2).detail()).contains("only columns of free text");
  }

  // ---- marks that are not doubled

  @Test
  void marks_after_a_backslash_are_read_as_marks() {
    Read read = read("\"明\\\"六\\\"公司\",c1,2015-08-03,\"C:\\\\a\",存续", row(2));
    assertThat(read.good()).containsExactly("c1", "c2");
    assertThat(read.at(2).values()[column("enterprise_name")]).isEqualTo("明\"六\"公司");
    assertThat(read.at(2).values()[column("address")]).isEqualTo("C:\\a");
  }

  @Test
  void text_after_a_closing_mark_makes_the_row_bad() {
    Read read = read("\"n1\"x,c1,2015-08-03,a1,存续", "\"明\"六\"公司\",c2,2015-08-03,a2,存续", row(3));
    assertThat(read.good()).containsExactly("c3");
    assertThat(read.bad()).isEqualTo(Map.of(2L, "quote_misplaced", 3L, "quote_misplaced"));
  }

  @Test
  void an_unclosed_mark_in_the_header_refuses_the_file() {
    assertThat(
            catchThrowableOfType(
                    RefusedFileException.class,
                    () -> read("\"enterprise_name,credit_code\n" + row(1) + "\n"))
                .reason())
        .isEqualTo(Reason.FILE_MALFORMED);
  }

  @Test
  void a_line_that_is_too_long_refuses_the_file_and_names_the_limit() {
    assertThat(
            catchThrowableOfType(
                RefusedFileException.class,
                () -> read(row(1), "x".repeat(PhysicalLines.LONGEST_LINE + 1))))
        .hasMessageContaining("line 3")
        .hasMessageContaining("1,000,000 characters");
  }

  // ---- random damage

  /**
   * Files with stray marks, truncated lines and shifted columns at random places with a seed.
   * Whatever the damage: all lines are accounted for, no cell contains text of another row, and
   * every undamaged row is kept, unless the whole file is refused.
   */
  @Test
  void no_damage_loses_or_swallows_a_sound_row() {
    Random random = new Random(14);
    int refused = 0;
    for (int file = 0; file < FILES; file++) {
      List<String> rows = new ArrayList<>();
      Set<String> sound = new HashSet<>();
      for (int number = 0; number < 12; number++) {
        boolean isDamaged = random.nextInt(4) == 0;
        String row = soundRow(random, number);
        rows.add(isDamaged ? damaged(random, row) : row);
        if (!isDamaged) {
          sound.add("c" + number);
        }
      }
      String ending = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
      String text =
          HEADER
              + ending
              + String.join(ending, rows).replace("\n", ending)
              + (random.nextBoolean() ? ending : "");
      try {
        Read read = read(text);
        assertThat(read.lines().lines()).as(text).isEqualTo(text.lines().count());
        assertThat(read.lines().isBalanced(read.records().size())).as(text).isTrue();
        assertThat(read.good()).as(text).containsAll(sound);
        // Two consecutive damaged rows can look like one text of two lines; a sound row never
        // becomes a part of another.
        read.records().stream()
            .filter(record -> record.problem() == null)
            .map(DamagedCsvTest::rowsNamedIn)
            .filter(named -> named.size() > 1)
            .forEach(named -> assertThat(named).as(text).doesNotContainAnyElementsOf(sound));
      } catch (RefusedFileException atTheEnd) {
        assertThat(atTheEnd).as(text).hasMessageContaining("ends within quotation marks");
        refused++;
      }
    }
    assertThat(refused).isLessThan(FILES / 5);
  }

  private static String soundRow(Random random, int number) {
    return switch (random.nextInt(4)) {
      case 0 -> withAddress(number, "\"a%1$d\nb%1$d\"".formatted(number));
      case 1 -> "\"n%1$d\",\"c%1$d\",2015-08-03,\"a%1$d, \"\"b%1$d\"\"\",存续".formatted(number);
      default -> row(number);
    };
  }

  private static String damaged(Random random, String row) {
    int place = random.nextInt(row.length());
    return switch (random.nextInt(4)) {
      case 0 -> row.substring(0, place) + "\"" + row.substring(place);
      case 1 -> row.substring(0, Math.max(1, place));
      case 2 -> "," + row;
      default -> row.replaceFirst(",", "");
    };
  }

  /** The numbers of all rows of which a record contains a part. */
  private static Set<String> rowsNamedIn(LandedRecord record) {
    Set<String> numbers = new HashSet<>();
    for (String value : record.values()) {
      Matcher named =
          Pattern.compile("[nabc](\\d+)").matcher(value == null ? "" : value.replace("\"", ""));
      while (named.find()) {
        numbers.add("c" + named.group(1));
      }
    }
    return numbers;
  }
}
