package dev.snapstart.local.run.process;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The machine that functions run on.
 *
 * @param system the operating system's name
 * @param architecture the processor's, as Java names it
 * @param javaHome the JDK that this process runs on
 * @param javaVersion its feature version, for example 17
 * @param userHome the user's folder
 * @param path the folders of programs, as in the variable PATH, or null
 * @param classPath where classes are looked for
 */
record Host(
    String system,
    String architecture,
    Path javaHome,
    int javaVersion,
    Path userHome,
    @Nullable String path,
    ClassLoader classPath) {

  static Host ofThisProcess() {
    ClassLoader own = Host.class.getClassLoader();
    return new Host(
        System.getProperty("os.name", "an unknown system"),
        System.getProperty("os.arch", ""),
        Path.of(System.getProperty("java.home", "")),
        Runtime.version().feature(),
        Path.of(System.getProperty("user.home", "")),
        System.getenv("PATH"),
        own == null ? ClassLoader.getSystemClassLoader() : own);
  }

  boolean linux() {
    return system.toLowerCase(Locale.ROOT).contains("linux");
  }
}
