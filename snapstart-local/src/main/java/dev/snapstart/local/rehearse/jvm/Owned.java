package dev.snapstart.local.rehearse.jvm;

import com.sun.jdi.ClassLoaderReference;
import com.sun.jdi.ReferenceType;
import java.util.Set;

/** Tells the function's own classes from those of others; immutable. */
final class Owned {
  private static final Set<String> LOADERS =
      Set.of(
          "jdk.internal.loader.ClassLoaders$AppClassLoader",
          "jdk.internal.loader.ClassLoaders$PlatformClassLoader");
  private static final int SEGMENTS = 2;

  private final String prefix;

  private Owned(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Those in the packages around the handler: the first two parts of its package's name count.
   *
   * @param handler for example {@code com.example.orders.Handler::handle}
   */
  static Owned around(String handler) {
    String[] parts = handler.split("::", 2)[0].split("\\.", -1);
    int count = Math.min(SEGMENTS, parts.length - 1);
    StringBuilder prefix = new StringBuilder();
    for (int i = 0; i < count; i++) {
      prefix.append(parts[i]).append('.');
    }
    return new Owned(prefix.toString());
  }

  boolean includes(ReferenceType type) {
    String name = type.name();
    return name.startsWith(prefix)
        && (!prefix.isEmpty() || name.indexOf('.') < 0)
        && !name.contains("$$")
        && !name.contains("/")
        && !isPlatform(type);
  }

  /** The runtime client and the JDK, which the application class loader and those above it load. */
  static boolean isPlatform(ReferenceType type) {
    ClassLoaderReference loader = type.classLoader();
    return loader == null || LOADERS.contains(loader.referenceType().name());
  }

  /** The name without its package. */
  static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
