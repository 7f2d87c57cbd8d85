package dev.snapstart.maven.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The Maven that runs this build, for starting it as a process of its own, with the plugin as the
 * invoker installed it; thread-safe.
 */
final class MavenInstallation {
  /** What a build of ours brings along that must not reach the one under test. */
  private static final List<String> FOREIGN =
      List.of(
          "MAVEN_ARGS",
          "MAVEN_CONFIG",
          "MAVEN_DEBUG_OPTS",
          "MAVEN_BASEDIR",
          "AWS_PROFILE",
          "AWS_REGION",
          "AWS_DEFAULT_REGION",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN");

  private final Path settings;

  private MavenInstallation(Path settings) {
    this.settings = settings;
  }

  /**
   * Prepares for starting it.
   *
   * @param folder takes the settings; outlives all that is started
   */
  static MavenInstallation in(Path folder) throws IOException {
    Path settings = folder.resolve("settings.xml");
    String upstream = Path.of(property("it.upstream")).toUri().toString();
    Files.writeString(
        settings,
        Files.readString(Path.of(property("it.settings")))
            .replace("@localRepositoryUrl@", upstream));
    return new MavenInstallation(settings);
  }

  /** Where the settings are, for adding to them. */
  Path settings() {
    return settings;
  }

  static String pluginVersion() {
    return property("it.plugin.version");
  }

  /**
   * Starts a build. The start script hands its process over to Java, so whoever kills the process
   * kills Maven itself.
   *
   * @param folder the project's folder
   * @param environment added to this process's own
   * @param watcher sees each line on the thread that reads it
   * @param arguments goals and options
   */
  MavenProcess start(
      Path folder,
      Map<String, String> environment,
      Consumer<String> watcher,
      List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(undoIgnoredSignals());
    command.add(Path.of(property("it.maven.home"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-s", settings.toString()));
    command.add("-Dmaven.repo.local=" + property("it.repository"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> variables = builder.environment();
    FOREIGN.forEach(variables::remove);
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("MAVEN_SKIP_RC", "true");
    variables.put("MAVEN_OPTS", options());
    variables.putAll(environment);
    return MavenProcess.of(builder.redirectErrorStream(true).start(), watcher);
  }

  /** For starting fast, with the classes that the invoker's first project left if it ran. */
  static String options() {
    String fast = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn16m -Xshare:auto -Xlog:disable";
    String classes = property("it.classes");
    boolean usable = Files.exists(Path.of(classes)) && !classes.contains(" ");
    return usable ? fast + " -XX:SharedArchiveFile=" + classes : fast;
  }

  /**
   * A build in the background of a shell is deaf to SIGINT, and so would be its children: no
   * process, and no JVM, takes a signal that was ignored when it started.
   */
  private static List<String> undoIgnoredSignals() throws IOException {
    Path status = Path.of("/proc/self/status");
    boolean ignored =
        Files.isReadable(status)
            && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(mask -> (mask & 1L << 2 - 1) != 0);
    return ignored ? List.of("env", "--default-signal=INT") : List.of();
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(name + " is set by the build; run this test with it");
    }
    return value;
  }
}
