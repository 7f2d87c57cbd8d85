package dev.snapstart.maven.measure;

import dev.snapstart.coldstart.Measurement;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.library.RunLibraries;
import dev.snapstart.maven.report.ResultFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** Puts the page beside the result file. */
public final class MeasureReport {
  /** Here and not in {@link StartCharts}, which cannot be linked before they are loaded. */
  private static final List<String> CHART_LIBRARIES = List.of("jfreechart", "vectorgraphics2d");

  private final RunLibraries libraries;
  private final Log log;

  public MeasureReport(RunLibraries libraries, Log log) {
    this.libraries = libraries;
    this.log = log;
  }

  public void write(Measurement measurement, List<String> tooSlow, ResultFile result) {
    Optional<Path> file = result.path().map(MeasureReport::page);
    if (file.isEmpty()) {
      log.info("Without a pom there is no page; name a 'resultFile', and it is beside that.");
      return;
    }
    try {
      Files.writeString(file.get(), MeasurePage.of(measurement, charts(measurement), tooSlow));
    } catch (IOException e) {
      throw new UncheckedIOException("The page " + file.get() + " could not be written.", e);
    }
    log.info("Page: " + file.get().toUri());
  }

  private Optional<MeasurePage.Charts> charts(Measurement measurement) {
    try {
      CHART_LIBRARIES.forEach(libraries::load);
      return Optional.of(
          new MeasurePage.Charts(
              StartCharts.spread(measurement), StartCharts.answers(measurement)));
    } catch (SnapStartException e) {
      return without(e.summary());
    } catch (RuntimeException | LinkageError | InternalError e) {
      // Java without fonts or without its desktop module fails in many ways.
      return without("this Java cannot draw (" + e + ")");
    }
  }

  private Optional<MeasurePage.Charts> without(String reason) {
    log.warn("The page has no charts: " + reason);
    return Optional.empty();
  }

  private static Path page(Path resultFile) {
    String name = String.valueOf(resultFile.getFileName());
    return resultFile.resolveSibling(
        (name.endsWith(".json") ? name.substring(0, name.length() - 5) : name) + ".html");
  }
}
