package org.regulake.pipelines.query;

import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import org.regulake.models.text.LocalMoment;
import org.regulake.models.text.Markup;
import org.regulake.pipelines.query.CreditFile.Entry;

/** Writes a credit file as an HTML page of its own, without scripts or references. */
public final class CreditFilePage {

  private static final String STYLE =
      """
      body { font: 15px/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; margin: 2rem auto; max-width: 60rem; color: #1b1b1b; }
      h1 { font-size: 1.4rem; margin-bottom: .2rem; } p { color: #555; margin: .2rem 0; }
      table { border-collapse: collapse; width: 100%; margin-top: 1rem; } th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid #ddd; }
      th { border-bottom: 2px solid #888; } td.day { white-space: nowrap; } td.source { min-width: 9rem; } .ended { color: #777; } small { color: #777; overflow-wrap: anywhere; }
      """;

  private CreditFilePage() {}

  /** Writes the page. */
  public static void write(CreditFile file, Writer out) throws IOException {
    out.write("<!DOCTYPE html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.write("<title>信用档案 %s</title>\n".formatted(Markup.of(file.enterprise().label())));
    out.write("<style>\n%s</style>\n</head>\n<body>\n".formatted(STYLE));
    out.write("<h1>信用档案 · Credit file</h1>\n");
    out.write("<p><b>%s</b></p>\n".formatted(Markup.of(file.enterprise().label())));
    out.write(
        "<p>截至 on %s，知悉时点 known at %s，%,d 条记录 records%s</p>\n"
            .formatted(
                file.asOf(),
                LocalMoment.of(file.knownAt()),
                file.entries().size(),
                file.isCut() ? "（仅列最近 only the newest）" : ""));
    out.write(
        "<table>\n"
            + "<thead><tr><th>日期 date</th><th>来源 source</th><th>内容 content</th></tr></thead>\n"
            + "<tbody>\n");
    for (Entry entry : file.entries()) {
      out.write(row(entry));
    }
    out.write("</tbody>\n</table>\n</body>\n</html>\n");
  }

  private static String row(Entry entry) {
    return """
    <tr%s><td class="day">%s%s</td><td class="source">%s<br><small>%s</small></td><td>%s<br><small>%s</small></td></tr>
    """
        .formatted(
            entry.to().isPresent() ? " class=\"ended\"" : "",
            entry.from().map(Object::toString).orElse("未载明 not stated"),
            entry.to().map(day -> "<br>至 until " + day).orElse(""),
            Markup.of(entry.source().description().label().get("zh")),
            Markup.of(entry.source().description().label().get("en")),
            entry.statements().entrySet().stream()
                .map(
                    statement ->
                        "<b>%s</b> %s"
                            .formatted(
                                Markup.of(statement.getKey()), Markup.of(statement.getValue())))
                .collect(Collectors.joining("；")),
            Markup.of(entry.recordId()));
  }
}
