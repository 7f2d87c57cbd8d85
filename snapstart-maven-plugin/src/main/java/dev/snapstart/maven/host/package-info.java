/** What surrounds a goal: Maven with its errors and loggers, and the process with its signals. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.maven.host;
