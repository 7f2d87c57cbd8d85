package dev.snapstart.local.run.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Java through AWS's own runtime interface client. */
final class JavaKit implements Kit {
  private static final Pattern RUNTIME = Pattern.compile("java(\\d+)(\\..*)?");
  private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String NATIVE =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /** The share of the memory setting that Lambda gives to the heap (assumed). */
  private static final double HEAP = 0.85;

  /** The first version that warns of native libraries which nobody allowed. */
  private static final int NATIVE_ACCESS = 22;

  private final Host host;
  private final ClientLibrary client;
  private final Jdks jdks;

  JavaKit(Host host, Path folder) {
    this.host = host;
    this.client = new ClientLibrary(host, folder);
    this.jdks = new Jdks(host);
  }

  @Override
  public boolean isFor(String runtime) {
    return version(runtime) >= 11;
  }

  @Override
  public @Nullable String obstacle(String runtime) {
    if (!host.linux()) {
      return "AWS's runtime interface client for Java runs on Linux only, and this is "
          + host.system();
    }
    return client.obstacle();
  }

  @Override
  public List<String> command(String runtime, String handler, int memoryMb, Path temporary) {
    Jdks.Jdk jdk = jdks.bestFor(version(runtime));
    List<String> words = new ArrayList<>();
    words.add(jdk.home().resolve("bin/java").toString());
    words.add("-XX:MaxHeapSize=" + (long) (memoryMb * 1024 * HEAP) + "k");
    // As Lambda starts it: one collector, one compiler.
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    // Leaves nothing in the system's folder for temporary files.
    words.add("-XX:-UsePerfData");
    words.add("-XX:ErrorFile=" + temporary.resolve("hs_err.log"));
    if (jdk.version() >= NATIVE_ACCESS) {
      words.add("--enable-native-access=ALL-UNNAMED");
    }
    words.add("-Djava.io.tmpdir=" + temporary);
    words.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    words.add("-D" + NATIVE + "=" + client.nativeLibrary());
    words.add("-cp");
    words.add(
        client.jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    words.addAll(List.of(MAIN, handler));
    return words;
  }

  @Override
  public boolean asksAgain() {
    return true;
  }

  @Override
  public Map<String, String> variables() {
    return Map.of();
  }

  @Override
  public @Nullable String remark(String runtime) {
    Jdks.Jdk jdk = jdks.bestFor(version(runtime));
    return jdk.version() == version(runtime)
        ? null
        : "snapstart-local: " + runtime + " runs on Java " + jdk.version() + " here";
  }

  private static int version(String runtime) {
    Matcher matcher = RUNTIME.matcher(runtime);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
