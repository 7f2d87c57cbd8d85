package dev.snapstart.maven.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.coldstart.Measurement;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class MeasurePageTest {
  private final Measurement measurement = Measurements.of("orders-api", 4400, 700);

  @Test
  void thePageSaysWhatWasFound() {
    String page = page(measurement, List.of("Restoring takes too long."));
    assertThat(page)
        .contains("<h1>Cold starts of orders-api</h1>")
        .contains("version 7 (live), 256 MB, java21")
        .contains("SnapStart is ")
        .contains("Restoring takes too long.")
        .contains("<th scope=\"row\">restored answer</th>")
        .contains("First restore after the publish: 2100 ms.")
        .contains("arn:aws:lambda:eu-west-1:123456789012:function:orders-api:7");
  }

  @Test
  void itNeedsNoScriptAndNothingElse() {
    assertThat(page(measurement, List.of()))
        .doesNotContainIgnoringCase("<script", "<link", "@import", "<img", "src=", "href=")
        .contains("name=\"viewport\" content=\"width=device-width, initial-scale=1\"")
        .contains("prefers-color-scheme: dark");
  }

  @Test
  void everythingIsEscaped() {
    Measurement nasty = Measurements.of("<b>&\"'", 4400, 700);
    String page = page(nasty, List.of("<i>"));
    assertThat(page)
        .doesNotContain("<b>", "<i>")
        .contains("&lt;b&gt;&amp;&quot;&#39;", "&lt;i&gt;");
  }

  @Test
  void withoutChartsTheFiguresRemain() {
    String page = MeasurePage.of(measurement, Optional.empty(), List.of());
    assertThat(page).contains("<table>").doesNotContain("<svg", "class=\"legend\"");
  }

  /** The reader's style sheet colours the charts; a colour of their own would fail in the dark. */
  @Test
  void chartsTakeTheirColoursFromThePage() throws Exception {
    for (String svg : List.of(StartCharts.spread(measurement), StartCharts.answers(measurement))) {
      assertThat(svg)
          .contains("currentColor", "var(--restore)", "var(--init)", "viewBox=\"0 0 420 ")
          .doesNotContainPattern("rgb\\((?!0,0,0\\);fill-opacity:0)")
          .doesNotContain("font-family");
      Document parsed =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)));
      assertThat(parsed.getDocumentElement().getTagName()).isEqualTo("svg");
      assertThat(parsed.getDocumentElement().hasAttribute("width")).isFalse();
    }
  }

  @Test
  void theBarsSayColdRestoredAndWarm() {
    assertThat(StartCharts.answers(measurement)).contains(">cold 51", ">restored 9", ">warm 3.2<");
  }

  static String page(Measurement measurement, List<String> tooSlow) {
    return MeasurePage.of(
        measurement,
        Optional.of(
            new MeasurePage.Charts(
                StartCharts.spread(measurement), StartCharts.answers(measurement))),
        tooSlow);
  }
}
