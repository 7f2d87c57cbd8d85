package dev.snapstart.maven.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.snapstart.error.ErrorCategory;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MavenErrorsTest {
  private static final Set<ErrorCategory> FAILURES =
      Set.of(ErrorCategory.INPUT, ErrorCategory.DRIFT, ErrorCategory.FUNCTION);

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyCodeBecomesTheRightKindWithAdviceAndCause(ErrorCode code) {
    SnapStartException error =
        SnapStartException.of(code, "It went wrong.").advice("Do this.").function("f").build();
    assertThat(catchThrowable(() -> MavenErrors.raise(error)))
        .isInstanceOf(
            FAILURES.contains(code.category())
                ? MojoFailureException.class
                : MojoExecutionException.class)
        .hasMessage("f: It went wrong. Do this.")
        .hasCause(error);
  }
}
