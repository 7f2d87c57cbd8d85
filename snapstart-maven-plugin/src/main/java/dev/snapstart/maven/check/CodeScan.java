package dev.snapstart.maven.check;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.readiness.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks in compiled classes for what a snapshot breaks: AWS's rules under SpotBugs, and pitfalls
 * with credentials.
 *
 * <p>SpotBugs keeps much in static fields, so each scan has its class loader, which sees nothing of
 * the plugin but its own jar.
 */
final class CodeScan {
  private static final String RULES = "aws-lambda-snapstart-java-rules";

  /** In optional-libraries.properties. */
  static final List<String> LIBRARIES = List.of("spotbugs", RULES);

  private static final String ENGINE = "edu.umd.cs.findbugs.FindBugs2";

  /** All that the rules bring; the last one reports what the others gather. */
  private static final String DETECTORS =
      "BuildRandomReturningMethodsDatabase,CacheLambdaHandlerParentClasses,"
          + "CacheLambdaHandlerFields,LambdaHandlerInitedWithRandomValue";

  private final List<Path> libraries;
  private final SourceFiles sources;

  /**
   * Creates a scan.
   *
   * @param libraries SpotBugs, AWS's rules, and what they need
   * @param sources where the classes come from
   */
  CodeScan(List<Path> libraries, SourceFiles sources) {
    this.libraries = libraries;
    this.sources = sources;
  }

  /**
   * Scans classes.
   *
   * @param classes a folder or an archive
   * @param classPath what they need
   * @return what was found, by file and line
   */
  List<CodeFinding> of(Path classes, List<Path> classPath) {
    Path report = temporary();
    try (URLClassLoader loader = isolated()) {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(loader);
      try {
        spotBugs(loader, classes, classPath, report);
        List<CodeFinding> findings = new ArrayList<>(ScanReport.read(report, sources));
        findings.addAll(pitfalls(loader, classes));
        findings.sort(
            Comparator.comparing((CodeFinding it) -> it.place().file())
                .thenComparing(it -> it.place().line())
                .thenComparing(CodeFinding::rule));
        return findings.stream().distinct().toList();
      } finally {
        thread.setContextClassLoader(before);
      }
    } catch (IOException | ReflectiveOperationException e) {
      throw SnapStartException.of(
              ErrorCode.LIBRARY_MISSING, "SpotBugs could not scan " + classes + ": " + e)
          .advice("Skip the scan with -Dsnapstart.scan=false if this goes on.")
          .cause(e)
          .build();
    } finally {
      delete(report);
    }
  }

  private void spotBugs(ClassLoader loader, Path classes, List<Path> classPath, Path report)
      throws ReflectiveOperationException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-quiet", "-low", "-xml:withMessages=" + report));
    arguments.addAll(List.of("-pluginList", rules().toString(), "-visitors", DETECTORS));
    if (!classPath.isEmpty()) {
      arguments.add("-auxclasspath");
      arguments.add(
          classPath.stream()
              .map(Path::toString)
              .collect(Collectors.joining(java.io.File.pathSeparator)));
    }
    arguments.add(classes.toString());
    Class.forName(ENGINE, true, loader)
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments.toArray(String[]::new));
  }

  @SuppressWarnings("unchecked") // the other loader's class is this plugin's own
  private List<CodeFinding> pitfalls(ClassLoader loader, Path classes)
      throws ReflectiveOperationException {
    var constructor =
        Class.forName("dev.snapstart.maven.check.CredentialPitfalls", true, loader)
            .getDeclaredConstructor();
    constructor.setAccessible(true);
    var scan = (Function<Path, List<Map<String, String>>>) constructor.newInstance();
    return scan.apply(classes).stream().map(this::finding).toList();
  }

  private CodeFinding finding(Map<String, String> found) {
    return new CodeFinding(
        Severity.valueOf(found.getOrDefault("severity", "WARNING")),
        new CodePlace(
            sources.shown(found.getOrDefault("source", "")),
            Integer.parseInt(found.getOrDefault("line", "0")),
            found.getOrDefault("type", ""),
            found.getOrDefault("member", "")),
        found.getOrDefault("rule", ""),
        found.getOrDefault("problem", ""),
        found.getOrDefault("remedy", ""));
  }

  private Path rules() {
    return libraries.stream()
        .filter(CodeScan::isRules)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(RULES + " was not resolved"));
  }

  private static boolean isRules(Path jar) {
    return jar.getFileName().toString().startsWith(RULES);
  }

  /** SpotBugs loads the rules itself, as a plugin of its own. */
  private URLClassLoader isolated() {
    Path own;
    try {
      own = Path.of(CodeScan.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    URL[] urls =
        Stream.concat(libraries.stream().filter(jar -> !isRules(jar)), Stream.of(own))
            .map(CodeScan::url)
            .toArray(URL[]::new);
    return new URLClassLoader("snapstart-scan", urls, new LogOnly());
  }

  /** Lets SpotBugs log through Maven, and see nothing else of it. */
  private static final class LogOnly extends ClassLoader {
    LogOnly() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("org.slf4j.")) {
        return Class.forName(name, false, CodeScan.class.getClassLoader());
      }
      throw new ClassNotFoundException(name);
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("snapstart-scan", ".xml");
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary file could be made.", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The temporary file " + file + " could not be deleted.", e);
    }
  }
}
