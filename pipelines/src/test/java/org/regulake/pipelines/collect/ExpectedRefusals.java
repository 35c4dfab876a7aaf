package org.regulake.pipelines.collect;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Expected reasons of the refusals in a {@link HostileLanding}. */
final class ExpectedRefusals {

  private ExpectedRefusals() {}

  /**
   * File in the landing folder, reason for which it or its delivery is refused, and words of the
   * message.
   */
  static Stream<Arguments> all() {
    return Stream.concat(deliveries(), files());
  }

  private static Stream<Arguments> deliveries() {
    return Stream.of(
        arguments("penalty/2025-01-31-null/", "delivery_unreadable", "manifest.json says null"),
        arguments(
            "penalty/2025-01-31-list/", "delivery_unreadable", "manifest.json cannot be read"),
        arguments(
            "penalty/2025-01-31-five/", "delivery_unreadable", "manifest.json cannot be read"),
        arguments(
            "penalty/2025-01-31-deep/", "delivery_unreadable", "manifest.json cannot be read"),
        arguments(
            "penalty/2025-01-31-long-number/",
            "delivery_unreadable",
            "manifest.json cannot be read"),
        arguments("penalty/2025-01-31-twice/", "delivery_unreadable", "'a.csv' is listed twice"),
        arguments("penalty/2025-01-31-nameless/", "delivery_unreadable", "without its name"),
        arguments("penalty/2025-01-31-null-file/", "delivery_unreadable", "without its name"),
        arguments(
            "penalty/2025-01-31-same-key/",
            "delivery_unreadable",
            "the key 'sequence' is given twice"),
        arguments(
            "penalty/2025-01-31-two-objects/",
            "delivery_unreadable",
            "manifest.json cannot be read"),
        arguments(
            "penalty/2025-01-31-manifest-folder/",
            "delivery_unreadable",
            "manifest.json is not a plain file"),
        arguments(
            "penalty/2025-01-31-manifest-garbage/",
            "delivery_unreadable",
            "manifest.json cannot be read"),
        arguments(
            "penalty/2025-01-31-foreign-pattern/",
            "delivery_unreadable",
            "'jj/mm/aaaa' is not a date pattern (Unknown pattern letter: j); write for example"
                + " dd/MM/yyyy"),
        arguments(
            "penalty/2025-01-31-minutes-pattern/",
            "delivery_unreadable",
            "'dd/mm/yyyy' is not a date pattern"),
        arguments(
            "penalty/2025-01-31-week-year-pattern/",
            "delivery_unreadable",
            "'dd/MM/YYYY' is not a date pattern"),
        arguments(
            "penalty/2025-01-31-long-delimiter/",
            "delivery_unreadable",
            "delimiter ';;' is not a single character"),
        arguments(
            "penalty/2025-01-31-letter-delimiter/",
            "delivery_unreadable",
            "delimiter 'x' may be part of a value"),
        arguments(
            "penalty/2025-01-31-quote-delimiter/",
            "delivery_unreadable",
            "delimiter '\"' may be part of a value"),
        arguments("penalty/2025-01-31-same-yaml-key/", "delivery_unreadable", "uplicate"),
        arguments("penalty/2025-01-31-empty-yaml/", "delivery_unreadable", "delivery.yml"),
        arguments(
            "penalty/2025-01-31-encoding/", "delivery_unreadable", "encoding 'UTF-9' is not known"),
        arguments("penalty/2025-01-31-year-0/", "delivery_unreadable", "0000-01-01"),
        arguments("penalty/2025-01-31-year-999999999/", "delivery_in_future", "+999999999-12-31"),
        arguments(
            "penalty/2025-01-31-beyond-all-time/", "delivery_unreadable", "+9999999999-12-31"),
        arguments("penalty/2052-02-28/", "delivery_in_future", "2052-02-28"),
        arguments("penalty/2025-01-31-received-later/", "delivery_in_future", "2205-01-01"),
        arguments("penalty/2025-01-31-before-it-happened/", "event_after_receipt", "2025-01-30"),
        arguments("penalty/2025-02-30-no-day/", "delivery_unreadable", "2025-02-30"),
        arguments("penalty/2025-01-31-empty/", "delivery_empty", "holds no file"),
        arguments("penalty/2025-01-31-being-written/", "delivery_empty", "holds no file"));
  }

