package org.regulake.pipelines.query;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.regulake.models.text.Markup;

/** Writes a report on quality as an HTML page of its own, without scripts or references. */
public final class QualityPage {

  private static final String STYLE =
      """
      body { font: 15px/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; margin: 2rem auto; max-width: 80rem; color: #1b1b1b; }
      h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; } p { color: #555; }
      table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #ddd; overflow-wrap: anywhere; }
      th { border-bottom: 2px solid #888; overflow-wrap: normal; } td.number { text-align: right; white-space: nowrap; }
      """;

  private QualityPage() {}

  /** Writes the page. */
  public static void write(QualityReport report, Writer out) throws IOException {
    String title = Markup.of(report.title());
    out.write("<!DOCTYPE html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.write("<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n".formatted(title, STYLE));
    out.write("<h1>%s</h1>\n".formatted(title));
    for (QualityReport.Section section : report.sections()) {
      out.write("<h2>%s</h2>\n".formatted(Markup.of(section.title())));
      if (section.rows().isEmpty()) {
        out.write("<p>无 none</p>\n");
        continue;
      }
      out.write("<table>\n<thead>" + row("th", section.headers()) + "</thead>\n<tbody>\n");
      for (List<String> cells : section.rows()) {
        out.write(row("td", cells) + "\n");
      }
      out.write("</tbody>\n</table>\n");
    }
    out.write("</body>\n</html>\n");
  }

  private static String row(String element, List<String> cells) {
    return cells.stream()
        .map(
            cell ->
                "<%s%s>%s</%s>"
                    .formatted(
                        element,
                        element.equals("td") && cell.matches("[\\d.,]+") ? " class=\"number\"" : "",
                        Markup.of(cell),
                        element))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }
}
