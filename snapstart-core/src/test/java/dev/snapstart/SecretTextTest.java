package dev.snapstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No text form shows a secret: requests, plans, steps, events, results, states, errors and all
 * else, found by looking at the classes, so that a type that is added takes part by itself.
 */
class SecretTextTest {
  static Stream<Class<?>> types() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.snapstart")
            .stream()
            .filter(it -> !it.getPackageName().startsWith("dev.snapstart.local"))
            .map(JavaClass::reflect)
            .filter(SecretTextTest::hasTextOfItsOwn)
            .map(it -> (Class<?>) it);
  }

  private static boolean hasTextOfItsOwn(Class<?> type) {
    boolean concrete = !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
    boolean writesIt =
        Stream.of(type.getDeclaredMethods())
            .anyMatch(it -> it.getName().equals("toString") && it.getParameterCount() == 0);
    return concrete && !type.isEnum() && (type.isRecord() || writesIt);
  }

  @Test
  void theTypesAreFound() {
    List<String> names = types().map(Class::getSimpleName).toList();
    assertThat(names)
        .contains(
            "DeploymentRequest",
            "DeploymentPlan",
            "DeploymentResult",
            "UpdateConfiguration",
            "FunctionState",
            "World",
            "HttpProxy",
            "Finished",
            "Invocation",
            "Environment")
        .hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @MethodSource("types")
  void showsNoSecret(Class<?> type) {
    assertThat(Specimens.of(type).toString()).doesNotContain(Specimens.SECRET);
  }
}
