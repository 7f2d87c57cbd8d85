package dev.snapstart.maven.it;

import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.state.LambdaState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Lambda inside of the Maven that is killed: only its folder survives. Its calls cannot be seen
 * from outside, so the one sign is that it has started.
 */
final class KeptTarget implements Target {
  private final Path folder;
  private final List<String> tooEarly = new ArrayList<>();
  private Runnable sign = () -> {};

  /**
   * Prepares a folder.
   *
   * @param folder where the state is kept
   * @param start the folder of an earlier state, or null to start empty
   */
  KeptTarget(Path folder, Path start) throws IOException {
    this.folder = folder;
    if (start != null) {
      copy(start, folder);
    }
  }

  @Override
  public List<String> arguments() {
    return List.of("-Dsnapstart.local", "-Dsnapstart.localFolder=" + folder);
  }

  @Override
  public void onProgress(Runnable sign) {
    this.sign = sign;
  }

  @Override
  public void line(String text) {
    if (text.startsWith("[INFO] Local Lambda at ")) {
      sign.run();
    }
  }

  @Override
  public void died() {}

  /** Opens a copy, and stops its clock, so that looking changes nothing. */
  @Override
  public LambdaState state() {
    Path copy = snapshot();
    try (LocalLambda lambda =
        LocalLambda.builder()
            .stateFolder(copy.resolve("us-east-1"))
            .clock(Clock.fixed(Clock.systemUTC().instant(), ZoneOffset.UTC))
            .start()) {
      LambdaState state = lambda.state();
      tooEarly.addAll(Remains.tooEarly(state, "orders"));
      return state;
    }
  }

  private Path snapshot() {
    try {
      Path copy = Files.createTempDirectory(folder.getParent(), "seen");
      copy(folder, copy);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> tooEarly() {
    return tooEarly;
  }

  @Override
  public void close() {}

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
