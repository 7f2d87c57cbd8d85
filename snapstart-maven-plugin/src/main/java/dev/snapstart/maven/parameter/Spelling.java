package dev.snapstart.maven.parameter;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.host.Place;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Refuses elements that no goal knows, and properties that must be meant for one but are misspelt:
 * Maven passes both over in silence. Others may have properties with our prefix, so what comes
 * close to none is only told.
 */
public final class Spelling {
  private static final String PREFIX = "snapstart.";

  /** So many slips make another word of it. */
  private static final int SIMILAR = 2;

  /** No element of ours: the local Lambda reads it by itself, from the system properties. */
  private static final Set<String> OF_THE_LOCAL_LAMBDA = Set.of("criu");

  private final Place place;
  private final Set<String> elements = new TreeSet<>();
  private final Set<String> properties = new TreeSet<>();

  public Spelling(Place place) {
    this.place = place;
    for (MojoDescriptor goal : place.plugin().getMojos()) {
      for (Parameter parameter : goal.getParameters()) {
        String name = parameter.getName();
        elements.add(name);
        List<String> parts = parts(parameter).map(part -> name + "." + part).toList();
        properties.addAll(parts);
        if (!parts.isEmpty() || hasProperty(parameter)) {
          properties.add(name);
        }
      }
    }
  }

  /**
   * Checks what the pom says about this execution, and the properties of the command line.
   *
   * @param warning takes a line for each property that may be somebody else's, or a slip
   */
  public void check(Consumer<String> warning) {
    elements().filter(name -> !elements.contains(name)).findFirst().ifPresent(this::refuseElement);
    properties().filter(name -> !properties.contains(name)).forEach(name -> judge(name, warning));
  }

  private void judge(String name, Consumer<String> warning) {
    String element = name.replaceFirst("\\..*", "");
    boolean partOfOne = properties.contains(element);
    Optional<String> meant = nearest(properties, name, partOfOne ? SIMILAR : 1);
    if (partOfOne || meant.isPresent()) {
      refuseProperty(name, meant);
    } else if (!place.project().getProperties().containsKey(PREFIX + name)) {
      warning.accept("-D" + PREFIX + name + " is a property that no goal knows; it does nothing.");
    }
  }

  /** A table of names and values has one, too, that can only clear it. */
  private static boolean hasProperty(Parameter parameter) {
    return parameter.getType().equals(Map.class.getName())
        || String.valueOf(parameter.getExpression()).contains(PREFIX);
  }

  private static Stream<String> parts(Parameter parameter) {
    try {
      Class<?> type = Class.forName(parameter.getType());
      return Clearable.class.isAssignableFrom(type)
          ? Arrays.stream(type.getDeclaredFields())
              .filter(Precedence::isElement)
              .map(Field::getName)
          : Stream.empty();
    } catch (ClassNotFoundException e) {
      return Stream.empty(); // a primitive or a type of Maven's has no parts of ours
    }
  }

  private Stream<String> elements() {
    Plugin plugin = place.declared(place.plugin().getPluginLookupKey());
    if (plugin == null) {
      return Stream.empty();
    }
    PluginExecution own = plugin.getExecutionsAsMap().get(place.execution().getExecutionId());
    Object written = own == null ? plugin.getConfiguration() : own.getConfiguration();
    return written instanceof Xpp3Dom elements
        ? Arrays.stream(elements.getChildren()).map(Xpp3Dom::getName)
        : Stream.empty();
  }

  private Stream<String> properties() {
    return place.session().getUserProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX))
        .map(name -> name.substring(PREFIX.length()))
        .filter(name -> !OF_THE_LOCAL_LAMBDA.contains(name));
  }

  private void refuseElement(String name) {
    throw SnapStartException.of(
            ErrorCode.INVALID_REQUEST, "<" + name + "> is an element that no goal knows.")
        .advice(
            nearest(elements, name, SIMILAR)
                .map(meant -> "Did you mean <" + meant + ">?")
                .orElse("Take it out; docs/goals lists those that there are."))
        .build();
  }

  private static void refuseProperty(String name, Optional<String> meant) {
    throw SnapStartException.of(
            ErrorCode.INVALID_REQUEST, "-D" + PREFIX + name + " is a property that no goal knows.")
        .advice(
            meant
                .map(other -> "Did you mean -D" + PREFIX + other + "?")
                .orElse("Take it out; docs/goals lists those that there are."))
        .build();
  }

  private static Optional<String> nearest(Set<String> known, String name, int slips) {
    return known.stream()
        .filter(other -> slips(lower(name), lower(other)) <= slips)
        .min((a, b) -> slips(lower(name), lower(a)) - slips(lower(name), lower(b)));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Counts letters that are missing, too many, wrong, or swapped with the next. */
  static int slips(String one, String other) {
    int[][] count = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        count[i][j] = i == 0 || j == 0 ? i + j : cheapest(count, one, other, i, j);
      }
    }
    return count[one.length()][other.length()];
  }

  private static int cheapest(int[][] count, String one, String other, int i, int j) {
    int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(count[i - 1][j - 1] + changed, Math.min(count[i - 1][j] + 1, count[i][j - 1] + 1));
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, count[i - 2][j - 2] + 1) : least;
  }
}
