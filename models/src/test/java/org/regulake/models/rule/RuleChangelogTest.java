package org.regulake.models.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regulake.models.testing.RuleText;

/**
 * Every change of a rule has a changelog entry with the days that it concerns, because readers of
 * rules do not read commits.
 */
class RuleChangelogTest {

  private static final Pattern FILE = Pattern.compile("`(\\w+/\\w+\\.yml)`(?: ([0-9a-f]{8}))?");

  private final List<String> entries = entries();

  @Test
  void the_newest_entry_of_a_file_is_that_of_its_present_content() throws IOException {
    Map<String, String> written = new TreeMap<>();
    for (String entry : entries) {
      FILE.matcher(entry)
          .results()
          .filter(file -> file.group(2) != null)
          .forEach(file -> written.putIfAbsent(file.group(1), file.group(2)));
    }
    Map<String, String> present = new TreeMap<>();
    for (String file : ruleFiles()) {
      present.put(file, hash(Files.readString(Path.of(file))));
    }
    assertThat(written)
        .as(
            "a rule file differs from its newest entry in models/CHANGELOG.md: describe the change"
                + " there, with the hash that is expected here")
        .isEqualTo(present);
  }

  @Test
  void every_entry_has_a_change_its_days_and_its_files() {
    assertThat(entries)
        .isNotEmpty()
        .allSatisfy(
            entry ->
                assertThat(entry)
                    .matches(
                        "(?s)\\d{4}-\\d\\d-\\d\\d · \\S.*\\n"
                            + "\\n"
                            + "- \\*\\*Impacted period:\\*\\* \\S.*\\n"
                            + "- \\*\\*Files:\\*\\* `.*"));
    assertThat(entries.stream().map(entry -> entry.substring(0, 10)).toList())
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
  }

  @Test
  void only_the_newest_entry_of_a_file_has_its_hash_and_no_entry_an_unknown_file() {
    Map<String, Long> hashes =
        entries.stream()
            .flatMap(entry -> FILE.matcher(entry).results())
            .filter(file -> file.group(2) != null)
            .collect(Collectors.groupingBy(file -> file.group(1), Collectors.counting()));
    assertThat(hashes.values()).allMatch(count -> count == 1);
    for (String file : ruleFiles()) {
      String newest =
          entries.stream()
              .filter(entry -> entry.contains("`" + file + "`"))
              .findFirst()
              .orElseThrow();
      Matcher found = FILE.matcher(newest);
      assertThat(
              found.results().anyMatch(name -> name.group(1).equals(file) && name.group(2) != null))
          .as(file)
          .isTrue();
    }
  }

  private static List<String> ruleFiles() {
    return Stream.of(
            "scorecards",
            "features",
            "indicators",
            "warnings",
            "law",
            "inventory",
            "names",
            "listings",
            "linkage",
            "quality",
            "evaluation",
            "expectations")
        .flatMap(folder -> RuleFiles.names(folder).stream())
        .toList();
  }

  private static List<String> entries() {
    try {
      return Arrays.stream(Files.readString(Path.of("CHANGELOG.md")).split("\n## "))
          .skip(1)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hash of the rules alone, without comments and layout. */
  private static String hash(String yaml) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(RuleText.tree(yaml).toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
