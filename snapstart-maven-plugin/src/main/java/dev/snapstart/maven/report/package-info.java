/** What goals tell: lines for the console, and members of the result file. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.maven.report;
