package org.regulake.pipelines.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.regulake.pipelines.bench.PowerLaw.Point;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CostPlotTest {

  private static final List<CostSeries> SERIES =
      List.of(
          new CostSeries(
              "Regulake <seconds> & more",
              List.of(new Point(20_000, 900), new Point(100_000, 700), new Point(1e6, 650))),
          new CostSeries(
              "DuckDB",
              List.of(new Point(20_000, 40), new Point(100_000, 30), new Point(1e6, 28))));

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  void the_picture_is_well_formed_and_names_every_size_and_series() throws Exception {
    Document picture = parsed(CostPlot.svg(SERIES));
    assertThat(elements(picture, "text"))
        .extracting(Element::getTextContent)
        .contains("20,000", "100,000", "1,000,000", "Regulake <seconds> & more", "DuckDB");
    assertThat(elements(picture, "polyline")).hasSize(2);
    assertThat(elements(picture, "circle")).hasSize(6);
  }

  @Test
  void equal_ratios_have_equal_distances() throws Exception {
    List<Element> points =
        elements(
            parsed(
                CostPlot.svg(
                    List.of(
                        new CostSeries(
                            "one",
                            List.of(
                                new Point(10, 5), new Point(100, 50), new Point(1_000, 500)))))),
            "circle");
    assertThat(step(points, "cx", 0)).isPositive().isEqualTo(step(points, "cx", 1));
    assertThat(step(points, "cy", 0)).isNegative().isEqualTo(step(points, "cy", 1));
  }

  private static double step(List<Element> points, String coordinate, int from) {
    return Math.round(
        Double.parseDouble(points.get(from + 1).getAttribute(coordinate))
            - Double.parseDouble(points.get(from).getAttribute(coordinate)));
  }

  @Test
  void a_single_size_is_drawn_as_well() throws Exception {
    CostSeries one = new CostSeries("one", List.of(new Point(20_000, 900)));
    assertThat(elements(parsed(CostPlot.svg(List.of(one))), "circle")).hasSize(1);
  }
}
