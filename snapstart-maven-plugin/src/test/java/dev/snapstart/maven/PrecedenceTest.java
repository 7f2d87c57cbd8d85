package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.parameter.Precedence;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class PrecedenceTest {
  private final Properties user = new Properties();
  private final Properties project = new Properties();
  private final Precedence precedence = new Precedence(user, project);
  private final PlanMojo goal = new PlanMojo(null);

  /** All scalars that any goal takes, from the classes that declare them. */
  static Stream<Field> scalars() throws Exception {
    return goalClasses().stream()
        .flatMap(
            type -> Stream.<Class<?>>iterate(type, it -> it != Object.class, Class::getSuperclass))
        .distinct()
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
        .filter(
            field -> field.getType() == String.class && !Modifier.isStatic(field.getModifiers()))
        .peek(field -> field.setAccessible(true));
  }

  private static Set<Class<?>> goalClasses() throws Exception {
    Set<Class<?>> classes = new LinkedHashSet<>();
    for (Descriptor.Goal it : Descriptor.read().goals().values()) {
      if (!Set.of("help", "local").contains(it.name())) {
        classes.add(Class.forName(Descriptor.text(it.root(), "implementation")));
      }
    }
    return classes;
  }

  /** A goal that has the field. */
  private static Object goalWith(Field field) throws Exception {
    for (Class<?> type : goalClasses()) {
      if (field.getDeclaringClass().isAssignableFrom(type)) {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        return constructor.newInstance(new Object[constructor.getParameterCount()]);
      }
    }
    throw new AssertionError(field.toString());
  }

  @Test
  void theTableHasAllScalars() throws Exception {
    Set<String> described =
        Descriptor.read().goals().values().stream()
            .filter(it -> !Set.of("help", "local").contains(it.name()))
            .flatMap(it -> it.parameters().stream())
            .filter(it -> Descriptor.text(it, "type").equals("java.lang.String"))
            .map(it -> Descriptor.text(it, "name"))
            .collect(Collectors.toSet());
    assertThat(scalars().map(Field::getName).distinct())
        .containsExactlyInAnyOrderElementsOf(described);
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void aUserPropertyWinsOverAnElement(Field field) throws Exception {
    Object goal = goalWith(field);
    field.set(goal, "element");
    user.setProperty("snapstart." + field.getName(), "user");
    project.setProperty("snapstart." + field.getName(), "project");
    precedence.apply(goal);
    assertThat(field.get(goal)).isEqualTo("user");
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void anElementWinsOverAProjectProperty(Field field) throws Exception {
    Object goal = goalWith(field);
    field.set(goal, "element");
    project.setProperty("snapstart." + field.getName(), "project");
    precedence.apply(goal);
    assertThat(field.get(goal)).isEqualTo("element");
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void aProjectPropertyWinsOverNothing(Field field) throws Exception {
    Object goal = goalWith(field);
    project.setProperty("snapstart." + field.getName(), "project");
    precedence.apply(goal);
    assertThat(field.get(goal)).isEqualTo("project");
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void anEmptyUserPropertyTakesTheElementAway(Field field) throws Exception {
    Object goal = goalWith(field);
    field.set(goal, "element");
    user.setProperty("snapstart." + field.getName(), "");
    precedence.apply(goal);
    assertThat(field.get(goal)).isNull();
  }

  @Test
  void partsOnTheCommandLineWinOverAnElementThatIsNone() throws Exception {
    goal.vpc = new VpcConfig();
    goal.vpc.set("none");
    user.setProperty("snapstart.vpc.subnetIds", "a");
    project.setProperty("snapstart.logging", "none");
    user.setProperty("snapstart.logging.format", "JSON");
    precedence.apply(goal);
    assertThat(goal.vpc.isCleared()).isFalse();
    assertThat(goal.vpc.subnetIds).containsExactly("a");
    assertThat(goal.logging.format).isEqualTo("JSON");
  }

  @Test
  void anEmptyEntryOfAListIsNamed() {
    goal.layers = Arrays.asList("layer", null);
    assertThatThrownBy(() -> precedence.apply(goal))
        .isInstanceOf(SnapStartException.class)
        .hasMessageContaining("layers")
        .hasMessageContaining("empty");
  }

  @Test
  void theSameRuleHoldsInsideOfBeans() {
    goal.vpc = new VpcConfig();
    goal.vpc.subnetIds = List.of("element");
    goal.vpc.ipv6 = "false";
    user.setProperty("snapstart.vpc.subnetIds", "a, b");
    project.setProperty("snapstart.vpc.ipv6", "true");
    project.setProperty("snapstart.vpc.securityGroupIds", "sg");
    user.setProperty("snapstart.logging.format", "JSON");
    precedence.apply(goal);
    assertThat(goal.vpc.subnetIds).containsExactly("a", "b");
    assertThat(goal.vpc.ipv6).isEqualTo("false");
    assertThat(goal.vpc.securityGroupIds).containsExactly("sg");
    assertThat(goal.logging.format).isEqualTo("JSON");
  }

  @Test
  void theWordNoneClearsBeansAndMaps() {
    user.setProperty("snapstart.vpc", "none");
    user.setProperty("snapstart.tags", "none");
    goal.tags = Map.of("team", "orders");
    precedence.apply(goal);
    assertThat(goal.vpc.isCleared()).isTrue();
    assertThat(SettingsReader.isNone(goal.tags)).isTrue();
  }

  @Test
  void aWordThatDoesNotClearTakesThePropertiesOfItsParts() {
    user.setProperty("snapstart.prune", "true");
    user.setProperty("snapstart.prune.keep", "3");
    precedence.apply(goal);
    assertThat(goal.prune.isCleared()).isFalse();
    assertThat(goal.prune.keep).isEqualTo("3");
    user.setProperty("snapstart.prune", "none");
    precedence.apply(goal);
    assertThat(goal.prune.isCleared()).isTrue();
  }

  @Test
  void aMapTakesNoOtherProperty() {
    user.setProperty("snapstart.environment", "A=1");
    assertThatThrownBy(() -> precedence.apply(goal))
        .isInstanceOf(SnapStartException.class)
        .hasMessageContaining("environment");
  }

  @Test
  void anEntryTakesWhatItLeavesOutFromTheGoal() {
    FunctionConfig entry = new FunctionConfig();
    entry.memoryMb = "512";
    goal.memoryMb = "256";
    goal.timeoutSeconds = "10";
    goal.layers = List.of("layer");
    precedence.apply(FunctionConfig.class, entry, goal);
    assertThat(entry.memoryMb).isEqualTo("512");
    assertThat(entry.timeoutSeconds).isEqualTo("10");
    assertThat(entry.layers).containsExactly("layer");
  }

  @Test
  void aUserPropertyWinsInEveryEntry() {
    FunctionConfig entry = new FunctionConfig();
    entry.memoryMb = "512";
    user.setProperty("snapstart.memoryMb", "1024");
    precedence.apply(FunctionConfig.class, entry, goal);
    assertThat(entry.memoryMb).isEqualTo("1024");
  }
}
