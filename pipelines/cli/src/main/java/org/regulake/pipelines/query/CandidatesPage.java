package org.regulake.pipelines.query;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.regulake.models.linkage.Evidence;
import org.regulake.models.rule.Label;
import org.regulake.models.text.Markup;
import org.regulake.pipelines.query.RowCandidates.Candidate;

/**
 * Writes rows without a code and their candidates as an HTML page of its own: for each candidate a
 * waterfall of the steps that add up to its weight.
 */
public final class CandidatesPage {

  private static final String STYLE =
      """
      body { font: 15px/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; margin: 2rem auto; max-width: 60rem; color: #1b1b1b; }
      h1 { font-size: 1.4rem; margin-bottom: .2rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .2rem; } h3 { font-size: 1rem; margin: 1rem 0 .2rem; }
      p { color: #555; margin: .2rem 0; overflow-wrap: anywhere; } svg { width: 100%; height: auto; } text { font-size: 13px; paint-order: stroke; stroke: #fff; stroke-width: 4px; }
      """;

  private static final int WIDTH = 900;
  private static final int LABELS = 300;
  private static final int LINE = 24;

  /** Bits to the left and right of zero that the picture shows at least. */
  private static final double LEAST_BITS = 8;

  private CandidatesPage() {}

  /** Writes the page. */
  public static void write(List<RowCandidates> rows, Writer out) throws IOException {
    out.write("<!DOCTYPE html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.write("<title>无代码记录 Rows without a code</title>\n");
    out.write("<style>\n%s</style>\n</head>\n<body>\n".formatted(STYLE));
    out.write("<h1>无代码记录可能的企业 · Enterprises that rows without a code may be about</h1>\n");
    out.write(
        "<p>每一步以比特计，加1比特即可能性（优势比）加倍；各步相加即总权重。概率不是证据，须由人裁定。 Each step is in bits: one bit"
            + " more doubles the odds, and the steps add up. A probability is no proof: people"
            + " decide.</p>\n");
    for (RowCandidates row : rows) {
      out.write("<h2>%s</h2>\n".formatted(Markup.of(row.statedName())));
      out.write("<p>%s</p>\n".formatted(Markup.of(row.recordId())));
      for (Candidate candidate : row.candidates()) {
        out.write(
            "<h3>%s　%s　%.4f</h3>\n"
                .formatted(
                    Markup.of(candidate.name()),
                    Markup.of(candidate.code()),
                    candidate.probability()));
        out.write(waterfall(candidate.evidence()));
      }
    }
    out.write("</body>\n</html>\n");
  }

  private static String waterfall(Evidence evidence) {
    double least = -LEAST_BITS;
    double most = LEAST_BITS;
    double sum = 0;
    for (Evidence.Step step : evidence.steps()) {
      sum += step.weight();
      least = Math.min(least, sum);
      most = Math.max(most, sum);
    }
    double scale = (WIDTH - LABELS - 70) / (most - least);
    double zero = LABELS - least * scale;
    int height = (evidence.steps().size() + 1) * LINE + 6;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"waterfall\">\n"
            .formatted(WIDTH, height));
    svg.append(
        format(
            "<line x1=\"%.1f\" y1=\"0\" x2=\"%.1f\" y2=\"%d\" stroke=\"#999\"/>\n",
            zero, zero, height));
    double from = 0;
    int line = 0;
    for (Evidence.Step step : evidence.steps()) {
      double to = from + step.weight();
      svg.append(bar(words(step), step.weight(), zero, scale, from, to, line++));
      from = to;
    }
    svg.append(bar("总权重 weight", from, zero, scale, 0, from, line));
    return svg.append("</svg>\n").toString();
  }

  private static String bar(
      String words, double weight, double zero, double scale, double from, double to, int line) {
    double left = zero + Math.min(from, to) * scale;
    double width = Math.max(1, Math.abs(to - from) * scale);
    int top = line * LINE + 4;
    String colour = weight >= 0 ? "#2e7d5b" : "#b3402e";
    return format(
        "<text x=\"0\" y=\"%d\">%s</text><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"16\""
            + " fill=\"%s\"/><text x=\"%.1f\" y=\"%d\">%+.1f</text>\n",
        top + 13, Markup.of(words), left, top, width, colour, left + width + 4, top + 13, weight);
  }

  private static String words(Evidence.Step step) {
    Label label = RowCandidates.label(step);
    return label.zh() + " " + label.en() + (step.level().isEmpty() ? "" : ": " + step.level());
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
