package dev.snapstart.local.state;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which runtimes exist, and which of them SnapStart supports (facts 0.8, 4). */
final class Runtimes {
  static final List<String> KNOWN =
      List.of(
          "nodejs16.x",
          "nodejs18.x",
          "nodejs20.x",
          "nodejs22.x",
          "nodejs24.x",
          "nodejs26.x",
          "java8",
          "java8.al2",
          "java8.al2023",
          "java11",
          "java11.al2023",
          "java17",
          "java17.al2023",
          "java21",
          "java25",
          "python3.8",
          "python3.9",
          "python3.10",
          "python3.11",
          "python3.12",
          "python3.13",
          "python3.14",
          "python3.15",
          "dotnetcore3.1",
          "dotnet6",
          "dotnet8",
          "dotnet10",
          "go1.x",
          "ruby3.2",
          "ruby3.3",
          "ruby3.4",
          "ruby4.0",
          "provided",
          "provided.al2",
          "provided.al2023");
  private static final Pattern JAVA = Pattern.compile("java(\\d+)(\\..*)?");
  private static final Pattern PYTHON = Pattern.compile("python3\\.(\\d+)");
  private static final Pattern DOTNET = Pattern.compile("dotnet(\\d+)");

  private Runtimes() {}

  static boolean snapStart(String runtime) {
    return atLeast(JAVA, runtime, 11)
        || atLeast(PYTHON, runtime, 12)
        || atLeast(DOTNET, runtime, 8);
  }

  private static boolean atLeast(Pattern family, String runtime, int least) {
    Matcher matcher = family.matcher(runtime);
    return matcher.matches() && Integer.parseInt(matcher.group(1)) >= least;
  }
}
