package dev.snapstart.maven;

import dev.snapstart.maven.connect.ConnectionConfig;
import dev.snapstart.maven.host.Place;
import dev.snapstart.maven.local.LocalServer;
import dev.snapstart.maven.parameter.Values;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Command lines for advice that work where the user is: they name the project if it was built from
 * another directory, and the plugin in full where Maven does not know its prefix.
 */
final class Commands {
  private static final boolean WINDOWS = File.separatorChar == '\\';

  /** What no shell reads in a way of its own. */
  private static final Pattern PLAIN =
      Pattern.compile(WINDOWS ? "[\\w./:\\\\=,@+-]+" : "[\\w./:=,@+-]+");

  private static final Pattern EVENT = Pattern.compile("[pP]ayload$|eventBody$");

  private final Place place;
  private final ConnectionConfig connection;
  private final @Nullable Path localFolder;

  /**
   * Creates the command lines of one goal.
   *
   * @param place where it runs
   * @param connection where its calls go
   * @param localFolder where a local Lambda keeps its state, or null if nowhere
   */
  Commands(Place place, ConnectionConfig connection, @Nullable Path localFolder) {
    this.place = place;
    this.connection = connection;
    this.localFolder = localFolder;
  }

  /** Returns the word by which Maven knows a goal. */
  String goalName(String goal) {
    PluginDescriptor plugin = place.plugin();
    if (prefixWorks(plugin)) {
      return plugin.getGoalPrefix() + ":" + goal;
    }
    return String.join(":", plugin.getGroupId(), plugin.getArtifactId(), plugin.getVersion(), goal);
  }

  /** Tells whether a goal can be called by hand: a plugin that is part of the build cannot. */
  boolean canBeCalled() {
    PluginDescriptor plugin = place.plugin();
    return place.session().getProjects().stream()
        .noneMatch(
            it ->
                it.getGroupId().equals(plugin.getGroupId())
                    && it.getArtifactId().equals(plugin.getArtifactId()));
  }

  /** Returns a command line that builds the project's package and runs a goal with it. */
  String packaging(String goal) {
    return String.join(" ", maven()) + " package " + goalName(goal);
  }

  /**
   * Returns a command line that runs a goal against the same Lambda.
   *
   * @param goal the goal
   * @param function the function it is about
   * @param properties further properties, as {@code name=value}
   */
  String line(String goal, String function, List<String> properties) {
    List<String> words = maven();
    words.add(goalName(goal));
    carryProfiles(words);
    words.add(quoted("-Dsnapstart.function=" + function));
    properties.forEach(property -> words.add(quoted("-Dsnapstart." + property)));
    carryLocal(words);
    carry(words, "endpoint", connection.endpoint());
    carry(words, "region", connection.region());
    carry(words, "profile", connection.profile());
    carry(words, "serverId", connection.serverId());
    return String.join(" ", words);
  }

  /**
   * Returns the command line that is running, as far as it matters here: projects, goals and
   * phases, profiles, and the plugin's own properties.
   */
  String again() {
    MavenExecutionRequest request = place.session().getRequest();
    List<String> words = new ArrayList<>();
    words.add("mvn");
    File pom = request.getPom();
    if (pom != null && !pom.toPath().equals(here().resolve("pom.xml"))) {
      words.add("-f");
      words.add(quoted(shown(here(), pom.toPath())));
    }
    List<String> projects = chosen(request.getSelectedProjects(), request.getExcludedProjects());
    if (!projects.isEmpty()) {
      words.add("-pl");
      words.add(quoted(String.join(",", projects)));
    }
    if (MavenExecutionRequest.REACTOR_MAKE_UPSTREAM.equals(request.getMakeBehavior())) {
      words.add("-am");
    }
    words.addAll(request.getGoals());
    carryProfiles(words);
    Properties given = place.session().getUserProperties();
    given.stringPropertyNames().stream()
        .filter(name -> name.startsWith("snapstart."))
        .sorted()
        .forEach(name -> words.add(quoted("-D" + name + "=" + shown(name, given))));
    return String.join(" ", words);
  }

  /** Payloads are secrets, also where somebody gave one on the command line. */
  private static String shown(String property, Properties given) {
    return EVENT.matcher(property).find() ? "AS-BEFORE" : given.getProperty(property);
  }

  /** Profiles may say where the function is, so every command needs the same ones. */
  private void carryProfiles(List<String> words) {
    MavenExecutionRequest request = place.session().getRequest();
    List<String> profiles = chosen(request.getActiveProfiles(), request.getInactiveProfiles());
    if (!profiles.isEmpty()) {
      words.add(quoted("-P" + String.join(",", profiles)));
    }
  }

  private static List<String> chosen(List<String> in, List<String> out) {
    return Stream.concat(in.stream(), out.stream().map(it -> "!" + it)).toList();
  }

  private void carryLocal(List<String> words) {
    if (!Values.flag("local", connection.local())) {
      return;
    }
    if (mustRepeat("local")) {
      words.add("-Dsnapstart.local");
    }
    if (localFolder != null && !localFolder.equals(foundAgain())) {
      words.add(quoted("-Dsnapstart.localFolder=" + localFolder));
    }
  }

  private void carry(List<String> words, String name, @Nullable String value) {
    if (value != null && mustRepeat(name)) {
      words.add(quoted("-Dsnapstart." + name + "=" + value));
    }
  }

  /** A goal called by hand reads the plugin's configuration, but no other execution's. */
  private boolean mustRepeat(String name) {
    return place.session().getUserProperties().containsKey("snapstart." + name)
        || !place.execution().getExecutionId().equals("default-cli");
  }

  /** Returns the state folder that a goal called for this project alone would take. */
  private @Nullable Path foundAgain() {
    return place.hasPom() ? LocalServer.defaultFolder(topmost(place.folder())) : null;
  }

  /** Searches as Maven's own start script does. */
  private static Path topmost(Path folder) {
    return Stream.iterate(folder, it -> it != null, Path::getParent)
        .filter(it -> Files.isDirectory(it.resolve(".mvn")))
        .findFirst()
        .orElse(folder);
  }

  private List<String> maven() {
    List<String> words = new ArrayList<>();
    words.add("mvn");
    MavenProject project = place.project();
    if (place.hasPom()) {
      Path pom = project.getFile().toPath();
      Path named = pom.endsWith("pom.xml") ? place.folder() : pom;
      if (!named.equals(here())) {
        words.add("-f");
        words.add(quoted(shown(here(), named)));
      }
    }
    return words;
  }

  private Path here() {
    return Path.of(place.session().getSystemProperties().getProperty("user.dir", ""));
  }

  private static String shown(Path here, Path path) {
    return (path.startsWith(here) ? here.relativize(path) : path).toString();
  }

  private static String quoted(String word) {
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    return WINDOWS
        ? '"' + word.replace("\"", "\\\"") + '"'
        : "'" + word.replace("'", "'\\''") + "'";
  }

  private boolean prefixWorks(PluginDescriptor plugin) {
    if (place.session().getSettings() != null
        && place.session().getSettings().getPluginGroups().contains(plugin.getGroupId())) {
      return true;
    }
    String key = Plugin.constructKey(plugin.getGroupId(), plugin.getArtifactId());
    return place.hasPom() && place.declared(key) != null;
  }
}
