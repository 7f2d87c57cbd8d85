package dev.snapstart.maven.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapstart.coldstart.Measurement;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, where one is installed; screenshots are kept in target. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("slow")
class MeasurePageInBrowserTest {
  private static final Pattern WIDTHS = Pattern.compile("WIDTHS (\\d+) (\\d+) (\\d+)");
  private static final Path SHOTS = Path.of("target", "measure-page");

  @TempDir private Path folder;

  @BeforeAll
  static void findBrowser() throws IOException {
    assumeTrue(
        browser().isPresent(),
        "No chromium, chromium-browser or google-chrome on the PATH: the page is not looked at");
    Files.createDirectories(SHOTS);
  }

  @Test
  void nothingReachesBeyondAPhonesScreen() throws Exception {
    Measurement wide =
        Measurements.of("a-function-with-a-rather-long-name-of-its-own-v2", 14400, 7e5);
    for (Measurement measurement : List.of(Measurements.of("orders", 440, 70), wide)) {
      Matcher widths = widthsAt(390, MeasurePageTest.page(measurement, List.of()));
      assertThat(Integer.parseInt(widths.group(1))).as("scrollable width").isEqualTo(390);
      assertThat(Integer.parseInt(widths.group(2))).as("rightmost edge").isLessThanOrEqualTo(390);
      assertThat(Integer.parseInt(widths.group(3))).as("charts' width").isGreaterThan(300);
    }
  }

  @Test
  void lightAndDarkDiffer() throws Exception {
    BufferedImage light = shot("desktop.png", "--window-size=1100,1200");
    BufferedImage dark =
        shot("dark.png", "--window-size=1100,1200", "--blink-settings=preferredColorScheme=0");
    assertThat(brightness(light)).isGreaterThan(220);
    assertThat(brightness(dark)).isLessThan(50);
    BufferedImage phone = shot("phone.png", "--window-size=500,1600");
    assertThat(phone.getWidth()).isEqualTo(500);
  }

  /** The window of a headless browser has a least width; a frame has none. */
  private Matcher widthsAt(int pixels, String page) throws Exception {
    Path outer = folder.resolve("outer.html");
    Files.writeString(
        outer,
        "<!doctype html><iframe style='border:0' width="
            + pixels
            + " height=3000 srcdoc=\""
            + page.replace("&", "&amp;").replace("\"", "&quot;")
            + "\"></iframe><p></p><script>onload = () => {"
            + "const d = document.querySelector('iframe').contentDocument;"
            + "const right = Math.max(...[...d.querySelectorAll('body *')]"
            + ".filter(e => !e.closest('svg') || e.tagName == 'svg')"
            + ".map(e => Math.ceil(e.getBoundingClientRect().right)));"
            + "document.querySelector('p').textContent = 'WIDTHS ' + d.documentElement.scrollWidth"
            + " + ' ' + right + ' '"
            + " + Math.round(d.querySelector('svg').getBoundingClientRect().width)"
            + "}</script>");
    Matcher widths = WIDTHS.matcher(run("--dump-dom", outer.toUri().toString()));
    assertThat(widths.find()).as("the frame was measured").isTrue();
    return widths;
  }

  private BufferedImage shot(String name, String... options) throws Exception {
    Path page = folder.resolve("page.html");
    Files.writeString(
        page, MeasurePageTest.page(Measurements.of("orders-api", 4400, 700), List.of()));
    Path file = SHOTS.resolve(name).toAbsolutePath();
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--hide-scrollbars");
    all.add("--screenshot=" + file);
    all.add(page.toUri().toString());
    String unused = run(all.toArray(String[]::new));
    return ImageIO.read(file.toFile());
  }

  private static double brightness(BufferedImage image) {
    long sum = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        sum += (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255);
      }
    }
    return sum / 3.0 / image.getWidth() / image.getHeight();
  }

  private String run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(browser().orElseThrow().toString());
    // The sandbox refuses to run as root, and the page is our own.
    command.addAll(List.of("--headless", "--no-sandbox", "--disable-gpu"));
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the browser ends").isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  private static Optional<Path> browser() {
    return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
