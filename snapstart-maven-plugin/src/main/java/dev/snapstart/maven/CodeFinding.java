package dev.snapstart.maven;

import dev.snapstart.readiness.Severity;

/**
 * What the code scan found at one place.
 *
 * @param severity how much it matters
 * @param file the source file, relative to the project if it is there, such as {@code
 *     src/main/java/com/example/Orders.java}
 * @param line the line, from 1, or 0 if the class does not tell
 * @param rule who says so, such as {@code AWS_LAMBDA_SNAP_START_BUG}
 * @param problem what is in the way; a sentence
 * @param remedy what to do; a sentence
 */
record CodeFinding(
    Severity severity, String file, int line, String rule, String problem, String remedy) {
  String place() {
    return line > 0 ? file + ":" + line : file;
  }
}
