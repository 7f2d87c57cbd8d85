package dev.snapstart.local.run.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JDKs of this machine. */
final class Jdks {
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");
  private static final Pattern FEATURE = Pattern.compile("\"?(\\d+).*");
  private final Jdk own;
  private final List<Jdk> all;

  Jdks(Host host) {
    own = new Jdk(host.javaHome(), host.javaVersion());
    all = new ArrayList<>(List.of(own));
    all.addAll(in(INSTALLED));
    all.addAll(in(host.userHome().resolve(".sdkman/candidates/java")));
  }

  /** The same version if there is one, else the next newer one, else this process's own. */
  Jdk bestFor(int version) {
    return all.stream()
        .filter(jdk -> jdk.version() >= version)
        .min(Comparator.comparingInt(Jdk::version))
        .orElse(own);
  }

  private static List<Jdk> in(Path folder) {
    List<Jdk> found = new ArrayList<>();
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(folder)) {
      for (Path home : homes) {
        int version = version(home.resolve("release"));
        if (version > 0 && Files.isExecutable(home.resolve("bin/java"))) {
          found.add(new Jdk(home, version));
        }
      }
    } catch (IOException e) {
      return List.of(); // No such folder: nothing is installed there.
    }
    return found;
  }

  private static int version(Path release) {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(release)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      return 0;
    }
    Matcher matcher = FEATURE.matcher(properties.getProperty("JAVA_VERSION", ""));
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /**
   * A JDK.
   *
   * @param home its folder
   * @param version its feature version
   */
  record Jdk(Path home, int version) {}
}