  private static Stream<Arguments> files() {
    return Stream.of(
        arguments("penalty/2025:01:31", "file_name_unusable", "rename it"),
        arguments("penalty/loose.csv", "file_loose", "<source>/<delivery>/"),
        arguments("penalty/circle", "file_not_plain", "leads nowhere"),
        arguments("/loose.csv", "file_loose", "<source>/<delivery>/"),
        arguments("penalty/2025-01-31-odd/more", "file_in_folder", "move them up"),
        arguments("penalty/2025-01-31-odd/b.csv", "file_in_folder", "move them up"),
        arguments("penalty/2025-01-31-odd/circle", "file_in_folder", "is a folder"),
        arguments("penalty/2025-01-31-odd/dangling.csv", "file_not_plain", "leads nowhere"),
        arguments("penalty/2025-01-31-odd/itself.csv", "file_not_plain", "leads nowhere"),
        arguments("penalty/2025-01-31-odd/pipe.csv", "file_not_plain", "never opened"),
        arguments("penalty/2025-01-31-odd/socket.csv", "file_not_plain", "never opened"),
        arguments("penalty/2025-01-31-odd/device.csv", "file_not_plain", "never opened"),
        arguments("penalty/2025-01-31-odd/10:30.csv", "file_name_unusable", "rename it"),
        arguments("penalty/2025-01-31-kinds/a.zip", "file_empty", "an archive without a file"),
        arguments("penalty/2025-01-31-kinds/a.csv", "file_format", "an Excel workbook (.xlsx)"),
        arguments("penalty/2025-01-31-kinds/a.xls", "file_format", "an Excel workbook (.xls)"),
        arguments("penalty/2025-01-31-kinds/a.parquet", "file_format", "readable Parquet file"),
        arguments("penalty/2025-01-31-kinds/packed.csv", "file_format", "let its name end in .gz"),
        arguments("penalty/2025-01-31-kinds/plain.csv.gz", "file_format", "it is not a gzip file"),
        arguments("penalty/2025-01-31-kinds/workbook.csv.gz", "file_format", "a zip archive"),
        arguments(
            "penalty/2025-01-31-kinds/marked-16.csv",
            "file_format",
            "text in UTF-16; send it in UTF-8"),
        arguments("penalty/2025-01-31-kinds/little-16.csv", "file_format", "encoding: UTF-16LE"),
        arguments("penalty/2025-01-31-kinds/big-16.csv", "file_format", "encoding: UTF-16BE"),
        arguments(
            "penalty/2025-01-31-damaged/tail.csv.gz", "file_truncated", "has data after its end"),
        arguments(
            "penalty/2025-01-31-damaged/zeros.csv.gz", "file_truncated", "has data after its end"),
        arguments("penalty/2025-01-31-damaged/flipped.csv.gz", "file_truncated", "send it again"),
        arguments("penalty/2025-01-31-damaged/nothing.csv.gz", "file_empty", "not even a header"),
        arguments("penalty/2025-01-31-damaged/blank.csv", "file_empty", "not even a header"),
        arguments(
            "penalty/2025-01-31-damaged/open.csv", "file_malformed", "ends within quotation marks"),
        arguments(
            "penalty/2025-01-31-damaged/one-line.csv.gz",
            "file_line_too_long",
            "line 2 of one-line.csv.gz is longer than 1,000,000"),
        arguments(
            "penalty/2025-01-31-damaged/one-line.jsonl.gz",
            "file_line_too_long",
            "line 1 of one-line.jsonl.gz is longer than"));
  }
}
