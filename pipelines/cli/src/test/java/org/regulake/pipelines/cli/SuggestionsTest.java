package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.run.Tables;
import picocli.CommandLine;

/** The width of suggestions and help texts, and the validity of suggested queries. */
@ExtendWith(SparkExtension.class)
class SuggestionsTest {

  private static final RunStamp DAY =
      new RunStamp(LocalDate.of(2025, 3, 31), Instant.parse("2025-04-05T00:00:00Z"), "r1");

  private static Stream<List<String>> all(Suggestions suggestions) {
    return Stream.of(
        suggestions.scores(DAY),
        suggestions.quarantine(),
        suggestions.warnings(DAY),
        suggestions.others());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lake",
        "/home/操作员/监管湖仓/it's a lake",
        "s3a://a-bucket-with-a-long-name/and/a/long/way/to/the/lake/of/the/province/of/somewhere/in/2025"
      })
  void no_line_of_a_suggestion_is_wider_than_a_terminal(String place) {
    assertThat(all(new Suggestions(place)).flatMap(List::stream))
        .allSatisfy(line -> assertThat(Text.width(line)).as(line).isLessThanOrEqualTo(120));
  }

  private static Stream<CommandLine> commands() {
    CommandLine cli = new CommandLine(new Cli());
    return Stream.concat(
        Stream.of(cli),
        cli.getSubcommands().values().stream()
            .flatMap(one -> Stream.concat(Stream.of(one), one.getSubcommands().values().stream())));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void no_line_of_any_help_is_wider_than_a_terminal_and_no_example_has_to_be_wrapped(
      CommandLine command) {
    command.setUsageHelpWidth(120);
    assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF).lines())
        .allSatisfy(line -> assertThat(Text.width(line)).as(line).isLessThanOrEqualTo(120));
    assertThat(command.getCommandSpec().usageMessage().footer())
        .allSatisfy(line -> assertThat(Text.width(line)).as(line).isLessThan(120));
  }

  @Test
  void every_suggested_query_names_existing_tables_and_columns(SparkSession spark) {
    Tables.ALL.forEach(
        table ->
            spark
                .createDataFrame(List.of(), Schemas.of(table))
                .createOrReplaceTempView(view(table)));
    Stream<String> printed =
        Stream.of(
                new Suggestions("lake").scores(DAY),
                new Suggestions("lake").quarantine(),
                new Suggestions("lake").warnings(DAY),
                List.of(new CommandLine(new SqlCommand()).getCommandSpec().usageMessage().footer()),
                List.of(new CommandLine(new Cli()).getCommandSpec().usageMessage().footer()))
            .map(lines -> String.join("\n", lines));
    List<String> queries =
        printed
            .flatMap(
                text ->
                    Pattern.compile("\"([^\"]*)\"")
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1)))
            .toList();
    assertThat(queries)
        .hasSizeGreaterThan(6)
        .filteredOn(query -> query.contains("quarantine."))
        .hasSize(3);
    for (String query : queries) {
      String asked = query;
      for (Table table : Tables.ALL) {
        asked = asked.replaceAll("\\b" + table.fullName().replace(".", "\\.") + "\\b", view(table));
      }
      assertThat(spark.sql(asked).collectAsList()).as(query).isEmpty();
    }
  }

  private static String view(Table table) {
    return "suggested_" + table.fullName().replace('.', '_');
  }
}
