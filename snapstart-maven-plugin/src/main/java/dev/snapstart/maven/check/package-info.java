/** What a snapshot would break: scanning classes, and the findings that are accepted. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.maven.check;
