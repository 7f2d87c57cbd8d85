package dev.snapstart.maven.measure;

import dev.snapstart.coldstart.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One page that shows a measurement: no scripts, nothing to fetch, everything escaped. */
final class MeasurePage {
  private final StringBuilder html = new StringBuilder();

  private MeasurePage() {}

  /**
   * A page's charts, as SVG.
   *
   * @param spread init against restore
   * @param answers cold, restored and warm
   */
  record Charts(String spread, String answers) {}

  /**
   * Writes the page.
   *
   * @param measurement what it shows
   * @param charts empty where they could not be drawn
   * @param tooSlow what the build does not allow
   */
  static String of(Measurement measurement, Optional<Charts> charts, List<String> tooSlow) {
    MeasurePage page = new MeasurePage();
    page.head(measurement);
    page.verdict(measurement, tooSlow);
    charts.ifPresent(page::charts);
    page.table(measurement);
    page.notes(measurement);
    return page.html.append("</main>\n</html>\n").toString();
  }

  private void head(Measurement measurement) {
    html.append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>Cold starts of ")
        .append(escaped(measurement.version().name()))
        .append("</title>\n<style>\n")
        .append(PageStyle.CSS)
        .append("</style>\n<main>\n<h1>Cold starts of ")
        .append(escaped(measurement.version().name()))
        .append("</h1>\n<p class=\"what\">")
        .append(escaped(MeasureLines.title(measurement)))
        .append("</p>\n");
  }

  private void verdict(Measurement measurement, List<String> tooSlow) {
    html.append("<p class=\"verdict ")
        .append(measurement.verdict().kind().name().toLowerCase(java.util.Locale.ROOT))
        .append("\">")
        .append(escaped(measurement.verdict().sentence()))
        .append("</p>\n");
    tooSlow.forEach(
        line -> html.append("<p class=\"limit\">").append(escaped(line)).append("</p>\n"));
  }

  private void charts(Charts charts) {
    html.append("<p class=\"legend\"><span class=\"init\">init</span>")
        .append(
            "<span class=\"restore\">restore</span><span class=\"handler\">handler</span></p>\n")
        .append("<div class=\"charts\">\n");
    figure(charts.answers(), "What half of the callers wait for at most, without the network");
    figure(charts.spread(), "What share of the starts took at most how long");
    html.append("</div>\n");
  }

  private void figure(String svg, String caption) {
    html.append("<figure>\n")
        .append(svg)
        .append("\n<figcaption>")
        .append(escaped(caption))
        .append("</figcaption>\n</figure>\n");
  }

  private void table(Measurement measurement) {
    html.append("<table>\n<thead><tr>");
    MeasureTable.HEAD.forEach(
        cell -> html.append("<th scope=\"col\">").append(escaped(cell)).append("</th>"));
    html.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : MeasureTable.rows(measurement)) {
      html.append("<tr><th scope=\"row\">").append(escaped(row.get(0))).append("</th>");
      row.stream()
          .skip(1)
          .forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table>\n");
  }

  private void notes(Measurement measurement) {
    List<String> notes = new ArrayList<>(measurement.remarks());
    measurement
        .firstRestores()
        .forEach(
            first ->
                notes.add(
                    "First restore after the publish: "
                        + StartNames.millis(first.startMs())
                        + " ms."));
    notes.add(MeasureLines.spent(measurement));
    notes.add("Measured at " + measurement.at() + ": " + measurement.version().arn());
    notes.add(
        "Init, restore and handler as Lambda reports them. An answer is a start and the handler;"
            + " what is billed of a restore is part of what is billed.");
    html.append("<ul>\n");
    notes.forEach(note -> html.append("<li>").append(escaped(note)).append("</li>\n"));
    html.append("</ul>\n");
  }

  /** Makes text safe between tags and in attributes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
