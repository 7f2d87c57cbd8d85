package dev.snapstart.maven.host;

import dev.snapstart.error.SnapStartException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Translates the library's errors into Maven's two kinds. */
public final class MavenErrors {
  private MavenErrors() {}

  /**
   * A failure means that the project or the function must change; an execution error, that the goal
   * could not do its work. The cause stays attached.
   */
  public static void raise(SnapStartException error)
      throws MojoExecutionException, MojoFailureException {
    String message = error.getMessage();
    switch (error.code().category()) {
      case INPUT, DRIFT, FUNCTION -> throw new MojoFailureException(message, error);
      case ACCESS, SERVICE, TIMEOUT -> throw new MojoExecutionException(message, error);
    }
  }
}
