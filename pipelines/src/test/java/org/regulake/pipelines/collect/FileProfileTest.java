package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.models.code.Industries;
import org.regulake.models.code.Ratios;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

class FileProfileTest {

  private record Column(FileProfile profile, List<String> cells) {}

  /**
   * Cells of a file with only one filled column, as normalized by the load after the inspection.
   */
  private static Column read(String sourceName, String yaml, String column, List<String> cells) {
    Source source = Sources.named(sourceName).orElseThrow();
    CellNormalizer normalizer = CellNormalizer.of(source, DeliveryDescriptionTest.described(yaml));
    FileProfile profile = new FileProfile(normalizer);
    int position = source.landedNames().indexOf(column);
    for (String cell : cells) {
      String[] values = new String[source.landedNames().size()];
      values[position] = cell;
      normalizer.normalize(values);
      profile.add(values);
    }
    CellNormalizer decided = normalizer.with(FileProfile.units(profile.units()));
    return new Column(
        profile, cells.stream().map(cell -> decided.normalize(position, cell)).toList());
  }

  private static List<String> ratios(String yaml, String... cells) {
    return read("shareholding", yaml, "share_ratio", List.of(cells)).cells().stream()
        .map(
            cell ->
                Ratios.read(cell).state() == Ratios.State.READ
                    ? Ratios.read(cell).value().toPlainString()
                    : "?")
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "60 39 1         | 0.6 0.39 0.01",
        "99.5 0.5        | 0.995 0.005",
        "60 40.0% 39     | 0.6 0.4 0.39",
        "６０ 39\u00A0 1   | 0.6 0.39 0.01",
        "6.0E1 40        | 0.6 0.4",
        "100             | 1",
        "0.6 0.39 0.01   | 0.6 0.39 0.01",
        "0.6 0.4 1       | 0.6 0.4 1",
        "60% 40% 1       | 0.6 0.4 1",
        "1 1 1           | 1 1 1",
        "60 -5 150       | 0.6 ? ?",
        "0.6 0.4 0.3 1.5 | ? ? ? ?",
        "N/A 60 40       | ? 0.6 0.4"
      })
  void the_unit_of_a_column_of_ratios_is_detected_from_its_cells(String cells, String values) {
    assertThat(ratios("{}", cells.split(" "))).containsExactly(values.split(" "));
  }

  @Test
  void the_sender_may_state_the_unit_of_ratios() {
    assertThat(ratios("units: {share_ratio: '%'}", "1", "0.5", "40%"))
        .containsExactly("0.01", "0.005", "0.4");
    assertThat(ratios("units: {share_ratio: '1'}", "60", "0.5", "1"))
        .containsExactly("?", "0.5", "1");
  }

  @Test
  void foreign_signs_are_read_before_the_unit_is_decided() {
    assertThat(ratios("numbers: {decimal: ','}", "60,5", "39,5")).containsExactly("0.605", "0.395");
  }

  @Test
  void one_error_among_hundreds_does_not_change_the_unit_of_the_others() {
    List<String> cells = new ArrayList<>(Collections.nCopies(200, "0.6"));
    cells.add("60");
    List<String> read = read("shareholding", "{}", "share_ratio", cells).cells();
    assertThat(read.get(0)).isEqualTo("0.6");
    assertThat(Ratios.read(read.get(200)).state()).isEqualTo(Ratios.State.OUT_OF_RANGE);
  }

  @Test
  void the_detected_unit_is_reported_with_its_evidence() {
    assertThat(
            read("shareholding", "{}", "share_ratio", List.of("60", "39", "0.5"))
                .profile()
                .detail())
        .contains("share_ratio", "per cent", "2 bare numbers are above 1, 1 between");
    assertThat(read("shareholding", "{}", "share_ratio", List.of("0.6", "0.4")).profile().detail())
        .isNull();
    assertThat(
            read("shareholding", "{}", "share_ratio", List.of("0.6", "0.4", "1.2"))
                .profile()
                .detail())
        .contains("delivery.yml", "'%' or '1'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "111 190 220 6510  | A A A ?",
        "111 190 6511      | A A I",
        "111.0 190.0       | A A",
        "111 0190          | B A",
        "111 0111          | B A",
        "111 651           | B I",
        "111 6511          | ? I",
        "111               | ?",
        "111 190 0111      | ? A A",
        "111 190 651       | ? A I",
        "B111 0111         | B A",
        "6511 C            | I C"
      })
  void lost_zeros_of_industry_codes_are_detected_from_the_whole_column(
      String cells, String sections) {
    assertThat(
            read("registration", "{}", "industry_code", List.of(cells.split(" "))).cells().stream()
                .map(cell -> Industries.standard().read(cell))
                .map(read -> read.industry() == null ? "?" : read.industry().section())
                .toList())
        .containsExactly(sections.split(" "));
  }

  /** Whatever a spreadsheet does to the column, a returned section is the true one. */
  @Test
  void no_class_is_given_a_wrong_section_when_the_whole_column_lost_its_zeros() {
    List<String> classes =
        IntStream.range(0, 10_000)
            .mapToObj("%04d"::formatted)
            .filter(code -> Industries.standard().find(code).isPresent())
            .toList();
    List<String> stripped =
        classes.stream().map(code -> String.valueOf(Integer.parseInt(code))).toList();
    List<String> read = read("registration", "{}", "industry_code", stripped).cells();
    for (int i = 0; i < classes.size(); i++) {
      assertThat(Industries.standard().read(read.get(i)).industry())
          .isEqualTo(Industries.standard().find(classes.get(i)).orElseThrow());
    }
  }

  @Test
  void detected_units_survive_the_conversion_to_text() {
    Map<String, ColumnUnit> units =
        Arrays.stream(ColumnUnit.values())
            .collect(
                Collectors.toMap(
                    unit -> "column_" + unit.ordinal(),
                    unit -> unit,
                    (first, second) -> first,
                    TreeMap::new));
    String text = units.entrySet().stream().map(Object::toString).collect(Collectors.joining(","));
    assertThat(FileProfile.units(text)).isEqualTo(units);
    assertThat(FileProfile.units("")).isEmpty();
    assertThat(FileProfile.units((String) null)).isEmpty();
  }
}
