package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library on a class path that has none of the optional modules of the SDK. */
class OptionalModulesTest {
  private static final String OPTIONAL =
      ".*/(kms|cloudwatchlogs|cloudwatch|codedeploy|apigateway|apigatewayv2|iam)-[0-9.]+\\.jar";

  @TempDir private Path folder;
  private Fixture fixture;
  private URLClassLoader without;

  @BeforeEach
  void start() throws MalformedURLException {
    fixture = new Fixture(folder);
    List<URL> urls = new ArrayList<>();
    int left = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (entry.matches(OPTIONAL)) {
        left++;
      } else {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    assertThat(left).isGreaterThanOrEqualTo(3);
    without = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @AfterEach
  void stop() throws Exception {
    without.close();
    fixture.close();
  }

  @Test
  void deploysWithoutThem() throws Exception {
    assertThatThrownBy(() -> without.loadClass("software.amazon.awssdk.services.kms.KmsClient"))
        .isInstanceOf(ClassNotFoundException.class);
    Object live =
        program()
            .getMethod("deploy", URI.class, Path.class)
            .invoke(null, fixture.lambda().endpoint(), fixture.archive("code", "one"));
    assertThat(live).isEqualTo("1");
  }

  @Test
  void aMissingOneIsNamedWithWhatToAdd() throws Exception {
    Object error =
        program().getMethod("missing", URI.class).invoke(null, fixture.lambda().endpoint());
    assertThat(error)
        .asString()
        .startsWith("LIBRARY_MISSING: ")
        .containsPattern("Add software.amazon.awssdk:kms to the dependencies, for the SDK 2\\.");
  }

  @Test
  void aKeyThatCannotBeLookedAtIsAWarning() throws Exception {
    Object warnings =
        program()
            .getMethod("warnings", URI.class, Path.class, String.class)
            .invoke(
                null,
                fixture.lambda().endpoint(),
                fixture.archive("code", "one"),
                "arn:aws:kms:us-east-1:123456789012:key/k");
    assertThat(warnings)
        .asString()
        .contains("could not be looked at", "Add software.amazon.awssdk:kms to the dependencies");
    assertThat(fixture.writes()).containsExactly("CreateFunction");
  }

  @Test
  void aLogThatCannotBeReadLeavesTheErrorAsItIs() throws Exception {
    fixture.lambda().faults().failNextSnapshot(Fixture.FUNCTION, "FunctionError", "it threw");
    Object error =
        program()
            .getMethod("failure", URI.class, Path.class)
            .invoke(null, fixture.lambda().endpoint(), fixture.archive("code", "one"));
    assertThat(error).asString().startsWith("SNAPSHOT_FAILED: ").contains("aws logs tail");
    assertThat(fixture.calls()).doesNotContain("DescribeLogStreams");
  }

  private Class<?> program() throws ClassNotFoundException {
    return without.loadClass(DeployWithoutModules.class.getName());
  }
}
