package dev.snapstart.maven.measure;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import dev.snapstart.coldstart.Measurement;
import dev.snapstart.coldstart.Sample;
import dev.snapstart.coldstart.Start;
import dev.snapstart.maven.library.OptionalLibraries;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Draws the charts of a measurement as SVG; the one class that knows the chart libraries' types,
 * used only after {@link OptionalLibraries#load}.
 *
 * <p>Colours are drawn as stand-ins, and replaced by what the page's style sheet says: so the
 * charts follow the reader's light or dark mode.
 */
final class StartCharts {
  private static final int WIDTH = 420;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Color INIT = new Color(1, 1, 1);
  private static final Color RESTORE = new Color(2, 2, 2);
  private static final Color HANDLER = new Color(3, 3, 3);
  private static final Color TEXT = new Color(4, 4, 4);
  private static final Color GRID = new Color(5, 5, 5);
  private static final Map<String, String> COLOURS =
      Map.of(
          "rgb(1,1,1)", "var(--init)",
          "rgb(2,2,2)", "var(--restore)",
          "rgb(3,3,3)", "var(--handler)",
          "rgb(4,4,4)", "currentColor",
          "rgb(5,5,5)", "var(--grid)");

  /** The page sets the size and the font; the prologue is for files. */
  private static final Pattern ROOT =
      Pattern.compile("^.*?<svg [^>]*viewBox=\"([^\"]*)\"[^>]*>", Pattern.DOTALL);

  private static final Pattern FONT_FAMILY =
      Pattern.compile("font-family:[^;\"]*?(&quot;[^;]*;)?[^;\"]*;");

  private StartCharts() {}

  /** Draws what share of the starts, and of the restores, took at most how long. */
  static String spread(Measurement measurement) {
    XYSeriesCollection data = new XYSeriesCollection();
    data.addSeries(shares("init", measurement.samples(Start.INIT)));
    data.addSeries(shares("restore", measurement.samples(Start.RESTORE)));
    XYStepRenderer steps = new XYStepRenderer();
    steps.setSeriesPaint(0, INIT);
    steps.setSeriesPaint(1, RESTORE);
    steps.setDefaultStroke(new BasicStroke(2));
    steps.setAutoPopulateSeriesStroke(false);
    NumberAxis share = new NumberAxis();
    share.setRange(0, 101);
    share.setNumberFormatOverride(new DecimalFormat("0'%'"));
    XYPlot plot = new XYPlot(data, millis("ms"), share, steps);
    axis(share);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    return svg("spread", plot, 250);
  }

  /** Draws what half of the callers wait for at most: cold, restored and warm. */
  static String answers(Measurement measurement) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (Start start : Start.values()) {
      List<Sample> samples = measurement.samples(start);
      if (!samples.isEmpty()) {
        double whole = measurement.latencies(start).orElseThrow().p50Ms();
        double begin = Math.min(whole, measurement.starts(start).orElseThrow().p50Ms());
        String name = StartNames.answer(start) + " " + StartNames.millis(whole);
        data.addValue(start == Start.INIT ? begin : 0, "init", name);
        data.addValue(start == Start.RESTORE ? begin : 0, "restore", name);
        data.addValue(whole - begin, "handler", name);
      }
    }
    StackedBarRenderer bars = new StackedBarRenderer();
    bars.setBarPainter(new StandardBarPainter());
    bars.setShadowVisible(false);
    bars.setMaximumBarWidth(0.2);
    bars.setSeriesPaint(0, INIT);
    bars.setSeriesPaint(1, RESTORE);
    bars.setSeriesPaint(2, HANDLER);
    CategoryAxis kinds = new CategoryAxis();
    kinds.setTickLabelFont(FONT);
    kinds.setTickLabelPaint(TEXT);
    kinds.setAxisLinePaint(GRID);
    kinds.setTickMarksVisible(false);
    CategoryPlot plot = new CategoryPlot(data, kinds, millis("ms (p50)"), bars);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setRangeGridlinePaint(GRID);
    return svg("answers", plot, 190);
  }

  private static XYSeries shares(String name, List<Sample> samples) {
    XYSeries series = new XYSeries(name);
    double[] sorted = samples.stream().mapToDouble(Sample::startMs).sorted().toArray();
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0) {
        series.add(sorted[0], 0);
      }
      series.add(sorted[i], 100.0 * (i + 1) / sorted.length);
    }
    return series;
  }

  private static NumberAxis millis(String label) {
    NumberAxis axis = new NumberAxis(label);
    axis.setAutoRangeIncludesZero(true);
    axis(axis);
    return axis;
  }

  private static void axis(ValueAxis axis) {
    axis.setLabelFont(FONT);
    axis.setTickLabelFont(FONT);
    axis.setLabelPaint(TEXT);
    axis.setTickLabelPaint(TEXT);
    axis.setAxisLinePaint(GRID);
    axis.setTickMarkPaint(GRID);
  }

  private static String svg(String name, Plot plot, int height) {
    plot.setBackgroundPaint(null);
    plot.setOutlinePaint(null);
    JFreeChart chart = new JFreeChart(null, FONT, plot, false);
    chart.setBackgroundPaint(null);
    VectorGraphics2D graphics = new VectorGraphics2D();
    chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new SVGProcessor()
          .getDocument(graphics.getCommands(), new PageSize(0, 0, WIDTH, height))
          .writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("A chart could not be drawn.", e);
    }
    return styled(name, bytes.toString(StandardCharsets.UTF_8));
  }

  private static String styled(String name, String drawn) {
    String svg =
        ROOT.matcher(drawn)
            .replaceFirst(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"$1\" font-size=\"12\" role=\"img\""
                    + " aria-label=\""
                    + name
                    + "\">");
    svg = FONT_FAMILY.matcher(svg).replaceAll("");
    // Ids are unique in a page, not in a picture.
    svg = svg.replace("id=\"clip", "id=\"" + name + "-clip");
    svg = svg.replace("url(#clip", "url(#" + name + "-clip");
    for (Map.Entry<String, String> colour : COLOURS.entrySet()) {
      svg = svg.replace(colour.getKey(), colour.getValue());
    }
    return svg;
  }
}
