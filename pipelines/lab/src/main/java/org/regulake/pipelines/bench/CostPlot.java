package org.regulake.pipelines.bench;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.regulake.models.text.Markup;
import org.regulake.pipelines.bench.PowerLaw.Point;

/** Draws series of costs as an SVG picture with logarithmic axes. */
public final class CostPlot {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 440;
  private static final int LEFT = 80;
  private static final int RIGHT = 200;
  private static final int TOP = 40;
  private static final int BOTTOM = 60;

  /** Colours that also differ in brightness. */
  private static final List<String> COLOURS = List.of("#0b5394", "#6fa8dc", "#b45309", "#f0b866");

  private final List<CostSeries> series;
  private final Axis x;
  private final Axis y;

  /** A logarithmic axis from one value to another, drawn from one pixel to another. */
  private record Axis(double from, double to, double firstPixel, double lastPixel) {

    private double pixel(double value) {
      double part = Math.log(value / from) / Math.log(to / from);
      return firstPixel + part * (lastPixel - firstPixel);
    }

    /** 1, 2 and 5 of every order of magnitude within the axis. */
    private List<Double> ticks() {
      return IntStream.rangeClosed(
              (int) Math.floor(Math.log10(from)), (int) Math.ceil(Math.log10(to)))
          .boxed()
          .flatMap(power -> List.of(1, 2, 5).stream().map(digit -> digit * Math.pow(10, power)))
          .filter(tick -> tick >= from && tick <= to)
          .toList();
    }
  }

  private CostPlot(List<CostSeries> series) {
    this.series = series;
    this.x = axis(Point::x, LEFT, WIDTH - RIGHT);
    this.y = axis(Point::y, HEIGHT - BOTTOM, TOP);
  }

  /**
   * A picture of costs of an enterprise.
   *
   * @param series at least one series with at least one point
   */
  public static String svg(List<CostSeries> series) {
    return new CostPlot(series).draw();
  }

  /** An axis with some room on both sides of all points. */
  private Axis axis(ToDoubleFunction<Point> coordinate, double firstPixel, double lastPixel) {
    double least =
        series.stream()
            .flatMap(one -> one.points().stream())
            .mapToDouble(coordinate)
            .min()
            .orElseThrow();
    double most =
        series.stream()
            .flatMap(one -> one.points().stream())
            .mapToDouble(coordinate)
            .max()
            .orElseThrow();
    return new Axis(least / 1.5, most * 1.5, firstPixel, lastPixel);
  }

  private String draw() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
        <title>Cost of an enterprise by size</title>
        <rect width="%d" height="%d" fill="#ffffff"/>
        """
            .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT));
    svg.append(text(LEFT, 22, "start", "microseconds per enterprise, relational stages"));
    svg.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 15, "middle", "enterprises"));
    for (double tick : y.ticks()) {
      double at = y.pixel(tick);
      svg.append(line(LEFT, at, WIDTH - RIGHT, at));
      svg.append(text(LEFT - 8, at + 4, "end", number(tick)));
    }
    TreeSet<Double> sizes =
        series.stream()
            .flatMap(one -> one.points().stream())
            .map(Point::x)
            .collect(Collectors.toCollection(TreeSet::new));
    for (double size : sizes) {
      double at = x.pixel(size);
      svg.append(line(at, TOP, at, HEIGHT - BOTTOM));
      svg.append(text(at, HEIGHT - BOTTOM + 18, "middle", number(size)));
    }
    for (int i = 0; i < series.size(); i++) {
      draw(svg, series.get(i), i);
    }
    return svg.append("</svg>\n").toString();
  }

  private void draw(StringBuilder svg, CostSeries one, int index) {
    String colour = COLOURS.get(index % COLOURS.size());
    svg.append(
        format(
            "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>%n",
            colour,
            one.points().stream()
                .map(point -> format("%.1f,%.1f", x.pixel(point.x()), y.pixel(point.y())))
                .collect(Collectors.joining(" "))));
    for (Point point : one.points()) {
      svg.append(
          format(
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n",
              x.pixel(point.x()), y.pixel(point.y()), colour));
    }
    double at = TOP + 14 + 20.0 * index;
    svg.append(
        format(
            "<rect x=\"%d\" y=\"%.1f\" width=\"12\" height=\"12\" fill=\"%s\"/>%n",
            WIDTH - RIGHT + 20, at - 10, colour));
    svg.append(text(WIDTH - RIGHT + 38, at, "start", one.name()));
  }

  private static String line(double x1, double y1, double x2, double y2) {
    return format(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
        x1, y1, x2, y2);
  }

  private static String text(double x, double y, String anchor, String text) {
    return format(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
        x, y, anchor, Markup.of(text));
  }

  private static String number(double value) {
    return value >= 1 ? format("%,.0f", value) : format("%.2g", value);
  }

  /** Formats numbers with points and commas, whatever the language of the machine. */
  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
