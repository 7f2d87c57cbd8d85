/** What is told of measured starts: limits, lines, members, and the page with its charts. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.maven.measure;
