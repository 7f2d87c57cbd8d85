package dev.snapstart.local.run.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** AWS's runtime interface client, as jars of the class path; its native part, unpacked once. */
final class ClientLibrary {
  /** A class of each jar that the client needs. */
  private static final List<String> CLASSES =
      List.of(
          "com/amazonaws/services/lambda/runtime/api/client/AWSLambda.class",
          "com/amazonaws/services/lambda/runtime/RequestHandler.class",
          "com/amazonaws/services/lambda/runtime/serialization/PojoSerializer.class",
          "software/amazon/awssdk/utilslite/SdkInternalThreadLocal.class");

  private final Host host;
  private final Path folder;
  private @Nullable Path unpacked;

  ClientLibrary(Host host, Path folder) {
    this.host = host;
    this.folder = folder;
  }

  /** Why it cannot be used, or null. */
  @Nullable String obstacle() {
    for (String name : CLASSES) {
      if (jar(name) == null) {
        return "AWS's runtime interface client for Java is not on the class path";
      }
    }
    return host.classPath().getResource(resource()) == null
        ? "AWS's runtime interface client has no native library for " + host.architecture()
        : null;
  }

  List<Path> jars() {
    List<Path> jars = new ArrayList<>();
    for (String name : CLASSES) {
      Path jar = jar(name);
      if (jar != null && !jars.contains(jar)) {
        jars.add(jar);
      }
    }
    return jars;
  }

  /** By default each start unpacks it to the same place, and starts at the same time collide. */
  synchronized Path nativeLibrary() {
    if (unpacked == null) {
      Path file = folder.resolve("libaws-lambda-jni.so");
      try (InputStream in = host.classPath().getResourceAsStream(resource())) {
        if (in == null) {
          throw new IllegalStateException("No native library: " + resource());
        }
        Files.copy(in, file);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot unpack the native library to " + file, e);
      }
      unpacked = file;
    }
    return unpacked;
  }

  private String resource() {
    String processor = host.architecture().equals("amd64") ? "x86_64" : "aarch_64";
    return "jni/libaws-lambda-jni." + (musl() ? "linux_musl-" : "linux-") + processor + ".so";
  }

  private static boolean musl() {
    try (DirectoryStream<Path> loaders =
        Files.newDirectoryStream(Path.of("/lib"), "ld-musl-*.so.1")) {
      return loaders.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }

  private @Nullable Path jar(String name) {
    URL url = host.classPath().getResource(name);
    if (url == null || !url.getProtocol().equals("jar")) {
      return null;
    }
    String file = url.getPath().substring(0, url.getPath().indexOf('!'));
    return Path.of(URI.create(file));
  }
}
