package org.regulake.pipelines.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityPageTest {

  private static String page(QualityReport.Section... sections) throws IOException {
    StringWriter out = new StringWriter();
    QualityPage.write(new QualityReport("质量 <b> quality", List.of(sections)), out);
    return out.toString();
  }

  @Test
  void delivered_text_cannot_become_markup() throws IOException {
    assertThat(
            page(
                new QualityReport.Section(
                    "问题", List.of("记录 record"), List.of(List.of("<script>alert(1)</script>")))))
        .contains("<h1>质量 &lt;b&gt; quality</h1>")
        .contains("<td>&lt;script&gt;alert(1)&lt;/script&gt;</td>")
        .doesNotContain("<script>");
  }

  @Test
  void numbers_are_aligned_and_an_empty_table_says_so() throws IOException {
    assertThat(
            page(
                new QualityReport.Section("一", List.of("行 rows"), List.of(List.of("1203"))),
                new QualityReport.Section("二", List.of("行 rows"), List.of())))
        .contains("<td class=\"number\">1203</td>")
        .contains("<h2>二</h2>\n<p>无 none</p>");
  }
}
