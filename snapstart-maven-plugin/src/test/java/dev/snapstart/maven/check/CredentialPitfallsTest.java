package dev.snapstart.maven.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

class CredentialPitfallsTest {
  private static final String SOURCE = "dev/snapstart/maven/check/CredentialPitfallsTest.java";

  @TempDir private Path folder;

  @Test
  void aProviderThatFindsNothingIsAnError() throws IOException {
    Map<String, String> found = only(Provider.class);
    assertThat(found)
        .containsEntry("severity", "ERROR")
        .containsEntry("rule", "ENVIRONMENT_CREDENTIALS")
        .containsEntry("source", SOURCE);
    assertThat(found.get("problem")).startsWith("EnvironmentVariableCredentialsProvider finds no");
  }

  @Test
  void aVariableThatIsNotSetIsAWarningAtItsLine() throws IOException {
    assertThat(only(Variable.class))
        .containsEntry("severity", "WARNING")
        .containsEntry("rule", "ENVIRONMENT_CREDENTIALS")
        .containsEntry("source", SOURCE)
        .containsEntry("line", Variable.read()[1])
        .containsEntry("type", Variable.class.getName())
        .containsEntry("member", "read")
        .containsEntry(
            "problem", "The variable AWS_SESSION_TOKEN is not set in a function with SnapStart.");
  }

  @Test
  void soIsTheNameOfTheLogStream() throws IOException {
    assertThat(only(LogStream.class))
        .containsEntry("severity", "WARNING")
        .containsEntry("rule", "LOG_NAMES");
  }

  @Test
  void otherVariablesAreNoBusinessOfTheScan() throws IOException {
    assertThat(found(Harmless.class)).isEmpty();
  }

  private Map<String, String> only(Class<?> type) throws IOException {
    List<Map<String, String>> found = found(type);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private List<Map<String, String>> found(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    Path copy = folder.resolve(name);
    Files.createDirectories(copy.getParent());
    try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
      Files.copy(in, copy);
    }
    return new CredentialPitfalls().apply(folder);
  }

  static final class Provider {
    static Object create() {
      return EnvironmentVariableCredentialsProvider.create();
    }
  }

  static final class Variable {
    static String[] read() {
      int line = new Throwable().getStackTrace()[0].getLineNumber() + 1;
      return new String[] {System.getenv("AWS_SESSION_TOKEN"), String.valueOf(line)};
    }
  }

  static final class LogStream {
    static String read() {
      return System.getenv("AWS_LAMBDA_LOG_STREAM_NAME");
    }
  }

  static final class Harmless {
    static String read() {
      return System.getenv("AWS_REGION");
    }
  }
}
